/** The day close on A4 (日结单): how the cash came together, what was counted, and room to sign. */
import { useLocation, useParams } from 'wouter';
import { denominations, paymentWords } from '../../../../db/payments/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { weekday, yuan } from '../../../ui/format.ts';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { TimeText } from '../../../ui/When.tsx';
import { signed, useEntryName } from '../account/entryName.ts';
import { paymentsTexts } from '../texts.ts';
import type { Drawer } from './ClosePage.tsx';
import css from './ClosePaper.module.css';
import { useDifference } from './useDifference.ts';

export default function ClosePaper() {
  const t = useText(paymentsTexts);
  const language = usePreferences((preferences) => preferences.language);
  const today = useToday();
  const { day = today } = useParams<{ day: string }>();
  const [, navigate] = useLocation();
  const { data, error } = useDeskQuery('payments', 'drawer', { day });
  return (
    <PrintFrame
      title={t('close.title')}
      heading={`${data?.centreName ?? ''}  ${day} ${weekday(day, language)}`}
      footer={<span>{t('close.signs')}</span>}
      onClose={() => navigate(day === today ? '/canteen/close' : `/canteen/close?day=${day}`)}
    >
      {error && <ErrorNote error={error} />}
      {data && <Sums drawer={data} />}
      {data && <CashEntries drawer={data} />}
    </PrintFrame>
  );
}

function Sums({ drawer }: { drawer: Drawer }) {
  const t = useText(paymentsTexts);
  const say = useSay();
  const said = useDifference();
  const [close] = drawer.closes;
  const lines: [string, string][] = [
    ...drawer.byKind.map(({ kind, cashFen }): [string, string] => [say(paymentWords[kind]), yuan(cashFen)]),
    [t('close.expected'), yuan(close?.expectedFen ?? drawer.expectedFen)],
    ...(close
      ? ([
          [t('close.float'), yuan(close.floatFen)],
          [t('close.counted'), yuan(close.countedFen)],
          [t('close.difference'), [said(close.differenceFen), close.note].filter(Boolean).join(' · ')],
        ] satisfies [string, string][])
      : []),
  ];
  return (
    <>
      <p className={css.desk}>
        {t('close.desk', { code: drawer.deskCode })}
        {close && (
          <>
            {' · '}
            <TimeText at={close.at} /> {close.accountName}
          </>
        )}
      </p>
      <table className={css.sums}>
        <tbody>
          {lines.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {close?.pieces && (
        <p className={css.pieces}>
          {close.pieces
            .flatMap((count, at) => (count === 0 ? [] : [`${(denominations[at] ?? 0) / 100} × ${count}`]))
            .join('　')}
        </p>
      )}
    </>
  );
}

function CashEntries({ drawer }: { drawer: Drawer }) {
  const t = useText(paymentsTexts);
  const nameOf = useEntryName();
  const cash = drawer.entries.filter(({ cashFen }) => cashFen !== 0).toReversed();
  return (
    <>
      <h2 className={css.heading}>{t('close.list')}</h2>
      <table className={css.entries}>
        <thead>
          <tr>
            <th scope="col">{t('close.time')}</th>
            <th scope="col">{t('entry')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('cash')}</th>
            <th scope="col">{t('receiptNo')}</th>
            <th scope="col">{t('by')}</th>
          </tr>
        </thead>
        <tbody>
          {cash.map((entry) => (
            <tr key={entry.id}>
              <td>
                <TimeText at={entry.at} />
              </td>
              <td>{nameOf(entry)}</td>
              <td>{entry.name ?? t('receipt.guest')}</td>
              <td>{signed(entry.cashFen)}</td>
              <td>{entry.receiptNo}</td>
              <td>{entry.accountName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
