/** The orders of a meal, one line for each person. */
import { IconAlertTriangle, IconClipboardList } from '@tabler/icons-react';
import { modeNames } from '../../../db/menu/contract.ts';
import type { OrderLine } from '../../../db/orders/contract.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import { DietTags } from '../menu/DietTags.tsx';
import { useFoodWords } from '../menu/useFoodWords.ts';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import css from './OrdersTable.module.css';
import { ordersTexts } from './texts.ts';
import { useDietWords } from './useDietWords.ts';

interface Props {
  lines: readonly OrderLine[] | undefined;
  /** Nothing was ordered at all. */
  isNew: boolean;
  openKey: string | null;
  onOpen(residentId: string): void;
}

export function OrdersTable({ lines, isNew, openKey, onOpen }: Props) {
  const t = useText(ordersTexts);
  return (
    <DataTable
      label={t('title')}
      rows={lines}
      columns={useColumns()}
      rowKey={(line) => line.person.id}
      onOpen={(line) => onOpen(line.person.id)}
      openKey={openKey}
      empty={
        <EmptyState icon={<IconClipboardList />} sentence={isNew ? t('none.ordered') : t('none.shown')} />
      }
    />
  );
}

function useColumns(): Column<OrderLine>[] {
  const t = useText(ordersTexts);
  const say = useSay();
  const facts = usePersonFacts();
  const { nameOf } = useFoodWords();
  const dietWords = useDietWords();
  return [
    {
      key: 'name',
      title: t('person'),
      width: 'minmax(11rem, 1.5fr)',
      cell: ({ person, away }) => (
        <span className={css.person}>
          <strong>{person.name}</strong>
          {away && <Tag tone="attention">{t('away')}</Tag>}
          <span className={css.quiet}>{facts(person)}</span>
        </span>
      ),
      sortBy: ({ person }) => person.name,
    },
    {
      key: 'option',
      title: t('option'),
      width: 'minmax(7rem, 1fr)',
      cell: ({ option }) => (
        <span className={css.person}>
          {option ? nameOf(option) : t('usual')}
          {option && !option.onMenu && <Tag tone="attention">{t('offMenu')}</Tag>}
        </span>
      ),
      sortBy: ({ option }) => option?.name ?? null,
    },
    {
      key: 'mode',
      title: t('mode'),
      width: 'minmax(8rem, 0.9fr)',
      cell: ({ mode, route }) => (
        <span className={css.person}>
          {say(modeNames[mode])}
          {mode === 'delivery' && <span className={css.quiet}>{route?.name ?? t('route.none')}</span>}
        </span>
      ),
      sortBy: ({ mode }) => mode,
    },
    {
      key: 'diet',
      title: t('diet'),
      width: 'minmax(9rem, 1.5fr)',
      cell: ({ diet, conflicts }) => (
        <span
          className={css.person}
          title={[dietWords(diet), ...conflicts.map(({ sentence }) => say(sentence))].join('\n')}
        >
          {conflicts.some(({ severity }) => severity === 'danger') && (
            <IconAlertTriangle className={css.danger} size={16} />
          )}
          <DietTags {...diet} oneLine />
        </span>
      ),
    },
    {
      key: 'note',
      title: t('note'),
      width: 'minmax(5.5rem, 0.9fr)',
      cell: ({ note, why }) => (why ? <span className={css.why}>{say(why)}</span> : note),
    },
    {
      key: 'source',
      title: t('source'),
      width: '5.5rem',
      cell: ({ orderId }) => (orderId === null ? t('source.standing') : t('source.day')),
      sortBy: ({ orderId }) => (orderId === null ? 1 : 0),
    },
  ];
}
