/** What a coordinator types about a volunteer: the same in registering and editing. */
import { TagsInput } from '@mantine/core';
import type { VolunteerFields } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { Field } from '../../../ui/Field.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Availability } from './Availability.tsx';
import { peopleTexts } from './texts.ts';

export const blankFields: VolunteerFields = {
  skills: [],
  languages: [],
  availability: 0,
  organisation: '',
  partyBranch: '',
  remarks: '',
};

interface Props {
  value: VolunteerFields;
  onChange(part: Partial<VolunteerFields>): void;
}

export function VolunteerFieldset({ value, onChange }: Props) {
  const t = useText(peopleTexts);
  const facets = useDeskQuery('volunteers', 'facets', {}).data;
  return (
    <>
      {(['skills', 'languages'] as const).map((field) => (
        <Field key={field} label={t(field)} hint={field === 'skills' ? t('tagsHint') : undefined}>
          {(control) => (
            <TagsInput
              {...control}
              data={facets?.[field].map((facet) => facet.value) ?? []}
              splitChars={[',', '，', '、']}
              maxTags={20}
              value={[...value[field]]}
              onChange={(words) => onChange({ [field]: words })}
            />
          )}
        </Field>
      ))}
      <Field label={t('availability')}>
        {() => (
          <Availability value={value.availability} onChange={(availability) => onChange({ availability })} />
        )}
      </Field>
      {(['organisation', 'partyBranch'] as const).map((field) => (
        <TextField
          key={field}
          label={t(field)}
          value={value[field]}
          maxLength={60}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
      <TextField
        label={t('remarks')}
        value={value.remarks}
        lines
        maxLength={1000}
        onChange={(remarks) => onChange({ remarks })}
      />
    </>
  );
}
