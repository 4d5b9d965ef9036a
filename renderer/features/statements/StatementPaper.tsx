/** The statement on paper: the tables that the street office asks for, and room to sign and seal. */
import { useLocation, useParams } from 'wouter';
import type { Amounts, Figures, MonthClosed } from '../../../db/statements/contract.ts';
import { payers } from '../../../db/statements/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useNow, useToday } from '../../state/now.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { clockTime, dayIn, grouped, yuan } from '../../ui/format.ts';
import { PrintFrame } from '../../ui/PrintFrame.tsx';
import { monthName } from '../visits/today/month.ts';
import css from './StatementPaper.module.css';
import { statementsTexts } from './texts.ts';

export default function StatementPaper() {
  const t = useText(statementsTexts);
  const language = usePreferences((preferences) => preferences.language);
  const { month = '' } = useParams<{ month: string }>();
  const [, navigate] = useLocation();
  const { data, error } = useDeskQuery('statements', 'month', { month });
  const centreName = useDeskQuery('centre', 'get', {}).data?.name ?? '';
  return (
    <PrintFrame
      title={t('paper.title')}
      heading={`${centreName}  ${monthName(month, language)}`}
      footer={<Printed />}
      onClose={() => navigate(`/canteen/statements?month=${month}`)}
    >
      {error && <ErrorNote error={error} />}
      {data && <Paper figures={data.figures} closed={data.closed} />}
    </PrintFrame>
  );
}

function Paper({ figures, closed }: { figures: Figures; closed: MonthClosed | null }) {
  const t = useText(statementsTexts);
  const say = useSay();
  const { by, total, late, corrections, adjustments } = figures;
  const groups = (list: Figures['by']['tier']) =>
    list.map(({ name, ...amounts }) => ({ name: say(name), amounts }));
  return (
    <>
      <State closed={closed} />
      <p>
        {t('paper.summary', {
          meals: grouped(total.portions),
          late: grouped(late.portions),
          count: corrections,
          amount: yuan(adjustments.priceFen),
        })}
      </p>
      <h2 className={css.head}>{t('paper.byPayer')}</h2>
      <Shares figures={figures} />
      <h2 className={css.head}>{t('paper.byTier')}</h2>
      <AmountTable head={t('view.tier')} rows={[...groups(by.tier), { name: t('total'), amounts: total }]} />
      <h2 className={css.head}>{t('paper.byMode')}</h2>
      <AmountTable head={t('view.mode')} rows={[...groups(by.meal), ...groups(by.mode)]} />
      {by.deliverer.length > 0 && (
        <>
          <h2 className={css.head}>{t('paper.byDeliverer')}</h2>
          <AmountTable head={t('view.deliverer')} rows={groups(by.deliverer)} />
        </>
      )}
      <h2 className={css.head}>{t('paper.money')}</h2>
      <MoneyTable money={figures.money} />
      <Signatures />
    </>
  );
}

function State({ closed }: { closed: MonthClosed | null }) {
  const t = useText(statementsTexts);
  const zone = useSession((session) => session.zone);
  if (!closed) return <p className={css.small}>{t('paper.open')}</p>;
  const time = `${dayIn(closed.at, zone)} ${clockTime(closed.at, zone)}`;
  return <p className={css.small}>{t('paper.closed', { time, name: closed.by, hash: closed.hash })}</p>;
}

function Shares({ figures: { payers: shares, total } }: { figures: Figures }) {
  const t = useText(statementsTexts);
  const say = useSay();
  return (
    <table className={css.figures}>
      <thead>
        <tr>
          <th scope="col">{t('payer')}</th>
          <th scope="col">{t('portions')}</th>
          <th scope="col">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ key, name, portions, amountFen }) => (
          <tr key={key}>
            <th scope="row">{say(name)}</th>
            <td>{grouped(portions)}</td>
            <td>{yuan(amountFen)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('total')}</th>
          <td>{grouped(total.portions)}</td>
          <td>{yuan(total.priceFen)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function AmountTable({ head, rows }: { head: string; rows: readonly { name: string; amounts: Amounts }[] }) {
  const t = useText(statementsTexts);
  return (
    <table className={css.figures}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('portions')}</th>
          <th scope="col">{t('price')}</th>
          <th scope="col">{t('person')}</th>
          {payers.map((payer) => (
            <th key={payer} scope="col">
              {t(`payer.${payer}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, amounts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{grouped(amounts.portions)}</td>
            <td>{yuan(amounts.priceFen)}</td>
            <td>{yuan(amounts.personFen)}</td>
            {payers.map((payer) => (
              <td key={payer}>{yuan(amounts.payers[payer])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MoneyTable({ money }: { money: Figures['money'] }) {
  const t = useText(statementsTexts);
  const say = useSay();
  const purse = (name: string, { balanceFen, owedFen }: Figures['money']['opening']) => (
    <tr>
      <th scope="row">{name}</th>
      <td />
      <td />
      <td>{yuan(balanceFen)}</td>
      <td>{yuan(owedFen)}</td>
    </tr>
  );
  return (
    <table className={css.figures}>
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('entries')}</th>
          <th scope="col">{t('cash')}</th>
          <th scope="col">{t('balance')}</th>
          <th scope="col">{t('owed')}</th>
        </tr>
      </thead>
      <tbody>
        {purse(t('opening'), money.opening)}
        {money.kinds.map(({ key, name, entries, cashFen, balanceFen, owedFen }) => (
          <tr key={key}>
            <th scope="row">{say(name)}</th>
            <td>{grouped(entries)}</td>
            <td>{yuan(cashFen)}</td>
            <td>{yuan(balanceFen)}</td>
            <td>{yuan(owedFen)}</td>
          </tr>
        ))}
        {purse(t('closing'), money.closing)}
      </tbody>
    </table>
  );
}

function Signatures() {
  const t = useText(statementsTexts);
  return (
    <div className={css.signatures}>
      {(['maker', 'checker', 'manager', 'street'] as const).map((who) => (
        <div key={who} className={css.signature}>
          <span>{t(`paper.${who}`)}</span>
          <span>{t('paper.date')}</span>
        </div>
      ))}
    </div>
  );
}

function Printed() {
  const t = useText(statementsTexts);
  const name = useSession((session) => session.account?.name ?? '');
  const zone = useSession((session) => session.zone);
  const now = useNow((clock) => clock.now);
  const today = useToday();
  return <span>{t('paper.printed', { name, day: today, time: clockTime(now, zone) })}</span>;
}
