/** Times that a centre chooses for itself: when a desk locks, when a wait is long, what is due soon. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Settings, settingsSchema } from '../../../db/centre/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { useFocusProblem } from '../../ui/useFocusProblem.ts';
import css from './SettingsPage.module.css';
import { centreTexts } from './texts.ts';

const fields = [
  { key: 'autoLockMinutes', unit: 'minutes', note: 'rules.autoLockNote' },
  { key: 'longWaitMinutes', unit: 'minutes', note: 'rules.longWaitNote' },
  { key: 'dueSoonDays', unit: 'days', note: 'rules.dueSoonNote' },
] as const;
type Key = (typeof fields)[number]['key'];

/** As typed: an empty field is neither 0 nor saved. */
type Typed = Readonly<Record<Key, string>>;

const useRulesDraft = defineDraft<Typed>();

function typedOf(settings: Settings): Typed {
  return {
    autoLockMinutes: String(settings.autoLockMinutes),
    longWaitMinutes: String(settings.longWaitMinutes),
    dueSoonDays: String(settings.dueSoonDays),
  };
}

const read = (typed: string) =>
  /^\s*\d+\s*$/.test(typed.normalize('NFKC')) ? Number(typed.normalize('NFKC')) : NaN;

export default function RulesSection() {
  const t = useText(centreTexts);
  const saved = useDeskQuery('centre', 'settings', {});
  return (
    <Card title={t('rules.title')}>
      {saved.error && <ErrorNote error={saved.error} />}
      {saved.data && <RulesForm saved={saved.data} />}
    </Card>
  );
}

function RulesForm({ saved }: { saved: Settings }) {
  const t = useText(centreTexts);
  const draft = useRulesDraft('rules', typedOf(saved));
  const change = useDeskCommand('centre', 'changeSettings');
  const [tries, setTries] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(tries);
  const problemOf = (key: Key) => {
    const { minValue, maxValue } = settingsSchema.shape[key];
    const good = settingsSchema.shape[key].safeParse(read(draft.value[key])).success;
    return good ? null : t('rules.range', { min: minValue ?? 0, max: maxValue ?? '' });
  };

  async function save() {
    setTries(tries + 1);
    const values = Object.fromEntries(fields.map(({ key }) => [key, read(draft.value[key])]));
    const next = settingsSchema.safeParse({ ...saved, ...values });
    if (!next.success) return;
    await change.mutateAsync(next.data);
    draft.clear();
    notify({ text: t('rules.saved'), undo: () => change.mutateAsync(saved) });
  }

  return (
    <Form
      label={t('rules.title')}
      actions={
        <ActionButton
          label={t('rules.save')}
          keys="Mod+S"
          kind="primary"
          disabled={!draft.dirty}
          onAction={save}
        />
      }
    >
      <div ref={place} className={css.fields}>
        {fields.map(({ key, unit, note }) => (
          <Field key={key} label={t(`rules.${key}`)} error={problemOf(key)} hint={t(note)}>
            {(control) => (
              <div className={css.inline}>
                <TextInput
                  {...control}
                  className={css.number ?? ''}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={4}
                  value={draft.value[key]}
                  onChange={(event) => {
                    const typed = event.currentTarget.value;
                    draft.set((current) => ({ ...current, [key]: typed }));
                  }}
                />
                {t(`rules.${unit}`)}
              </div>
            )}
          </Field>
        ))}
      </div>
    </Form>
  );
}
