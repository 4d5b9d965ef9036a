/** The answer of a preview: in all, by payer, by category, and the people whom it touches most. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import { categories, codesOf } from '../../../../db/residents/contract.ts';
import { payerWords, type subsidies } from '../../../../db/subsidies/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { grouped, yuan } from '../../../ui/format.ts';
import css from './SidePane.module.css';
import { ruleTexts } from './texts.ts';

type Result = OutputOf<typeof subsidies.preview>;
interface Cost {
  paidFen: number;
  wouldPayFen: number;
}

/** With its sign: a change of nothing is 0.00. */
function signed({ paidFen, wouldPayFen }: Cost): string {
  const change = wouldPayFen - paidFen;
  return change > 0 ? `+${yuan(change)}` : yuan(change);
}

interface Props {
  result: Result;
  month: string;
  stale: boolean;
  /** Only what it comes to in all. */
  brief: boolean;
}

export function PreviewResult({ result, month, stale, brief }: Props) {
  const t = useText(ruleTexts);
  const { total, people } = result;
  if (total.meals === 0) return <p className={css.note}>{t('preview.empty', { month })}</p>;
  return (
    <div className={css.result} data-stale={stale || undefined}>
      <p className={css.note}>{t('preview.meals', { month, count: total.meals })}</p>
      <Figures
        figures={[
          { label: t('preview.paid'), value: yuan(total.paidFen) },
          { label: t('preview.would'), value: yuan(total.wouldPayFen) },
          { label: t('preview.change'), value: signed(total) },
        ]}
      />
      <h3 className={css.heading}>{t('preview.people')}</h3>
      <Figures
        figures={[
          { label: t('preview.gain'), value: grouped(people.gain) },
          { label: t('preview.lose'), value: grouped(people.lose) },
          { label: t('preview.same'), value: grouped(people.same) },
        ]}
      />
      {!brief && <Breakdown result={result} />}
    </div>
  );
}

function Breakdown({ result }: { result: Result }) {
  const t = useText(ruleTexts);
  const say = useSay();
  const tierName = (tier: string) => {
    const code = codesOf(categories).find((candidate) => candidate === tier);
    return code ? say(categories[code]) : t('preview.tierNone');
  };
  return (
    <>
      <Costs
        title={t('preview.byPayer')}
        rows={result.byPayer.map((cost) => ({ key: cost.payer, who: say(payerWords[cost.payer]), ...cost }))}
      />
      <Costs
        title={t('preview.byTier')}
        rows={result.byTier.map((cost) => ({ key: cost.tier, who: tierName(cost.tier), ...cost }))}
      />
      {result.rows.length > 0 && (
        <Costs
          title={t('preview.rows')}
          rows={result.rows.map((cost) => ({
            key: cost.residentId,
            who: <Link href={`/residents/${cost.residentId}`}>{cost.name}</Link>,
            ...cost,
          }))}
        />
      )}
    </>
  );
}

/** Three beside each other, small enough for the subsidies of a large canteen. */
function Figures({ figures }: { figures: readonly { label: string; value: string }[] }) {
  return (
    <dl className={css.figures}>
      {figures.map(({ label, value }) => (
        <div key={label} className={css.figure}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface CostsProps {
  title: string;
  rows: readonly (Cost & { key: string; who: ReactNode })[];
}

function Costs({ title, rows }: CostsProps) {
  const t = useText(ruleTexts);
  return (
    <section>
      <h3 className={css.heading}>{title}</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('preview.who')}</th>
            <th scope="col">{t('preview.paid')}</th>
            <th scope="col">{t('preview.would')}</th>
            <th scope="col">{t('preview.change')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.who}</td>
              <td>{yuan(row.paidFen)}</td>
              <td>{yuan(row.wouldPayFen)}</td>
              <td>{signed(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
