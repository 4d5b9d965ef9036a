/** A dish: its names, price, allergens and the diets it suits. */
import { useState } from 'react';
import { type Dish, dishKindNames, dishKinds, menu } from '../../../db/menu/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { Field } from '../../ui/Field.tsx';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { notify } from '../../ui/notify.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { newId } from '../visits/newId.ts';
import { PanelForm } from '../visits/settings/PanelForm.tsx';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import { Choices } from './Choices.tsx';
import { menuTexts } from './texts.ts';
import { useFoodWords } from './useFoodWords.ts';

type Typed = Omit<Dish, 'priceFen' | 'retired'> & { priceFen: number | null };
const useDishDraft = defineDraft<Typed>();

/** A dish, or the name that a new one begins with. */
export type EditedDish = Dish | { newName: string };

interface Props {
  /** Null: closed. */
  dish: EditedDish | null;
  onClose(): void;
  onSaved?(id: string): void;
}

export function DishPanel({ dish, onClose, onSaved }: Props) {
  const t = useText(menuTexts);
  return (
    <SidePanel
      opened={dish !== null}
      onClose={onClose}
      title={dish && 'id' in dish ? t('dish.edit') : t('dish.add')}
      width="34rem"
    >
      {dish && <DishForm dish={dish} onClose={onClose} {...(onSaved ? { onSaved } : {})} />}
    </SidePanel>
  );
}

function startOf(dish: EditedDish): Typed {
  if ('id' in dish) return dish;
  return {
    id: newId(),
    name: dish.newName,
    nameEn: '',
    kind: 'meat',
    priceFen: null,
    allergens: [],
    diets: [],
  };
}

function DishForm({ dish, onClose, onSaved }: Omit<Props, 'dish'> & { dish: EditedDish }) {
  const t = useText(menuTexts);
  const say = useSay();
  const api = useApi();
  const { allergenOptions, dietOptions } = useFoodWords();
  const known = 'id' in dish ? dish : null;
  const draft = useDishDraft(known?.id ?? 'new', startOf(dish));
  const { id, name, nameEn, kind, priceFen, allergens, diets } = draft.value;
  const [tried, setTried] = useState(false);
  const put = (part: Partial<Typed>) => draft.set((current) => ({ ...current, ...part }));
  const checked = useCheckedSave(
    menu.addDish.input,
    (input) => (known ? api.menu.editDish({ ...input, retired: false }) : api.menu.addDish(input)),
    ['name', 'nameEn', 'priceFen'],
  );

  async function save() {
    setTried(true);
    if (priceFen === null || !(await checked.save({ id, name, nameEn, kind, priceFen, allergens, diets })))
      return false;
    draft.clear();
    notify({ text: t('dish.saved', { name }) });
    onSaved?.(id);
    return true;
  }

  return (
    <PanelForm
      checked={checked}
      retired={known?.retired ?? null}
      retireWarning={t('dish.retireNote')}
      onRetire={(active) => (known ? api.menu.editDish({ id, retired: !active }) : Promise.resolve())}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={t('dish.name')}
        value={name}
        required
        autoFocus
        maxLength={40}
        error={checked.problem('name')}
        onChange={(next) => put({ name: next })}
      />
      <TextField
        label={t('dish.nameEn')}
        value={nameEn}
        maxLength={80}
        error={checked.problem('nameEn')}
        onChange={(next) => put({ nameEn: next })}
      />
      <Field label={t('dish.kind')}>
        {() => (
          <Segmented
            label={t('dish.kind')}
            quiet
            options={dishKinds.map((value) => ({ value, label: say(dishKindNames[value]) }))}
            value={kind}
            onChange={(next) => put({ kind: next })}
          />
        )}
      </Field>
      <MoneyField
        label={t('dish.price')}
        value={priceFen}
        required
        error={tried && priceFen === null ? t('price.missing') : checked.problem('priceFen')}
        onChange={(next) => put({ priceFen: next })}
      />
      <Choices
        label={t('dish.allergens')}
        hint={t('dish.allergensHint')}
        options={allergenOptions}
        value={allergens}
        onChange={(next) => put({ allergens: next })}
        danger
      />
      <Choices
        label={t('dish.diets')}
        options={dietOptions}
        value={diets}
        onChange={(next) => put({ diets: next })}
      />
    </PanelForm>
  );
}
