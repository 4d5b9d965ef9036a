/** A standing order: weekdays, how, which option, from when until when. */
import {
  type MealTime,
  mealNames,
  modeNames,
  type ServingMode,
  servingModes,
} from '../../../db/menu/contract.ts';
import { orders, type StandingLine } from '../../../db/orders/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { useToday } from '../../state/now.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { shiftDay } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { WeekdaysField } from '../../ui/WeekdaysField.tsx';
import { useOptionWord } from '../menu/useOptionWord.ts';
import { newId } from '../visits/newId.ts';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import css from './PersonStanding.module.css';
import { ordersTexts } from './texts.ts';
import { useMealAddress } from './useMealAddress.ts';

interface Typed {
  meal: MealTime;
  weekdays: number;
  mode: ServingMode;
  /** Empty: the usual meal. */
  option: string;
  fromDay: string | null;
  toDay: string | null;
  note: string;
}
const useStandingDraft = defineDraft<Typed>();

interface Props {
  residentId: string;
  meal: MealTime;
  /** Null: a new one. */
  line: StandingLine | null;
  optionNames: readonly string[];
  onClose(): void;
}

const mondayToFriday = 31;

function startOf({ meal, line }: Props, today: string): Typed {
  if (!line) {
    const fresh = { option: '', fromDay: shiftDay(today, 1), toDay: null, note: '' };
    return { meal, weekdays: mondayToFriday, mode: 'dineIn', ...fresh };
  }
  // What is in force already changes from tomorrow on, unless somebody says otherwise.
  const fromDay = line.fromDay > today ? line.fromDay : shiftDay(today, 1);
  return { ...line, option: line.optionName ?? '', fromDay };
}

export function StandingForm(props: Props) {
  const { residentId, line, optionNames, onClose } = props;
  const t = useText(ordersTexts);
  const say = useSay();
  const api = useApi();
  const today = useToday();
  const optionWord = useOptionWord();
  const { mealOptions } = useMealAddress('/canteen/orders');
  const draft = useStandingDraft(line?.id ?? `new ${residentId}`, startOf(props, today));
  const { option, ...typed } = draft.value;
  const put = (part: Partial<Typed>) => draft.set((current) => ({ ...current, ...part }));
  const names = [...new Set([...optionNames, ...(option === '' ? [] : [option])])];
  const checked = useCheckedSave(
    orders.addStanding.input,
    (input) => {
      const { residentId: _person, meal: _meal, ...fields } = input;
      return line
        ? api.orders.changeStanding({ ...fields, id: line.id, newId: newId() })
        : api.orders.addStanding(input);
    },
    ['weekdays', 'fromDay', 'toDay', 'optionName', 'note'],
  );

  async function save() {
    const optionName = option || null;
    const fromDay = typed.fromDay ?? '';
    if (!(await checked.save({ id: newId(), residentId, ...typed, fromDay, optionName }))) return;
    draft.clear();
    notify({ text: t('standing.saved') });
    onClose();
  }

  return (
    <div className={css.form}>
      <Form
        label={line ? t('standing.edit') : t('standing.add')}
        actions={
          <>
            <ActionButton label={t('cancel')} kind="quiet" onAction={onClose} />
            <ActionButton label={t('save')} keys="Mod+Enter" kind="primary" onAction={save} />
          </>
        }
      >
        {line === null && mealOptions.length > 1 && (
          <SelectField
            label={t('meal')}
            options={mealOptions}
            value={typed.meal}
            onChange={(meal) => put({ meal })}
          />
        )}
        <WeekdaysField
          label={t('standing.days')}
          required
          value={typed.weekdays}
          error={checked.problem('weekdays')}
          onChange={(weekdays) => put({ weekdays })}
        />
        <Field label={t('mode')}>
          {() => (
            <Segmented
              label={`${t('mode')} · ${say(mealNames[typed.meal])}`}
              options={servingModes.map((value) => ({ value, label: say(modeNames[value]) }))}
              value={typed.mode}
              onChange={(mode) => put({ mode })}
            />
          )}
        </Field>
        <SelectField
          label={t('option')}
          options={[
            { value: '', label: t('usual') },
            ...names.map((value) => ({ value, label: optionWord(value) })),
          ]}
          value={option}
          onChange={(next) => put({ option: next })}
        />
        <DateField
          label={t('standing.from')}
          required
          value={typed.fromDay}
          error={checked.problem('fromDay')}
          hint={line ? t('standing.change') : null}
          onChange={(fromDay) => put({ fromDay })}
        />
        <DateField
          label={t('standing.to')}
          value={typed.toDay}
          error={checked.problem('toDay')}
          hint={t('standing.toHint')}
          onChange={(toDay) => put({ toDay })}
        />
        <TextField
          label={t('note')}
          value={typed.note}
          maxLength={200}
          error={checked.problem('note')}
          onChange={(note) => put({ note })}
        />
        {checked.error && <ErrorNote error={checked.error} />}
      </Form>
    </div>
  );
}
