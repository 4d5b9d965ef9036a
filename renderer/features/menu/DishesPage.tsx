/** Dishes (菜品): what the kitchen can cook, with price, allergens and the diets each suits. */
import { TextInput } from '@mantine/core';
import { IconArrowLeft, IconPlus, IconSearch, IconSoup } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { dietNames, dishKindNames, dishKinds, type menu } from '../../../db/menu/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { yuan } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { Segmented, type SegmentOption } from '../../ui/Segmented.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import type { Column } from '../../ui/tableColumns.ts';
import css from './DishesPage.module.css';
import { DishPanel, type EditedDish } from './DishPanel.tsx';
import { menuTexts } from './texts.ts';
import { useFoodWords } from './useFoodWords.ts';

type Row = OutputOf<typeof menu.dishes>[number];
type Kind = Row['kind'] | 'all' | 'retired';

export default function DishesPage() {
  const t = useText(menuTexts);
  const say = useSay();
  const [, navigate] = useLocation();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [edited, setEdited] = useState<EditedDish | null>(null);
  const { data } = useDeskQuery('menu', 'dishes', {});
  const columns = useColumns();
  const add = () => setEdited({ newName: text.trim() });
  const wanted = text.trim().toLowerCase();
  const isOf = (row: Row, value: Kind) =>
    value === 'retired' ? row.retired : !row.retired && (value === 'all' || row.kind === value);
  const countOf = (value: Kind) => data?.filter((row) => isOf(row, value)).length ?? 0;
  const rows = data?.filter(
    (row) =>
      isOf(row, kind) &&
      (row.name.toLowerCase().includes(wanted) || row.nameEn.toLowerCase().includes(wanted)),
  );
  const kinds: SegmentOption<Kind>[] = [
    { value: 'all', label: t('dish.all'), count: countOf('all') },
    ...dishKinds.map((value) => ({ value, label: say(dishKindNames[value]), count: countOf(value) })),
    { value: 'retired', label: t('dish.retired'), count: countOf('retired') },
  ];
  const addButton = <ActionButton label={t('dish.add')} icon={<IconPlus size={18} />} onAction={add} />;
  return (
    <Page
      title={t('dishes')}
      actions={
        <>
          <ActionButton
            label={t('back')}
            keys="Escape"
            icon={<IconArrowLeft size={18} />}
            onAction={() => navigate('/canteen/menu')}
          />
          {mayWrite && (
            <ActionButton
              label={t('dish.add')}
              keys="N"
              kind="primary"
              icon={<IconPlus size={18} />}
              onAction={add}
            />
          )}
        </>
      }
    >
      <Toolbar
        end={
          <TextInput
            className={css.find ?? ''}
            aria-label={t('dish.find')}
            placeholder={t('dish.find')}
            leftSection={<IconSearch size={16} />}
            value={text}
            maxLength={40}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        }
      >
        <Segmented label={t('dish.kind')} value={kind} onChange={(next) => setKind(next)} options={kinds} />
      </Toolbar>
      <Card flush>
        <DataTable
          label={t('dishes')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          {...(mayWrite ? { onOpen: setEdited } : {})}
          openKey={edited && 'id' in edited ? edited.id : null}
          empty={
            data?.length === 0 ? (
              <EmptyState icon={<IconSoup />} sentence={t('dish.none')} action={mayWrite && addButton} />
            ) : (
              <EmptyState icon={<IconSoup />} sentence={t('dish.noneFound')} />
            )
          }
        />
      </Card>
      <DishPanel
        key={edited === null ? 'closed' : 'id' in edited ? edited.id : 'new'}
        dish={edited}
        onClose={() => setEdited(null)}
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const t = useText(menuTexts);
  const say = useSay();
  const { nameOf, allergenOptions } = useFoodWords();
  return [
    {
      key: 'name',
      title: t('dish.name'),
      width: 'minmax(10rem, 1.4fr)',
      cell: (row) => <strong className={css.name}>{nameOf(row)}</strong>,
      sortBy: (row) => nameOf(row),
    },
    {
      key: 'kind',
      title: t('dish.kind'),
      width: '7rem',
      cell: (row) => say(dishKindNames[row.kind]),
      sortBy: (row) => dishKinds.indexOf(row.kind),
    },
    {
      key: 'price',
      title: t('dish.price'),
      width: '6rem',
      align: 'end',
      cell: (row) => yuan(row.priceFen),
      sortBy: (row) => row.priceFen,
    },
    {
      key: 'allergens',
      title: t('dish.allergens'),
      width: 'minmax(9rem, 1.4fr)',
      cell: (row) => (
        <span className={css.tags}>
          {allergenOptions
            .filter(({ value }) => row.allergens.includes(value))
            .map(({ value, label }) => (
              <Tag key={value} tone="danger">
                {label}
              </Tag>
            ))}
        </span>
      ),
    },
    {
      key: 'diets',
      title: t('dish.diets'),
      width: 'minmax(9rem, 1.6fr)',
      cell: (row) => (
        <span className={css.tags}>
          {row.diets.map((diet) => (
            <Tag key={diet} tone="accent">
              {say(dietNames[diet])}
            </Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'used',
      title: t('dish.used'),
      width: '8rem',
      align: 'end',
      cell: (row) => (row.used === 0 ? '–' : t('dish.usedTimes', { count: row.used })),
      sortBy: (row) => row.used,
    },
  ];
}
