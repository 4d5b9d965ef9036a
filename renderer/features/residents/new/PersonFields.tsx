/** The fields of a new card in the order in which people are asked: document, name, phone, where they live. */
import { MultiSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { categories, codesOf, sexes } from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Form } from '../../../ui/Form.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { formTexts } from '../formTexts.ts';
import { AddressFields } from '../parts/AddressFields.tsx';
import { DocumentFields } from '../parts/DocumentFields.tsx';
import { EmergencyFields } from '../parts/EmergencyFields.tsx';
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
      <div className={css.pair}>
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
        <TextField
          label={t('field.ethnicity')}
          value={form.ethnicity}
          onChange={(ethnicity) => onChange({ ethnicity })}
        />
      </div>
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
      <EmergencyFields value={form} onChange={onChange} problem={problem} />
      <TextField label={t('field.hukou')} value={form.hukou} onChange={(hukou) => onChange({ hukou })} />
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
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end
          key={at}
          label={at === 0 ? t('field.phone') : t('field.phoneMore', { at: at + 1 })}
          error={problem(`phones.${at}.number`) ?? (at === 0 ? problem('number') : null)}
        >
          {(control) => (
            <div className={css.phone}>
              <TextInput
                {...control}
                inputMode="tel"
                autoComplete="off"
                value={phone.number}
                onChange={(event) => change(at, { number: event.currentTarget.value })}
              />
              <TextInput
                aria-label={t('field.phoneLabel')}
                placeholder={t('placeholder.phoneLabel')}
                autoComplete="off"
                value={phone.label}
                onChange={(event) => change(at, { label: event.currentTarget.value })}
              />
              {at === phones.length - 1 && phones.length < 10 && (
                <ActionButton
                  kind="quiet"
                  icon={<IconPlus size={16} />}
                  label={t('phone.add')}
                  onAction={() => onChange([...phones, { number: '', label: '' }])}
                />
              )}
            </div>
          )}
        </Field>
      ))}
    </>
  );
}
