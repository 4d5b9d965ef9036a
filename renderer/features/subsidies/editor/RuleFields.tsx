/** Everything a rule is made of, in the order in which people say it: name, how much, for whom, when, in which order. */
import { Switch } from '@mantine/core';
import { useText } from '../../../i18n/useText.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { AmountFields } from './AmountFields.tsx';
import { WhenFields, WhoFields } from './ConditionFields.tsx';
import css from './RuleCard.module.css';
import type { RuleForm } from './ruleForm.ts';
import { ruleTexts } from './texts.ts';

export interface FieldsProps {
  value: RuleForm;
  put(patch: Partial<RuleForm>): void;
  /** The sentence beside a field; null: nothing wrong, or not yet tried to save. */
  problem(field: string): string | null;
  disabled: boolean;
}

export function RuleFields(props: FieldsProps) {
  return (
    <>
      <Basics {...props} />
      <AmountFields {...props} />
      <WhoFields {...props} />
      <WhenFields {...props} />
      <OrderFields {...props} />
    </>
  );
}

function Basics({ value, put, problem, disabled }: FieldsProps) {
  const t = useText(ruleTexts);
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{t('group.basics')}</legend>
      <div className={css.pair}>
        <TextField
          label={t('name')}
          value={value.name}
          onChange={(name) => put({ name })}
          hint={t('nameHint')}
          error={problem('name')}
          disabled={disabled}
          required
          autoFocus
        />
        <TextField
          label={t('nameEn')}
          value={value.nameEn}
          onChange={(nameEn) => put({ nameEn })}
          hint={t('nameEnHint')}
          error={problem('nameEn')}
          disabled={disabled}
        />
      </div>
      {!disabled && (
        <TextField
          label={t('reason')}
          value={value.reason}
          onChange={(reason) => put({ reason })}
          hint={t('reasonHint')}
          error={problem('reason')}
          required
        />
      )}
    </fieldset>
  );
}

function OrderFields({ value, put, problem, disabled }: FieldsProps) {
  const t = useText(ruleTexts);
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{t('group.order')}</legend>
      <div className={css.pair}>
        <DateField
          label={t('validFrom')}
          value={value.validFrom}
          onChange={(validFrom) => put({ validFrom })}
          error={problem('validFrom')}
          disabled={disabled}
          required
        />
        <DateField
          label={t('validTo')}
          value={value.validTo}
          onChange={(validTo) => put({ validTo })}
          hint={t('validToHint')}
          error={problem('validTo')}
          disabled={disabled}
        />
        <TextField
          label={t('rank')}
          value={value.rank}
          onChange={(rank) => put({ rank })}
          inputMode="numeric"
          maxLength={4}
          hint={t('rankHint')}
          error={problem('rank')}
          disabled={disabled}
          required
        />
        <TextField
          label={t('group')}
          value={value.group}
          onChange={(group) => put({ group })}
          hint={t('groupHint')}
          error={problem('group')}
          disabled={disabled}
        />
      </div>
      <Field label={t('last')}>
        {({ id }) => (
          <Switch
            id={id}
            className={css.switch ?? ''}
            label={t('last.on')}
            checked={value.last}
            disabled={disabled}
            onChange={(event) => put({ last: event.currentTarget.checked })}
          />
        )}
      </Field>
    </fieldset>
  );
}
