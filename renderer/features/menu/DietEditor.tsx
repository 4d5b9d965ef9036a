/** What a person may not and should not eat, for the till, the kitchen and day care alike. */
import type { Allergen, Diet } from '../../../db/menu/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Choices } from './Choices.tsx';
import { menuTexts } from './texts.ts';
import { useFoodWords } from './useFoodWords.ts';

interface Profile {
  diets: Diet[];
  allergens: Allergen[];
  note: string;
}

const useDietDraft = defineDraft<Profile>();

interface Props {
  residentId: string;
  /** After it was saved. */
  onDone?(): void;
}

export function DietEditor({ residentId, onDone }: Props) {
  const { data, error } = useDeskQuery('menu', 'diet', { residentId });
  if (error) return <ErrorNote error={error} />;
  return data ? <DietForm residentId={residentId} saved={data} {...(onDone ? { onDone } : {})} /> : null;
}

function DietForm({ residentId, saved, onDone }: Props & { saved: Profile }) {
  const t = useText(menuTexts);
  const { allergenOptions, dietOptions } = useFoodWords();
  const draft = useDietDraft(residentId, saved);
  const set = useDeskCommand('menu', 'setDiet');
  const { diets, allergens, note } = draft.value;
  const put = (part: Partial<Profile>) => draft.set((current) => ({ ...current, ...part }));

  async function save() {
    await set.mutateAsync({ residentId, diets, allergens, note });
    draft.clear();
    notify({ text: t('diet.saved'), undo: () => set.mutateAsync({ residentId, ...saved }) });
    onDone?.();
  }

  return (
    <Form
      label={t('diet.title')}
      actions={
        <ActionButton
          label={t('diet.save')}
          keys="Mod+Enter"
          kind="primary"
          disabled={!draft.dirty}
          onAction={save}
        />
      }
    >
      <Choices
        label={t('diet.allergens')}
        options={allergenOptions}
        value={allergens}
        onChange={(next) => put({ allergens: next })}
        danger
      />
      <Choices
        label={t('diet.diets')}
        options={dietOptions}
        value={diets}
        onChange={(next) => put({ diets: next })}
      />
      <TextField
        label={t('diet.note')}
        value={note}
        lines
        maxLength={300}
        hint={t('diet.noteHint')}
        onChange={(next) => put({ note: next })}
      />
    </Form>
  );
}
