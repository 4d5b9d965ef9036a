/** What a change would cost before it is saved: the new figures, why, and what is taken or given back. */
import type { MealPatch } from '../../../../db/meals/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { money } from '../../../ui/format.ts';
import { MealReason } from '../MealReason.tsx';
import css from './Difference.module.css';
import { mealsTexts } from './texts.ts';

interface Props {
  rootId: string;
  patch: MealPatch;
  /** What the person has paid in the end so far, where that is not what the meal says. */
  paidFen?: number;
}

export function Difference({ rootId, patch, paidFen }: Props) {
  const t = useText(mealsTexts);
  const { data, error } = useDeskQuery('meals', 'requote', { rootId, patch }, { keepPrevious: true });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const { lines, missed, personFen, differenceFen } = data;
  const difference = paidFen === undefined ? differenceFen : personFen - paidFen;
  const amount = money(Math.abs(difference));
  return (
    <div className={css.difference}>
      <MealReason lines={lines} missed={missed} />
      <strong className={css.amount} role="status">
        {difference === 0
          ? t('correct.same')
          : difference > 0
            ? t('correct.more', { amount })
            : t('correct.back', { amount })}
      </strong>
    </div>
  );
}
