/** Narrows the volunteers: state, team, skill, star, and what is missing or particular about them. */
import { MultiSelect, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type VolunteerFilter, volunteerStates } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import css from './People.module.css';
import { peopleTexts } from './texts.ts';

const marks = ['minor', 'uninsured', 'party'] as const;
const stars = [1, 2, 3, 4, 5];

interface Props {
  filter: VolunteerFilter;
  onChange(filter: VolunteerFilter): void;
}

export function PeopleFilters({ filter, onChange }: Props) {
  const t = useText(peopleTexts);
  const facets = useDeskQuery('volunteers', 'facets', {}).data;
  const teams = useDeskQuery('volunteers', 'teams', { retired: false }).data ?? [];
  const { text, states, teamId, skills, star, minor, uninsured, party, ...rest } = filter;
  const now = { text, states, teamId, skills, star, minor, uninsured, party };
  /** What is set to nothing goes, so that two ways of asking for everyone are one. */
  function put(part: Partial<typeof now>) {
    const next = Object.entries({ ...now, ...part }).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    );
    onChange({ ...rest, ...Object.fromEntries(next) });
  }
  return (
    <div className={css.filters}>
      <TextInput
        className={css.text ?? ''}
        aria-label={t('filter.text')}
        placeholder={t('filter.text')}
        leftSection={<IconSearch size={16} />}
        autoComplete="off"
        value={text ?? ''}
        onChange={(event) => put({ text: event.currentTarget.value })}
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('filter.state')}
        placeholder={t('filter.state')}
        clearable
        data={volunteerStates.map((value) => ({
          value,
          label: `${t(`state.${value}`)}  ${facets?.states.find((one) => one.value === value)?.count ?? 0}`,
        }))}
        value={states?.[0] ?? null}
        onChange={(value) => put({ states: volunteerStates.filter((state) => state === value) })}
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('filter.team')}
        placeholder={t('filter.team')}
        clearable
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={teamId ?? null}
        onChange={(value) => put({ teamId: value ?? undefined })}
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('filter.skill')}
        placeholder={t('filter.skill')}
        clearable
        searchable
        data={(facets?.skills ?? []).map(({ value, count }) => ({ value, label: `${value}  ${count}` }))}
        value={skills?.[0] ?? null}
        onChange={(value) => put({ skills: value === null ? [] : [value] })}
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('filter.star')}
        placeholder={t('filter.star')}
        clearable
        data={stars.map((count) => ({ value: String(count), label: t('filter.starAt', { count }) }))}
        value={star === undefined ? null : String(star)}
        onChange={(value) => put({ star: value === null ? undefined : Number(value) })}
      />
      <MultiSelect
        className={css.select ?? ''}
        aria-label={t('filter.more')}
        placeholder={minor || uninsured || party ? '' : t('filter.more')}
        data={marks.map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={marks.filter((mark) => now[mark])}
        onChange={(values) =>
          put({
            minor: values.includes('minor') || undefined,
            uninsured: values.includes('uninsured') || undefined,
            party: values.includes('party') || undefined,
          })
        }
      />
    </div>
  );
}
