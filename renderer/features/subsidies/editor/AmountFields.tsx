/** How much a rule pays, in which way, within which limits, and who bears it. */
import { kindWords, payers, payerWords, ruleKinds } from '../../../../db/subsidies/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { Field } from '../../../ui/Field.tsx';
import { MoneyField } from '../../../ui/MoneyField.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import css from './RuleCard.module.css';
import type { FieldsProps } from './RuleFields.tsx';
import { ruleTexts } from './texts.ts';

export function AmountFields(props: FieldsProps) {
  const { value, put, disabled } = props;
  const t = useText(ruleTexts);
  const say = useSay();
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{t('group.amount')}</legend>
      <Field label={t('kind')}>
        {() => (
          <Segmented
            label={t('kind')}
            quiet
            options={ruleKinds.map((kind) => ({ value: kind, label: say(kindWords[kind]), disabled }))}
            value={value.kind}
            onChange={(kind) => put({ kind })}
          />
        )}
      </Field>
      <div className={css.pair}>
        <MainAmount {...props} />
        <SelectField
          label={t('payer')}
          options={payers.map((payer) => ({ value: payer, label: say(payerWords[payer]) }))}
          value={value.payer}
          onChange={(payer) => put({ payer })}
          disabled={disabled}
        />
        <Limits {...props} />
      </div>
    </fieldset>
  );
}

function MainAmount({ value, put, problem, disabled }: FieldsProps) {
  const t = useText(ruleTexts);
  const isFixed = value.kind === 'fixedPrice';
  const basis = (
    <SelectField
      label={t('basis')}
      options={[
        { value: 'price', label: t('basis.price') },
        { value: 'rest', label: t('basis.rest') },
      ]}
      value={value.basis}
      onChange={(chosen) => put({ basis: chosen })}
      disabled={disabled}
    />
  );
  if (value.kind === 'percent') {
    return (
      <>
        <TextField
          label={t('percent')}
          value={value.percent}
          onChange={(percent) => put({ percent })}
          maxLength={7}
          end={<span className={css.unit}>%</span>}
          error={problem('basisPoints')}
          disabled={disabled}
          required
        />
        {basis}
      </>
    );
  }
  return (
    <>
      <MoneyField
        label={isFixed ? t('amount.fixedPrice') : t('amount')}
        value={value.amountFen}
        onChange={(amountFen) => put({ amountFen })}
        hint={isFixed && t('amount.fixedPriceHint')}
        error={problem('amountFen')}
        disabled={disabled}
        required
      />
      {isFixed && basis}
    </>
  );
}

function Limits({ value, put, problem, disabled }: FieldsProps) {
  const t = useText(ruleTexts);
  const common = { placeholder: t('noLimit'), disabled };
  return (
    <>
      <MoneyField
        {...common}
        label={t('minSpend')}
        value={value.minSpendFen}
        onChange={(minSpendFen) => put({ minSpendFen })}
        error={problem('minSpendFen')}
      />
      {value.kind !== 'perMeal' && (
        <MoneyField
          {...common}
          label={t('capPerMeal')}
          value={value.capPerMealFen}
          onChange={(capPerMealFen) => put({ capPerMealFen })}
          error={problem('capPerMealFen')}
        />
      )}
      {value.kind !== 'perDay' && (
        <MoneyField
          {...common}
          label={t('capPerDay')}
          value={value.capPerDayFen}
          onChange={(capPerDayFen) => put({ capPerDayFen })}
          error={problem('capPerDayFen')}
        />
      )}
    </>
  );
}
