/** What of a meal can be changed: option or price, the way it was served, and a fresh look at the rules. */
import { Checkbox, NumberInput } from '@mantine/core';
import type { MealLine, MealPatch } from '../../../../db/meals/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { Field } from '../../../ui/Field.tsx';
import { yuan } from '../../../ui/format.ts';
import { MoneyField } from '../../../ui/MoneyField.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useFoodWords } from '../../menu/useFoodWords.ts';
import { tillTexts } from '../texts.ts';
import { mealsTexts } from './texts.ts';

interface Props {
  line: MealLine;
  patch: MealPatch;
  onChange(patch: MealPatch): void;
}

const other = 'other';

export function MealFields({ line, patch, onChange }: Props) {
  const t = useText(mealsTexts);
  const words = useText(tillTexts);
  const { nameOf } = useFoodWords();
  const options = useDeskQuery('menu', 'options', { day: line.day, meal: line.meal }).data ?? [];
  const unitFen = line.priceFen / line.portions;
  const optionId = patch.priceFen !== undefined ? other : (patch.optionId ?? line.optionId ?? other);

  function choose(chosen: string) {
    const { optionId: _, priceFen: __, ...rest } = patch;
    onChange(chosen === other ? { ...rest, priceFen: unitFen } : { ...rest, optionId: chosen });
  }

  return (
    <>
      <SelectField
        label={t('option')}
        options={[
          ...options.map((one) => ({ value: one.id, label: `${nameOf(one)} · ${yuan(one.priceFen)}` })),
          { value: other, label: t('optionOther') },
        ]}
        value={optionId}
        onChange={choose}
      />
      {optionId === other && (
        <MoneyField
          label={t('price')}
          value={patch.priceFen ?? unitFen}
          onChange={(priceFen) => onChange({ ...patch, ...(priceFen === null ? {} : { priceFen }) })}
        />
      )}
      <Field label={t('mode')}>
        {() => (
          <Segmented
            label={t('mode')}
            options={(['dineIn', 'takeAway', 'delivery'] as const).map((value) => ({
              value,
              label: words(`mode.${value}`),
            }))}
            value={patch.mode ?? line.mode}
            onChange={(mode) => onChange({ ...patch, mode })}
          />
        )}
      </Field>
      {line.diner.residentId === null && (
        <Field label={t('portionsField')}>
          {(control) => (
            <NumberInput
              {...control}
              value={patch.portions ?? line.portions}
              min={1}
              max={200}
              allowDecimal={false}
              onChange={(next) => {
                if (typeof next === 'number') onChange({ ...patch, portions: next });
              }}
            />
          )}
        </Field>
      )}
      {line.diner.residentId && (
        <Field label={t('why')} hint={t('correct.repriceHint')}>
          {(control) => (
            <Checkbox
              id={control.id}
              label={t('correct.reprice')}
              checked={patch.reprice === true}
              onChange={({ currentTarget: { checked } }) => {
                const { reprice: _, ...rest } = patch;
                onChange(checked ? { ...rest, reprice: true } : rest);
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
