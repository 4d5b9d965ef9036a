/** What the rules give one person for one meal, and why: changes with every key while a rule is being edited. */
import { mealNames, mealTimes, modeNames, servingModes } from '../../../../db/menu/contract.ts';
import type { RuleDraft } from '../../../../db/subsidies/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { MoneyField } from '../../../ui/MoneyField.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { ruleTexts } from '../editor/texts.ts';
import css from './ExplainPanel.module.css';
import { type ExplainState, questionOf, useExplainState } from './explainState.ts';
import { PriceReasons } from './PriceReasons.tsx';
import { TryPerson } from './TryPerson.tsx';
import { explainTexts } from './texts.ts';

interface Props {
  /** The rule that is being edited; null tries the saved rules. */
  draft: (RuleDraft & { ruleId: string }) | null;
}

export function ExplainPanel({ draft }: Props) {
  const t = useText(explainTexts);
  const today = useToday();
  const state = useExplainState();
  const question = questionOf(state.value, today);
  const put = (patch: Partial<ExplainState>) => state.set((current) => ({ ...current, ...patch }));
  return (
    <div className={css.panel}>
      <TryPerson state={state.value} put={put} />
      <MealFields state={state.value} put={put} />
      {question ? (
        <Answer question={question} draft={draft} />
      ) : (
        <p className={css.note}>{t('explain.pick')}</p>
      )}
    </div>
  );
}

interface FieldsProps {
  state: ExplainState;
  put(patch: Partial<ExplainState>): void;
}

const places = ['1', '2', '3'] as const;

function MealFields({ state, put }: FieldsProps) {
  const t = useText(explainTexts);
  const tRule = useText(ruleTexts);
  const say = useSay();
  const today = useToday();
  return (
    <div className={css.meal}>
      <Segmented
        label={t('explain.meal')}
        quiet
        options={mealTimes.map((value) => ({ value, label: say(mealNames[value]) }))}
        value={state.meal}
        onChange={(meal) => put({ meal })}
      />
      <Segmented
        label={t('explain.mode')}
        quiet
        options={servingModes.map((value) => ({ value, label: say(modeNames[value]) }))}
        value={state.mode}
        onChange={(mode) => put({ mode })}
      />
      <div className={css.triple}>
        <MoneyField
          label={t('explain.price')}
          value={state.priceFen}
          onChange={(priceFen) => put({ priceFen })}
        />
        <SelectField
          label={t('explain.nth')}
          options={places.map((value) => ({ value, label: tRule(`mealOfDay.${value}`) }))}
          value={places[state.mealOfDay - 1] ?? '1'}
          onChange={(nth) => put({ mealOfDay: Number(nth) })}
        />
        <DateField label={t('explain.day')} value={state.day ?? today} onChange={(day) => put({ day })} />
      </div>
    </div>
  );
}

function Answer({ question, draft }: Props & { question: NonNullable<ReturnType<typeof questionOf>> }) {
  const explained = useDeskQuery('subsidies', 'explain', { ...question, draft }, { keepPrevious: true });
  if (explained.error) return <ErrorNote error={explained.error} />;
  return explained.data ? <PriceReasons {...explained.data} /> : null;
}
