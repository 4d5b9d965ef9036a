/** Corrections (调整): of earlier months booked in this one, and of this month booked after it was closed. */
import type { OutputOf } from '../../../db/core/procedure.ts';
import type { statements } from '../../../db/statements/contract.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { Card } from '../../ui/Card.tsx';
import { money } from '../../ui/format.ts';
import type { Opened } from './drill.ts';
import css from './MonthCloseCard.module.css';
import { statementsTexts } from './texts.ts';

interface Props {
  statement: OutputOf<typeof statements.month>;
  onOpen(opened: Opened): void;
}

export function Corrections({ statement, onOpen }: Props) {
  const t = useText(statementsTexts);
  const { figures, closed } = statement;
  return (
    <Card title={t('corrections')}>
      <div className={css.body}>
        {figures.corrections === 0 && !closed && <p className={css.quiet}>{t('corrections.none')}</p>}
        {figures.late.portions > 0 && (
          <button type="button" className={css.entry} onClick={() => onOpen({ by: 'late', key: '' })}>
            <span>{t('corrections.late', { count: figures.late.portions })}</span>
            <span>{money(figures.late.priceFen)}</span>
          </button>
        )}
        <List month={figures.month} by="adjustments" title={t('corrections.here')} onOpen={onOpen} />
        {closed && (
          <List month={figures.month} by="adjustedLater" title={t('corrections.later')} onOpen={onOpen} />
        )}
      </div>
    </Card>
  );
}

/** The first of them; the panel has the rest. */
const shown = 5;

interface ListProps {
  month: string;
  by: 'adjustments' | 'adjustedLater';
  title: string;
  onOpen(opened: Opened): void;
}

function List({ month, by, title, onOpen }: ListProps) {
  const t = useText(statementsTexts);
  const say = useSay();
  const { data } = useDeskQuery('statements', 'rows', { month, by, key: '', offset: 0, limit: shown });
  if (!data || data.total === 0) return null;
  return (
    <section className={css.entries} aria-label={title}>
      <p className={css.quiet}>{t('rows.title', { what: title, count: data.total })}</p>
      {data.rows.map((row) => (
        <button key={row.id} type="button" className={css.entry} onClick={() => onOpen({ by, key: '' })}>
          <span>{row.name ?? (row.guest || t('rows.guest'))}</span>
          <span>{money(row.priceFen)}</span>
          <span className={css.quiet}>
            {row.day} {say(row.meal)} · {row.reason}
          </span>
        </button>
      ))}
    </section>
  );
}
