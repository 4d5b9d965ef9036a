/** Price, subsidy and what the person pays; below, each amount with its reason, and what nearly paid. */
import { IconInfoCircle } from '@tabler/icons-react';
import { type Pricing, payerWords } from '../../../../db/subsidies/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { money, yuan } from '../../../ui/format.ts';
import { Money } from '../../../ui/When.tsx';
import { useRuleName } from '../useRuleName.ts';
import css from './ExplainPanel.module.css';
import { explainTexts } from './texts.ts';

interface Props {
  now: Pricing;
  /** With the rule that is being edited; null where none is. */
  drafted: Pricing | null;
}

export function PriceReasons({ now, drafted }: Props) {
  const t = useText(explainTexts);
  const shown = drafted ?? now;
  const note = (amount: number, before: number) => {
    if (!drafted) return null;
    return amount === before ? t('explain.unchanged') : t('explain.was', { amount: money(before) });
  };
  return (
    <section className={css.answer} aria-live="polite">
      {drafted && <p className={css.note}>{t('explain.drafted')}</p>}
      <div className={css.tiles}>
        <Tile label={t('explain.priceTile')} value={yuan(shown.priceFen)} />
        <Tile
          label={t('explain.subsidyTile')}
          tone="good"
          value={shown.subsidyFen === 0 ? yuan(0) : yuan(-shown.subsidyFen)}
          note={note(shown.subsidyFen, now.subsidyFen)}
        />
        <Tile
          label={t('explain.personTile')}
          tone="attention"
          value={yuan(shown.personFen)}
          note={note(shown.personFen, now.personFen)}
        />
      </div>
      {shown.lines.length === 0 && <p className={css.note}>{t('explain.none')}</p>}
      <Lines lines={shown.lines} />
      <Missed missed={shown.missed} />
    </section>
  );
}

interface TileProps {
  label: string;
  value: string;
  tone?: 'good' | 'attention';
  note?: string | null;
}

function Tile({ label, value, tone, note }: TileProps) {
  return (
    <div className={css.tile} data-tone={tone}>
      <span className={css.label}>{label}</span>
      <span className={css.value}>{value}</span>
      {note && <span className={css.label}>{note}</span>}
    </div>
  );
}

function Lines({ lines }: { lines: Pricing['lines'] }) {
  const say = useSay();
  const nameOf = useRuleName();
  return (
    <ul className={css.lines}>
      {lines.map((line) => (
        <li key={line.ruleId} className={css.line}>
          <span>
            <strong>{nameOf(line)}</strong> <span className={css.payer}>{say(payerWords[line.payer])}</span>
          </span>
          <strong>
            <Money fen={line.amountFen} />
          </strong>
          <span className={css.reason}>{say(line.reason)}</span>
        </li>
      ))}
    </ul>
  );
}

function Missed({ missed }: { missed: Pricing['missed'] }) {
  const t = useText(explainTexts);
  const say = useSay();
  const nameOf = useRuleName();
  if (missed.length === 0) return null;
  return (
    <div className={css.missed}>
      <h3 className={css.missedHead}>
        <IconInfoCircle size={18} /> {t('explain.missed')}
      </h3>
      <ul className={css.lines}>
        {missed.map((rule) => (
          <li key={rule.ruleId}>
            <strong>{nameOf(rule)}</strong> {say(rule.why)}
          </li>
        ))}
      </ul>
    </div>
  );
}
