/** Which meals the centre serves, at which hours, and until when they can be ordered or cancelled. */
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { type Settings, settingsSchema } from '../../../db/centre/contract.ts';
import { readBilingual } from '../../../db/core/errors.ts';
import { type MealTime, mealNames, mealTimes } from '../../../db/menu/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import css from './MealPlanSection.module.css';
import { menuTexts } from './texts.ts';

type Plan = Settings['mealPlan'];
const usePlanDraft = defineDraft<Plan>();

export default function MealPlanSection() {
  const t = useText(menuTexts);
  const { data, error } = useDeskQuery('centre', 'settings', {});
  return (
    <Card title={t('plan.title')} subtitle={t('plan.note')}>
      {error && <ErrorNote error={error} />}
      {data && <PlanForm saved={data.mealPlan} />}
    </Card>
  );
}

function PlanForm({ saved }: { saved: Plan }) {
  const t = useText(menuTexts);
  const say = useSay();
  const draft = usePlanDraft('plan', saved);
  const change = useDeskCommand('centre', 'changeSettings');
  const [tried, setTried] = useState(false);
  const issues = settingsSchema.shape.mealPlan.safeParse(draft.value).error?.issues ?? [];
  const problemOf = (meal: MealTime, field: string) => {
    const message = issues.find(({ path }) => path[0] === meal && path[1] === field)?.message;
    const sentence = message === undefined ? null : readBilingual(message);
    return tried && sentence ? say(sentence) : null;
  };
  async function save() {
    setTried(true);
    if (issues.length > 0) return;
    await change.mutateAsync({ mealPlan: draft.value });
    draft.clear();
    notify({ text: t('plan.saved'), undo: () => change.mutateAsync({ mealPlan: saved }) });
  }
  return (
    <Form
      label={t('plan.title')}
      actions={
        <ActionButton
          label={t('plan.save')}
          keys="Mod+S"
          kind="primary"
          disabled={!draft.dirty}
          onAction={save}
        />
      }
    >
      {mealTimes.map((meal) => (
        <MealFields
          key={meal}
          name={say(mealNames[meal])}
          plan={draft.value[meal]}
          problemOf={(field) => problemOf(meal, field)}
          onChange={(part) => draft.set((current) => ({ ...current, [meal]: { ...current[meal], ...part } }))}
        />
      ))}
    </Form>
  );
}

interface FieldsProps {
  name: string;
  plan: Plan[MealTime];
  problemOf(field: keyof Plan[MealTime]): string | null;
  onChange(part: Partial<Plan[MealTime]>): void;
}

const mostDaysBefore = 7;

function MealFields({ name, plan, problemOf, onChange }: FieldsProps) {
  const t = useText(menuTexts);
  const days = Array.from({ length: mostDaysBefore + 1 }, (_, count) => ({
    value: String(count),
    label: count === 0 ? t('plan.sameDay') : t('plan.daysBefore', { count }),
  }));
  return (
    <fieldset className={css.meal}>
      <legend className={css.legend}>
        <Switch
          label={name}
          checked={plan.served}
          onChange={(event) => onChange({ served: event.currentTarget.checked })}
        />
        <span className={css.state}>{plan.served ? t('plan.served') : t('plan.notServed')}</span>
      </legend>
      {plan.served && (
        <div className={css.fields}>
          <TimeField
            label={t('plan.from')}
            value={plan.from}
            error={problemOf('from')}
            onChange={(from) => onChange({ from })}
          />
          <TimeField
            label={t('plan.to')}
            value={plan.to}
            error={problemOf('to')}
            onChange={(to) => onChange({ to })}
          />
          <SelectField
            label={t('plan.cutOff')}
            options={days}
            value={String(plan.orderDaysBefore)}
            onChange={(count) => onChange({ orderDaysBefore: Number(count) })}
          />
          <TimeField
            label={t('plan.time')}
            value={plan.orderBy}
            error={problemOf('orderBy')}
            onChange={(orderBy) => onChange({ orderBy })}
          />
        </div>
      )}
    </fieldset>
  );
}

interface TimeProps {
  label: string;
  value: string;
  error: string | null;
  onChange(value: string): void;
}

function TimeField(props: TimeProps) {
  return <TextField {...props} maxLength={5} inputMode="numeric" placeholder="08:30" />;
}
