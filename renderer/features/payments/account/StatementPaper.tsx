/** A person's account on A4, for their hand: what stood at first, every entry, what stands at last. */
import { useLocation, useParams, useSearch } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { money, yuan } from '../../../ui/format.ts';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { paymentsTexts } from '../texts.ts';
import { signed, useEntryName } from './entryName.ts';
import css from './StatementPaper.module.css';

export default function StatementPaper() {
  const t = useText(paymentsTexts);
  const facts = usePersonFacts();
  const nameOf = useEntryName();
  const today = useToday();
  const printer = useSession((session) => session.account?.name ?? '');
  const { id = '' } = useParams<{ id: string }>();
  const asked = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const from = asked.get('from') ?? today;
  const to = asked.get('to') ?? today;
  const { data, error } = useDeskQuery('payments', 'statement', { residentId: id, from, to });
  const purse = (label: string, { balanceFen, owedFen }: { balanceFen: number; owedFen: number }) => (
    <p className={css.purse}>
      <b>{label}</b> {t('receipt.balance')} {money(balanceFen)} · {t('receipt.owed')} {money(owedFen)}
    </p>
  );
  return (
    <PrintFrame
      title={`${t('statement.title')}${data ? ` · ${data.person.name}` : ''}`}
      heading={`${data?.centreName ?? ''}  ${from} – ${to}`}
      footer={<span>{`${printer} ${today}`}</span>}
      onClose={() => navigate(`/canteen/accounts/${id}`)}
    >
      {error && <ErrorNote error={error} />}
      {data && (
        <>
          <p>{facts(data.person)}</p>
          {purse(t('statement.opening'), data.opening)}
          <table className={css.entries}>
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('entry')}</th>
                <th scope="col">{t('cash')}</th>
                <th scope="col">{t('balanceChange')}</th>
                <th scope="col">{t('balanceAfter')}</th>
                <th scope="col">{t('owedChange')}</th>
                <th scope="col">{t('owedAfter')}</th>
                <th scope="col">{t('receiptNo')}</th>
                <th scope="col">{t('note')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.bookedOn}</td>
                  <td>{nameOf(row)}</td>
                  <td>{signed(row.cashFen)}</td>
                  <td>{signed(row.balanceFen)}</td>
                  <td>{yuan(row.balanceAfterFen)}</td>
                  <td>{signed(row.owedFen)}</td>
                  <td>{yuan(row.owedAfterFen)}</td>
                  <td>{row.receiptNo}</td>
                  <td>{row.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {data.rows.length === 0 && <p>{t('statement.none')}</p>}
          {purse(t('statement.closing'), data.closing)}
        </>
      )}
    </PrintFrame>
  );
}
