/** An adjustment has two amounts, each with its direction, and a reason. */
import { useText } from '../../../i18n/useText.ts';
import { Field } from '../../../ui/Field.tsx';
import { MoneyField } from '../../../ui/MoneyField.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { paymentsTexts } from '../texts.ts';
import type { MoveForm } from './moveForm.ts';

interface Props {
  form: MoveForm;
  onChange(more: Partial<MoveForm>): void;
}

export function AdjustFields({ form, onChange }: Props) {
  const t = useText(paymentsTexts);
  return (
    <>
      <Sign value={form.balanceSign} onChange={(balanceSign) => onChange({ balanceSign })} />
      <MoneyField
        label={t('adjust.balance')}
        autoFocus
        value={form.balanceFen}
        onChange={(balanceFen) => onChange({ balanceFen })}
      />
      <Sign value={form.owedSign} onChange={(owedSign) => onChange({ owedSign })} />
      <MoneyField
        label={t('adjust.owed')}
        value={form.owedFen}
        onChange={(owedFen) => onChange({ owedFen })}
      />
      <TextField
        label={t('adjust.reason')}
        required
        lines
        hint={t('adjust.hint')}
        value={form.reason}
        onChange={(reason) => onChange({ reason })}
        maxLength={200}
      />
    </>
  );
}

function Sign({ value, onChange }: { value: 1 | -1; onChange(sign: 1 | -1): void }) {
  const t = useText(paymentsTexts);
  return (
    <Field label={t('adjust.sign')}>
      {() => (
        <Segmented
          label={t('adjust.sign')}
          value={value === 1 ? 'plus' : 'minus'}
          onChange={(chosen) => onChange(chosen === 'plus' ? 1 : -1)}
          options={[
            { value: 'plus', label: t('adjust.plus') },
            { value: 'minus', label: t('adjust.minus') },
          ]}
        />
      )}
    </Field>
  );
}
