/** Orders, changes or cancels one meal; after the cut-off only a manager can, and says why. */
import { useState } from 'react';
import { modeNames, type ServingMode, servingModes } from '../../../db/menu/contract.ts';
import type { ResidentLine } from '../../../db/residents/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { clockTime, dayIn } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFoodWords } from '../menu/useFoodWords.ts';
import { newId } from '../visits/newId.ts';
import css from './OrderForm.module.css';
import type { DayMeal } from './PersonDays.tsx';
import { ordersTexts } from './texts.ts';

interface Typed {
  mode: ServingMode;
  /** Empty: the usual meal. */
  option: string;
  note: string;
  reason: string;
}
const useOrderDraft = defineDraft<Typed>();

interface Props {
  person: ResidentLine;
  day: string;
  meal: DayMeal;
}

export function OrderForm({ person, day, meal }: Props) {
  const t = useText(ordersTexts);
  const zone = useSession((session) => session.zone);
  const isManager = useSession((session) => session.account?.role === 'manager');
  const { cutOff, eaten } = meal;
  if (eaten) return <p className={css.closed}>{t('form.eaten')}</p>;
  if (cutOff.passed && !isManager) {
    const time = `${dayIn(cutOff.at, zone)} ${clockTime(cutOff.at, zone)}`;
    return <p className={css.closed}>{t('form.closed', { time })}</p>;
  }
  return <OpenForm person={person} day={day} meal={meal} />;
}

function OpenForm({ person, day, meal }: Props) {
  const t = useText(ordersTexts);
  const say = useSay();
  const { order, cutOff } = meal;
  const start = { mode: order?.mode ?? 'dineIn', option: order?.optionName ?? '', note: order?.note ?? '' };
  const draft = useOrderDraft(`${person.id} ${day} ${meal.meal}`, { ...start, reason: '' });
  const { mode, note, reason } = draft.value;
  const put = (part: Partial<Typed>) => draft.set((current) => ({ ...current, ...part }));
  const { act, error, cancel, place } = useOrderActs({ person, day, meal }, draft.value, draft.clear);
  const isOrdered = order !== null && order.state !== 'cancelled';
  return (
    <div className={css.form}>
      <Form
        label={t('add')}
        actions={
          <>
            {isOrdered && <ActionButton label={t('form.cancel')} onAction={() => act(cancel)} />}
            <ActionButton
              label={isOrdered ? t('form.change') : t('form.place')}
              keys="Mod+Enter"
              kind="primary"
              disabled={isOrdered && !draft.dirty}
              onAction={() => act(place)}
            />
          </>
        }
      >
        <Field label={t('mode')}>
          {() => (
            <Segmented
              label={t('mode')}
              options={servingModes.map((value) => ({ value, label: say(modeNames[value]) }))}
              value={mode}
              onChange={(next) => put({ mode: next })}
            />
          )}
        </Field>
        <OptionField meal={meal} value={draft.value.option} onChange={(option) => put({ option })} />
        <TextField label={t('note')} value={note} maxLength={200} onChange={(next) => put({ note: next })} />
        {cutOff.passed && (
          <TextField
            label={t('form.reason')}
            value={reason}
            required
            maxLength={200}
            hint={t('form.reasonHint')}
            onChange={(next) => put({ reason: next })}
          />
        )}
        {error !== null && <ErrorNote error={error} />}
      </Form>
    </div>
  );
}

/** Undoing a change brings back what was ordered before; undoing a new order cancels it. */
function useOrderActs({ person, day, meal }: Props, typed: Typed, done: () => void) {
  const t = useText(ordersTexts);
  const say = useSay();
  const api = useApi();
  const [error, setError] = useState<unknown>(null);
  const about = { residentId: person.id, day, meal: meal.meal };
  const { mode, option, note, reason } = typed;
  const said = { name: person.name, day: day.slice(5) };
  const content = { mode, optionName: option || null, note };
  const { order } = meal;
  const before =
    order?.state === 'ordered' ? { mode: order.mode, optionName: order.optionName, note: order.note } : null;

  async function place() {
    const { warnings } = await api.orders.place({ id: newId(), ...about, ...content, reason });
    const text = [t('form.placed', said), ...warnings.map(say)].join(' ');
    notify({
      text,
      undo: () =>
        before
          ? api.orders.place({ id: newId(), ...about, ...before, reason })
          : api.orders.cancel({ id: newId(), ...about, reason }),
    });
  }
  async function cancel() {
    await api.orders.cancel({ id: newId(), ...about, reason });
    notify({
      text: t('form.cancelled', said),
      undo: () => api.orders.place({ id: newId(), ...about, ...content, reason }),
    });
  }
  async function act(what: () => Promise<void>) {
    setError(null);
    try {
      await what();
      done();
    } catch (refused) {
      setError(refused);
    }
  }
  return { act, error, cancel, place };
}

interface OptionProps {
  meal: DayMeal;
  value: string;
  onChange(option: string): void;
}

function OptionField({ meal: { options }, value, onChange }: OptionProps) {
  const t = useText(ordersTexts);
  const say = useSay();
  const { nameOf } = useFoodWords();
  const [first] = options;
  const usual = first ? `${t('usual')} · ${nameOf(first)}` : t('usual');
  const known = options.map((option) => ({ value: option.name, label: nameOf(option) }));
  const isKnown = value === '' || known.some((option) => option.value === value);
  const chosen = value === '' ? first : options.find(({ name }) => name === value);
  return (
    <>
      <SelectField
        label={t('option')}
        options={[
          { value: '', label: usual },
          ...known,
          ...(isKnown ? [] : [{ value, label: `${value} · ${t('offMenu')}` }]),
        ]}
        value={value}
        onChange={onChange}
      />
      {chosen && chosen.conflicts.length > 0 && (
        <span className={css.conflicts}>
          {chosen.conflicts.map(({ severity, sentence }) => (
            <Tag key={sentence.zh} tone={severity === 'danger' ? 'danger' : 'attention'}>
              {say(sentence)}
            </Tag>
          ))}
        </span>
      )}
    </>
  );
}
