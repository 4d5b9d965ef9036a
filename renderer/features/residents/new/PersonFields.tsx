/** The fields of a new card in the order in which people are asked: document, name, phone, where they live. */
import { Button, MultiSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { categories, codesOf, sexes } from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { formTexts } from '../formTexts.ts';
import { AddressFields } from '../parts/AddressFields.tsx';
import { DocumentFields } from '../parts/DocumentFields.tsx';
import type { NewForm } from './newForm.ts';
import css from './PersonFields.module.css';

interface Props {
  form: NewForm;
  today: string;
  /** The failure that belongs to a field, by its name in the contract. */
  problem(field: string): string | null;
  onChange(edit: Partial<NewForm>): void;
}

export function PersonFields({ form, today, problem, onChange }: Props) {
  const t = useText(formTexts);
  const say = useSay();
  return (
    <Form label={t('new.title')}>
      <DocumentFields value={form} onChange={onChange} error={problem('documentNumber')} autoFocus />
      <TextField
        label={t('field.name')}
        required
        value={form.name}
        onChange={(name) => onChange({ name })}
        error={problem('name')}
      />
      <Field label={t('field.sex')} hint={t('hint.derived')}>
        {() => (
          <Segmented
            label={t('field.sex')}
            options={codesOf(sexes).map((value) => ({ value, label: say(sexes[value]) }))}
            value={form.sex}
            onChange={(sex) => onChange({ sex })}
          />
        )}
      </Field>
      <DateField
        label={t('field.birthDate')}
        value={form.birthDate}
        onChange={(birthDate) => onChange({ birthDate })}
        max={today}
        error={problem('birthDate')}
      />
      <PhoneRows phones={form.phones} onChange={(phones) => onChange({ phones })} problem={problem} />
      <AddressFields value={form} onChange={onChange} />
      <Field label={t('field.categories')} hint={t('hint.categories')}>
        {({ id }) => (
          <MultiSelect
            id={id}
            searchable
            data={codesOf(categories).map((value) => ({ value, label: say(categories[value]) }))}
            value={[...form.categories]}
            onChange={(chosen) =>
              onChange({ categories: codesOf(categories).filter((code) => chosen.includes(code)) })
            }
          />
        )}
      </Field>
      <div className={css.three}>
        <TextField
          label={t('field.emergencyName')}
          value={form.emergencyName}
          onChange={(emergencyName) => onChange({ emergencyName })}
        />
        <TextField
          label={t('field.emergencyRelation')}
          value={form.emergencyRelation}
          onChange={(emergencyRelation) => onChange({ emergencyRelation })}
        />
        <TextField
          label={t('field.emergencyPhone')}
          value={form.emergencyPhone}
          inputMode="tel"
          onChange={(emergencyPhone) => onChange({ emergencyPhone })}
          error={problem('emergencyPhone')}
        />
      </div>
      <TextField
        label={t('field.remarks')}
        lines
        value={form.remarks}
        onChange={(remarks) => onChange({ remarks })}
      />
    </Form>
  );
}

interface PhoneProps {
  phones: NewForm['phones'];
  onChange(phones: NewForm['phones']): void;
  problem(field: string): string | null;
}

function PhoneRows({ phones, onChange, problem }: PhoneProps) {
  const t = useText(formTexts);
  const change = (at: number, edit: Partial<NewForm['phones'][number]>) =>
    onChange(phones.map((phone, i) => (i === at ? { ...phone, ...edit } : phone)));
  return (
    <>
      {phones.map((phone, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end
        <div key={at} className={css.phone}>
          <TextField
            label={at === 0 ? t('field.phone') : t('field.phoneMore')}
            value={phone.number}
            inputMode="tel"
            onChange={(number) => change(at, { number })}
            error={problem(`phones.${at}.number`) ?? (at === 0 ? problem('number') : null)}
          />
          <TextField
            label={t('field.phoneLabel')}
            placeholder={t('placeholder.phoneLabel')}
            value={phone.label}
            onChange={(label) => change(at, { label })}
          />
          {at === phones.length - 1 && phones.length < 10 && (
            <Button
              variant="subtle"
              leftSection={<IconPlus size={16} />}
              onClick={() => onChange([...phones, { number: '', label: '' }])}
            >
              {t('phone.add')}
            </Button>
          )}
        </div>
      ))}
    </>
  );
}
