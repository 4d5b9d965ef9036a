/** What a centre chooses for its volunteers: stars, the day's limit, how far back, posting, points. */
import { type Settings, settingsSchema } from '../../../../db/centre/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';
import { volunteerSettingsTexts } from './texts.ts';
import { type NumberKey, numberKeys, readTenths, type Typed, typedOf, valuesOf } from './volunteerForm.ts';

const useTypedDraft = defineDraft<Typed>();
const mostPoints = 100;

export default function VolunteerSection() {
  const t = useText(volunteerSettingsTexts);
  const saved = useDeskQuery('centre', 'settings', {});
  return (
    <Card title={t('title')}>
      {saved.error && <ErrorNote error={saved.error} />}
      {saved.data && <VolunteerForm saved={saved.data} />}
    </Card>
  );
}

function VolunteerForm({ saved }: { saved: Settings }) {
  const t = useText(volunteerSettingsTexts);
  const draft = useTypedDraft('volunteers', typedOf(saved));
  const change = useDeskCommand('centre', 'changeSettings');
  const typed = draft.value;
  const next = settingsSchema.safeParse({ ...saved, ...valuesOf(typed) });
  const hours = typed.starHours.map(wholeNumber);
  const starProblem = (at: number) => {
    const here = hours[at];
    if (here === undefined || here < 1) return t('range', { min: 1, max: 9999 });
    return at > 0 && here <= (hours[at - 1] ?? 0) ? t('increasing') : null;
  };
  const problemOf = (key: NumberKey) => {
    const schema = settingsSchema.shape[key];
    if (schema.safeParse(wholeNumber(typed[key])).success) return null;
    return t('range', { min: schema.minValue ?? 0, max: schema.maxValue ?? '' });
  };
  const pointsWrong = !settingsSchema.shape.pointsPerHour.safeParse(readTenths(typed.pointsPerHour)).success;
  const put = (part: Partial<Typed>) => draft.set((now) => ({ ...now, ...part }));

  async function save() {
    if (!next.success) return;
    await change.mutateAsync(next.data);
    draft.clear();
    notify({ text: t('saved'), undo: () => change.mutateAsync(saved) });
  }
  return (
    <Form
      label={t('title')}
      actions={
        <ActionButton
          label={t('save')}
          keys="Mod+S"
          kind="primary"
          whileTyping
          disabled={!draft.dirty || !next.success}
          onAction={save}
        />
      }
    >
      {typed.starHours.map((value, at) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: a star is its number
          key={at}
          label={t('star', { count: at + 1 })}
          value={value}
          inputMode="numeric"
          maxLength={4}
          error={starProblem(at)}
          onChange={(text) =>
            put({ starHours: typed.starHours.map((other, index) => (index === at ? text : other)) })
          }
        />
      ))}
      {numberKeys.map((key) => (
        <TextField
          key={key}
          label={t(`number.${key}`)}
          hint={t(`note.${key}`)}
          value={typed[key]}
          inputMode="numeric"
          maxLength={3}
          error={problemOf(key)}
          onChange={(text) => put({ [key]: text })}
        />
      ))}
      <TextField
        label={t('pointsPerHour')}
        hint={t('pointsPerHourNote')}
        value={typed.pointsPerHour}
        maxLength={5}
        error={pointsWrong ? t('range', { min: 0, max: mostPoints }) : null}
        onChange={(text) => put({ pointsPerHour: text })}
      />
    </Form>
  );
}
