/** Narrows the list of meals; what is chosen shows, and one press takes it all back. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { meals } from '../../../../db/meals/contract.ts';
import { mealNames } from '../../../../db/menu/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { tillTexts } from '../texts.ts';
import css from './MealFilters.module.css';
import { mealsTexts } from './texts.ts';

export type MealFilterState = InputOf<typeof meals.find>['filters'];
export const noFilters: MealFilterState = {};

interface Props {
  filters: MealFilterState;
  onChange(filters: MealFilterState): void;
}

const mealTimes = ['breakfast', 'lunch', 'dinner'] as const;
const modes = ['dineIn', 'takeAway', 'delivery'] as const;
const payments = ['cash', 'balance', 'signed', 'subsidyOnly'] as const;

/** The filters with one of them set, or taken away where nothing is chosen. */
function put<Key extends keyof MealFilterState>(
  filters: MealFilterState,
  key: Key,
  value: MealFilterState[Key] | null | '' | false,
): MealFilterState {
  const { [key]: _, ...rest } = filters;
  const next: MealFilterState = value ? { ...rest, [key]: value } : rest;
  return Object.keys(next).length === 0 ? noFilters : next;
}

export function MealFilters({ filters, onChange }: Props) {
  const t = useText(mealsTexts);
  const words = useText(tillTexts);
  const say = useSay();
  const oneOf = <Value extends string>(values: readonly Value[], value: string | null) =>
    values.find((known) => known === value) ?? null;
  return (
    <div className={css.filters}>
      <TextInput
        className={css.text ?? ''}
        aria-label={t('filter.text')}
        placeholder={t('filter.text')}
        leftSection={<IconSearch size={16} />}
        value={filters.text ?? ''}
        maxLength={60}
        onChange={(event) => onChange(put(filters, 'text', event.currentTarget.value))}
      />
      <Select
        className={css.choice ?? ''}
        aria-label={t('filter.meal')}
        placeholder={t('filter.meal')}
        clearable
        data={mealTimes.map((value) => ({ value, label: say(mealNames[value]) }))}
        value={filters.meal ?? null}
        onChange={(value) => onChange(put(filters, 'meal', oneOf(mealTimes, value)))}
      />
      <Select
        className={css.choice ?? ''}
        aria-label={t('filter.mode')}
        placeholder={t('filter.mode')}
        clearable
        data={modes.map((value) => ({ value, label: words(`mode.${value}`) }))}
        value={filters.mode ?? null}
        onChange={(value) => onChange(put(filters, 'mode', oneOf(modes, value)))}
      />
      <Select
        className={css.choice ?? ''}
        aria-label={t('filter.payment')}
        placeholder={t('filter.payment')}
        clearable
        data={payments.map((value) => ({ value, label: words(`payment.${value}`) }))}
        value={filters.payment ?? null}
        onChange={(value) => onChange(put(filters, 'payment', oneOf(payments, value)))}
      />
      {(['guests', 'corrected', 'withdrawn'] as const).map((key) => (
        <Checkbox
          key={key}
          label={t(`filter.${key}`)}
          checked={filters[key] ?? false}
          onChange={(event) => onChange(put(filters, key, event.currentTarget.checked))}
        />
      ))}
      {filters !== noFilters && (
        <ActionButton
          kind="quiet"
          label={t('filter.clear')}
          icon={<IconFilterOff size={18} />}
          onAction={() => onChange(noFilters)}
        />
      )}
    </div>
  );
}
