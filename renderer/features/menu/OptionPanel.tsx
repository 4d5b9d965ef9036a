/** An option of a meal (套餐): its dishes; price and diets follow them until somebody says otherwise. */
import { useState } from 'react';
import { type DayMenu, type MenuOption, mealNames, menu } from '../../../db/menu/contract.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { money } from '../../ui/format.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { notify } from '../../ui/notify.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { newId } from '../visits/newId.ts';
import { PanelForm } from '../visits/settings/PanelForm.tsx';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import { Choices } from './Choices.tsx';
import { DishPicker } from './DishPicker.tsx';
import css from './OptionPanel.module.css';
import { commonDiets, sumOf, type TypedOption } from './optionForm.ts';
import { menuTexts } from './texts.ts';
import { useFoodWords } from './useFoodWords.ts';

type DayMeal = DayMenu['meals'][number];

/** One option of a meal, or a new one for it. */
export interface EditedOption {
  day: string;
  meal: DayMeal;
  option: MenuOption | null;
}

interface Props {
  /** Null: closed. */
  edited: EditedOption | null;
  onClose(): void;
}

export function OptionPanel({ edited, onClose }: Props) {
  const t = useText(menuTexts);
  const say = useSay();
  const title = edited?.option ? t('option.edit') : t('option.add');
  const where = edited ? `${edited.day} ${say(mealNames[edited.meal.meal])}` : '';
  return (
    <SidePanel opened={edited !== null} onClose={onClose} title={`${title} · ${where}`} width="36rem">
      {edited && <OptionForm edited={edited} onClose={onClose} />}
    </SidePanel>
  );
}

const useOptionDraft = defineDraft<TypedOption>();

function startOf({ option }: EditedOption): TypedOption {
  if (option) return option;
  return { id: newId(), name: '', nameEn: '', dishIds: [], priceFen: 'follow', diets: 'follow' };
}

function OptionForm({ edited, onClose }: { edited: EditedOption; onClose(): void }) {
  const { day, meal, option } = edited;
  const t = useText(menuTexts);
  const api = useApi();
  const { dietOptions } = useFoodWords();
  const draft = useOptionDraft(option?.id ?? `new ${day} ${meal.meal}`, startOf(edited));
  const { id, name, nameEn, dishIds } = draft.value;
  const known = useDeskQuery('menu', 'dishes', {}).data ?? [];
  const dishes = dishIds.flatMap((dishId) => known.find((dish) => dish.id === dishId) ?? []);
  const priceFen = draft.value.priceFen === 'follow' ? sumOf(dishes) : draft.value.priceFen;
  const suits = draft.value.diets === 'follow' ? commonDiets(dishes) : draft.value.diets;
  const put = (part: Partial<TypedOption>) => draft.set((current) => ({ ...current, ...part }));
  const [tried, setTried] = useState(false);
  const checked = useCheckedSave(
    menu.addOption.input,
    (input) => {
      const { day: _day, meal: _meal, ...fields } = input;
      return option ? api.menu.editOption(fields) : api.menu.addOption(input);
    },
    ['name', 'nameEn', 'priceFen', 'dishIds'],
  );

  async function save() {
    setTried(true);
    if (priceFen === null) return false;
    const fields = {
      id,
      day,
      meal: meal.meal,
      name,
      nameEn,
      priceFen,
      dishIds: [...dishIds],
      diets: [...suits],
    };
    if (!(await checked.save(fields))) return false;
    draft.clear();
    notify({ text: t('option.saved', { name }) });
    return true;
  }

  return (
    <PanelForm checked={checked} retired={null} onRetire={async () => {}} onSave={save} onClose={onClose}>
      <TextField
        label={t('option.name')}
        value={name}
        required
        autoFocus
        maxLength={40}
        hint={t('option.nameHint')}
        error={checked.problem('name')}
        onChange={(next) => put({ name: next })}
      />
      <TextField
        label={t('option.nameEn')}
        value={nameEn}
        maxLength={80}
        error={checked.problem('nameEn')}
        onChange={(next) => put({ nameEn: next })}
      />
      <DishPicker
        dishes={dishes}
        known={known}
        error={checked.problem('dishIds')}
        onChange={(next) => put({ dishIds: next })}
      />
      <MoneyField
        label={t('option.price')}
        value={priceFen}
        required
        hint={t('option.sum', { sum: money(sumOf(dishes)) })}
        error={tried && priceFen === null ? t('price.missing') : checked.problem('priceFen')}
        onChange={(next) => put({ priceFen: next })}
      />
      {priceFen !== sumOf(dishes) && (
        <span className={css.useSum}>
          <ActionButton
            label={t('option.useSum')}
            kind="quiet"
            onAction={() => put({ priceFen: 'follow' })}
          />
        </span>
      )}
      <Choices
        label={t('option.diets')}
        hint={t('option.dietsHint')}
        options={dietOptions}
        value={suits}
        onChange={(next) => put({ diets: next })}
      />
      {option && <OptionActs edited={{ ...edited, option }} onDone={onClose} />}
    </PanelForm>
  );
}

function OptionActs({ edited, onDone }: { edited: EditedOption & { option: MenuOption }; onDone(): void }) {
  const t = useText(menuTexts);
  const api = useApi();
  const { nameOf } = useFoodWords();
  const { day, meal, option } = edited;
  const others = meal.options.map(({ id }) => id).filter((id) => id !== option.id);

  async function takeOff() {
    await api.menu.swapOptions({ remove: [option.id], restore: [] });
    notify({
      text: t('option.takenOff', { name: nameOf(option) }),
      undo: () => api.menu.swapOptions({ remove: [], restore: [option.id] }),
    });
    onDone();
  }
  async function makeUsual() {
    await api.menu.orderOptions({ day, meal: meal.meal, ids: [option.id, ...others] });
    onDone();
  }
  return (
    <div className={css.acts}>
      <ActionButton label={t('option.takeOff')} onAction={takeOff} />
      {meal.options[0]?.id !== option.id && <ActionButton label={t('option.first')} onAction={makeUsual} />}
    </div>
  );
}
