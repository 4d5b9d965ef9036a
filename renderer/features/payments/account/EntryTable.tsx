/** A person's entries, newest first, with what stood after each; a mistake is taken back from its row. */
import { IconReceipt } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { payments } from '../../../../db/payments/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { yuan } from '../../../ui/format.ts';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/tableColumns.ts';
import { TimeText } from '../../../ui/When.tsx';
import { RowMenu } from '../../residents/parts/RowMenu.tsx';
import { paymentsTexts } from '../texts.ts';
import css from './EntryTable.module.css';
import { type Entry, signed, useEntryName } from './entryName.ts';
import { ReverseDialog } from './ReverseDialog.tsx';

type Statement = OutputOf<typeof payments.statement>;

/** Whether the core would take this entry back for this person; it says the rest in a sentence. */
function useMayReverse(): (entry: Entry) => boolean {
  const role = useSession((session) => session.account?.role);
  const today = useToday();
  return ({ mealRootId, reversesId, reversedBy, bookedOn, kind }) => {
    if (mealRootId !== null || reversesId !== null || reversedBy !== null) return false;
    return role === 'manager' || (role === 'careOperator' && bookedOn === today && kind !== 'adjustment');
  };
}

function useColumns(onReverse: (entry: Entry) => void): Column<Entry>[] {
  const t = useText(paymentsTexts);
  const [, navigate] = useLocation();
  const nameOf = useEntryName();
  const mayReverse = useMayReverse();
  return [
    {
      key: 'day',
      title: t('day'),
      width: '10.5rem',
      cell: ({ bookedOn, at }) => (
        <>
          {bookedOn}{' '}
          <span className={css.quiet}>
            <TimeText at={at} />
          </span>
        </>
      ),
    },
    {
      key: 'entry',
      title: t('entry'),
      width: 'minmax(10rem, 1fr)',
      cell: (entry) => (
        <span className={css.entry}>
          {nameOf(entry)} {entry.reversedBy !== null && <Tag>{t('reversed')}</Tag>}
        </span>
      ),
    },
    { key: 'cash', title: t('cash'), width: '6.5rem', align: 'end', cell: ({ cashFen }) => signed(cashFen) },
    {
      key: 'balanceChange',
      title: t('balanceChange'),
      width: '6.5rem',
      align: 'end',
      cell: ({ balanceFen }) => signed(balanceFen),
    },
    {
      key: 'balanceAfter',
      title: t('balanceAfter'),
      width: '6.5rem',
      align: 'end',
      cell: ({ balanceAfterFen }) => <b>{yuan(balanceAfterFen)}</b>,
    },
    {
      key: 'owedChange',
      title: t('owedChange'),
      width: '6.5rem',
      align: 'end',
      cell: ({ owedFen }) => signed(owedFen),
    },
    {
      key: 'owedAfter',
      title: t('owedAfter'),
      width: '6rem',
      align: 'end',
      cell: ({ owedAfterFen }) => (owedAfterFen === 0 ? '' : yuan(owedAfterFen)),
    },
    { key: 'receiptNo', title: t('receiptNo'), width: '12rem', cell: ({ receiptNo }) => receiptNo },
    {
      key: 'note',
      title: t('note'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ note, accountName }) => (
        <>
          {note} <span className={css.quiet}>{accountName}</span>
        </>
      ),
    },
    {
      key: 'more',
      title: '',
      width: '3.5rem',
      cell: (entry) => (
        <RowMenu
          label={t('row.more', { what: nameOf(entry) })}
          choices={[
            { label: t('row.receipt'), onChoose: () => navigate(`/canteen/receipt/${entry.id}`) },
            ...(mayReverse(entry)
              ? [{ label: t('row.reverse'), danger: true, onChoose: () => onReverse(entry) }]
              : []),
          ]}
        />
      ),
    },
  ];
}

export function EntryTable({ statement }: { statement: Statement | undefined }) {
  const t = useText(paymentsTexts);
  const [reversing, setReversing] = useState<Entry | null>(null);
  const columns = useColumns(setReversing);
  const rows = useMemo(() => statement?.rows.toReversed(), [statement]);
  return (
    <>
      <DataTable<Entry>
        label={t('statement.title')}
        rows={rows}
        columns={columns}
        rowKey={(entry) => entry.id}
        empty={<EmptyState icon={<IconReceipt />} sentence={t('statement.none')} />}
      />
      {reversing && <ReverseDialog key={reversing.id} entry={reversing} onClose={() => setReversing(null)} />}
    </>
  );
}
