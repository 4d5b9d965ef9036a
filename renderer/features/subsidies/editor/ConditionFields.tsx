/** For whom a rule is, and when. What is left open means everybody and always. */
import { mealNames, mealTimes, modeNames, servingModes } from '../../../../db/menu/contract.ts';
import { categories, codesOf } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { Field } from '../../../ui/Field.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { WeekdaysField } from '../../../ui/WeekdaysField.tsx';
import css from './RuleCard.module.css';
import type { FieldsProps } from './RuleFields.tsx';
import { ToggleSet } from './ToggleSet.tsx';
import { ruleTexts } from './texts.ts';

export function WhoFields({ value, put, problem, disabled }: FieldsProps) {
  const t = useText(ruleTexts);
  const say = useSay();
  const levels = useDeskQuery('centre', 'settings', {}).data?.abilityLevels ?? [];
  const years = <span className={css.unit}>{t('years')}</span>;
  const ages = { inputMode: 'numeric', maxLength: 3, placeholder: t('noLimit'), end: years } as const;
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{t('group.who')}</legend>
      <div className={css.pair}>
        <TextField
          {...ages}
          label={t('ageFrom')}
          value={value.ageFrom}
          onChange={(ageFrom) => put({ ageFrom })}
          error={problem('ageFrom')}
          disabled={disabled}
        />
        <TextField
          {...ages}
          label={t('ageTo')}
          value={value.ageTo}
          onChange={(ageTo) => put({ ageTo })}
          error={problem('ageTo')}
          disabled={disabled}
        />
      </div>
      <ToggleSet
        label={t('categories')}
        options={codesOf(categories).map((code) => ({ value: code, label: say(categories[code]) }))}
        values={value.categories}
        onChange={(chosen) => put({ categories: chosen })}
        hint={t('categoriesHint')}
        disabled={disabled}
      />
      <ToggleSet
        label={t('ability')}
        options={levels.map((level, i) => ({ value: i, label: `${i} ${say(level)}` }))}
        values={value.abilityLevels}
        onChange={(abilityLevels) => put({ abilityLevels })}
        hint={t('abilityHint')}
        disabled={disabled}
      />
      <TextField
        label={t('hukou')}
        value={value.hukou}
        onChange={(hukou) => put({ hukou })}
        hint={t('hukouHint')}
        error={problem('hukou')}
        disabled={disabled}
      />
    </fieldset>
  );
}

const places = ['any', '1', '2', '3'] as const;

export function WhenFields({ value, put, problem, disabled }: FieldsProps) {
  const t = useText(ruleTexts);
  const say = useSay();
  const place = places.find((candidate) => candidate === String(value.mealOfDay ?? 'any')) ?? null;
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{t('group.when')}</legend>
      <div className={css.pair}>
        <ToggleSet
          label={t('meals')}
          options={mealTimes.map((meal) => ({ value: meal, label: say(mealNames[meal]) }))}
          values={value.meals}
          onChange={(meals) => put({ meals })}
          hint={t('anyHint')}
          disabled={disabled}
        />
        <ToggleSet
          label={t('modes')}
          options={servingModes.map((mode) => ({ value: mode, label: say(modeNames[mode]) }))}
          values={value.modes}
          onChange={(modes) => put({ modes })}
          hint={t('anyHint')}
          disabled={disabled}
        />
      </div>
      <WeekdaysField
        label={t('weekdays')}
        value={value.weekdays}
        onChange={(weekdays) => put({ weekdays })}
        error={problem('weekdays')}
        disabled={disabled}
      />
      <Field label={t('mealOfDay')}>
        {() => (
          <Segmented
            label={t('mealOfDay')}
            quiet
            options={places.map((nth) => ({ value: nth, label: t(`mealOfDay.${nth}`), disabled }))}
            value={place}
            onChange={(nth) => put({ mealOfDay: nth === 'any' ? null : Number(nth) })}
          />
        )}
      </Field>
    </fieldset>
  );
}
