/** What a centre chooses for its day care: places, when missing becomes a call, and its words for ability. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Settings, settingsSchema } from '../../../../db/centre/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useFocusProblem } from '../../../ui/useFocusProblem.ts';
import { useSchemaProblem } from '../../../ui/useSchemaProblem.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';
import { enrolTexts } from '../enrolTexts.ts';
import css from './CareSection.module.css';

const numbers = [
  { key: 'dayCarePlaces', label: 'settings.places', note: 'settings.placesNote' },
  { key: 'missedDaysToCall', label: 'settings.days', note: 'settings.daysNote' },
  { key: 'missedMealsToCall', label: 'settings.meals', note: 'settings.mealsNote' },
] as const;
type NumberKey = (typeof numbers)[number]['key'];

/** As typed: an empty field is neither 0 nor saved. */
type Typed = Readonly<Record<NumberKey, string>> & Pick<Settings, 'abilityLevels'>;
const useCareDraft = defineDraft<Typed>();

function typedOf(saved: Settings): Typed {
  return {
    dayCarePlaces: String(saved.dayCarePlaces),
    missedDaysToCall: String(saved.missedDaysToCall),
    missedMealsToCall: String(saved.missedMealsToCall),
    abilityLevels: saved.abilityLevels,
  };
}

export default function CareSection() {
  const t = useText(enrolTexts);
  const saved = useDeskQuery('centre', 'settings', {});
  return (
    <Card title={t('settings.title')}>
      {saved.error && <ErrorNote error={saved.error} />}
      {saved.data && <CareForm saved={saved.data} />}
    </Card>
  );
}

function CareForm({ saved }: { saved: Settings }) {
  const t = useText(enrolTexts);
  const draft = useCareDraft('care', typedOf(saved));
  const change = useDeskCommand('centre', 'changeSettings');
  const levelProblem = useSchemaProblem();
  const [tries, setTries] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(tries);
  const levelSchema = settingsSchema.shape.abilityLevels.element;
  const problemOf = (key: NumberKey) => {
    const { minValue, maxValue } = settingsSchema.shape[key];
    const good = settingsSchema.shape[key].safeParse(wholeNumber(draft.value[key])).success;
    return good ? null : t('settings.range', { min: minValue ?? 0, max: maxValue ?? '' });
  };

  async function save() {
    setTries(tries + 1);
    const values = Object.fromEntries(numbers.map(({ key }) => [key, wholeNumber(draft.value[key])]));
    const { abilityLevels } = draft.value;
    const next = settingsSchema.safeParse({ ...saved, ...values, abilityLevels });
    if (!next.success) return;
    await change.mutateAsync(next.data);
    draft.clear();
    notify({ text: t('settings.saved'), undo: () => change.mutateAsync(saved) });
  }
  const setLevel = (at: number, part: Partial<Settings['abilityLevels'][number]>) =>
    draft.set((current) => ({
      ...current,
      abilityLevels: current.abilityLevels.map((level, index) =>
        index === at ? { ...level, ...part } : level,
      ),
    }));

  return (
    <Form
      label={t('settings.title')}
      actions={
        <ActionButton
          label={t('settings.save')}
          keys="Mod+S"
          kind="primary"
          disabled={!draft.dirty}
          onAction={save}
        />
      }
    >
      <div ref={place} className={css.fields}>
        {numbers.map(({ key, label, note }) => (
          <TextField
            key={key}
            label={t(label)}
            hint={t(note)}
            error={problemOf(key)}
            inputMode="numeric"
            maxLength={3}
            value={draft.value[key]}
            onChange={(typed) => draft.set((current) => ({ ...current, [key]: typed }))}
          />
        ))}
        <h3 className={css.title}>{t('settings.levels')}</h3>
        {draft.value.abilityLevels.map((level, at) => (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its number
            key={at}
            label={t('settings.level', { level: at })}
            error={levelProblem(levelSchema, level)}
          >
            {(control) => (
              <div className={css.pair}>
                <TextInput
                  {...control}
                  value={level.zh}
                  maxLength={60}
                  autoComplete="off"
                  onChange={(event) => setLevel(at, { zh: event.currentTarget.value })}
                />
                <TextInput
                  aria-label={`${t('settings.level', { level: at })} ${t('settings.levelEn')}`}
                  value={level.en}
                  maxLength={60}
                  autoComplete="off"
                  onChange={(event) => setLevel(at, { en: event.currentTarget.value })}
                />
              </div>
            )}
          </Field>
        ))}
      </div>
    </Form>
  );
}
