/** A day's visits as a table, latest arrival first. */
import { IconClipboardText } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { VisitLine } from '../../../../db/visits/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { TimeText } from '../../../ui/When.tsx';
import { useNameOf } from '../nameOf.ts';
import { OutcomeTag } from '../OutcomeTag.tsx';
import { visitsTexts } from '../texts.ts';
import { todayTexts } from './texts.ts';
import css from './VisitTable.module.css';

interface Props {
  lines: readonly VisitLine[] | undefined;
  openKey: string | null;
  onOpen(rootId: string): void;
}

export function VisitTable({ lines, openKey, onOpen }: Props) {
  const t = useText(todayTexts);
  return (
    <DataTable
      label={t('visits')}
      rows={lines}
      columns={useColumns()}
      rowKey={(line) => line.rootId}
      onOpen={(line) => onOpen(line.rootId)}
      openKey={openKey}
      empty={<EmptyState icon={<IconClipboardText />} sentence={t('none')} />}
    />
  );
}

function useColumns(): Column<VisitLine>[] {
  const t = useText(todayTexts);
  const words = useText(visitsTexts);
  const nameOf = useNameOf();
  return useMemo(
    () => [
      {
        key: 'time',
        title: t('time'),
        width: '5.25rem',
        cell: (line) => <TimeText at={line.arrivedAt} />,
        sortBy: (line) => line.arrivedAt,
      },
      {
        key: 'name',
        title: t('person'),
        width: 'minmax(6.5rem, 1fr)',
        cell: (line) => (
          <span className={css.person} data-withdrawn={line.withdrawn || undefined}>
            {line.subject.name}
            {line.agent && <span className={css.quiet}>{t('by', { name: line.agent.name })}</span>}
            {line.companions > 0 && <span className={css.quiet}>{`+${line.companions}`}</span>}
          </span>
        ),
        sortBy: (line) => line.subject.name,
      },
      {
        key: 'matter',
        title: words('matter'),
        width: 'minmax(10rem, 2.2fr)',
        cell: (line) => (
          <span title={line.note || undefined}>
            {nameOf(line.matter)}
            {line.note && <span className={css.quiet}> · {line.note}</span>}
          </span>
        ),
        sortBy: (line) => nameOf(line.matter),
      },
      {
        key: 'outcome',
        title: words('outcome'),
        width: '11rem',
        cell: (line) => (
          <span className={css.marks}>
            {line.withdrawn ? (
              <Tag>{words('withdrawn')}</Tag>
            ) : (
              <OutcomeTag outcome={line.outcome} dueOn={line.dueOn} />
            )}
            {line.contested && (
              <Tag tone="attention" title={t('contested.why')}>
                {t('contested')}
              </Tag>
            )}
            {line.corrected && !line.withdrawn && <Tag>{words('corrected')}</Tag>}
          </span>
        ),
        sortBy: (line) => line.outcome,
      },
      {
        key: 'handler',
        title: t('handler'),
        width: '6rem',
        cell: (line) => line.handler.name,
        sortBy: (line) => line.handler.name,
      },
    ],
    [t, words, nameOf],
  );
}
