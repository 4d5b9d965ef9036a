/** Narrow the register: what stands beside each value is how many would be left. */
import { MultiSelect, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { categories, codesOf, type Status, statuses } from '../../../../db/residents/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { residentsTexts } from '../texts.ts';
import css from './Filters.module.css';
import { withFilter } from './filterState.ts';
import type { RegisterFilter } from './useRegister.ts';

const gaps = ['phone', 'document', 'birthDate', 'address', 'household'] as const;
const ageBands = { child: [0, 13], youth: [14, 59], elder: [60, 79], aged: [80, 150] } as const;
type AgeBand = keyof typeof ageBands;

function bandOf({ ageFrom }: RegisterFilter): AgeBand | null {
  return codesOf(ageBands).find((band) => ageBands[band][0] === ageFrom) ?? null;
}

interface Props {
  filter: RegisterFilter;
  onChange(filter: RegisterFilter): void;
}

export function Filters({ filter, onChange }: Props) {
  const t = useText(residentsTexts);
  const say = useSay();
  const { data: counts } = useDeskQuery('residents', 'counts', { filter }, { keepPrevious: true });
  const set = <K extends keyof RegisterFilter>(key: K, value: RegisterFilter[K] | null) =>
    onChange(withFilter(filter, key, value));
  const counted = (label: string, count: number | undefined) =>
    count === undefined ? label : `${label}  ${count.toLocaleString('en-US')}`;
  const countOf = <V extends string>(list: readonly { value: V; count: number }[] | undefined, value: V) =>
    counts && (list?.find((entry) => entry.value === value)?.count ?? 0);
  const band = bandOf(filter);

  return (
    <div className={css.filters}>
      <TextInput
        className={css.text ?? ''}
        aria-label={t('filter.text')}
        placeholder={t('filter.text')}
        leftSection={<IconSearch size={16} />}
        value={filter.text ?? ''}
        onChange={(event) => set('text', event.currentTarget.value)}
        autoComplete="off"
      />
      <MultiSelect
        className={css.wide ?? ''}
        aria-label={t('filter.status')}
        placeholder={filter.statuses?.length ? '' : t('filter.status')}
        data={codesOf(statuses).map((value) => ({
          value,
          label: counted(say(statuses[value]), countOf(counts?.statuses, value)),
        }))}
        value={filter.statuses ?? []}
        onChange={(value) =>
          set(
            'statuses',
            codesOf(statuses).filter((code: Status) => value.includes(code)),
          )
        }
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('filter.category')}
        placeholder={t('filter.category')}
        clearable
        searchable
        data={codesOf(categories).map((value) => ({
          value,
          label: counted(say(categories[value]), countOf(counts?.categories, value)),
        }))}
        value={filter.categories?.[0] ?? null}
        onChange={(value) =>
          set('categories', value === null ? null : codesOf(categories).filter((code) => code === value))
        }
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('filter.estate')}
        placeholder={t('filter.estate')}
        clearable
        searchable
        data={(counts?.estates ?? []).map(({ value, count }) => ({ value, label: counted(value, count) }))}
        value={filter.estate ?? null}
        onChange={(value) => onChange(withFilter(withFilter(filter, 'building', null), 'estate', value))}
      />
      {filter.estate && (
        <Select
          className={css.narrow ?? ''}
          aria-label={t('filter.building')}
          placeholder={t('filter.building')}
          clearable
          data={(counts?.buildings ?? []).map(({ value, count }) => ({
            value,
            label: counted(value, count),
          }))}
          value={filter.building ?? null}
          onChange={(value) => set('building', value)}
        />
      )}
      <Select
        className={css.select ?? ''}
        aria-label={t('filter.age')}
        placeholder={t('filter.age')}
        clearable
        data={codesOf(ageBands).map((value) => ({ value, label: t(`age.${value}`) }))}
        value={band}
        onChange={(value) => {
          const chosen = codesOf(ageBands).find((code) => code === value);
          const [from, to] = chosen ? ageBands[chosen] : [null, null];
          onChange(withFilter(withFilter(filter, 'ageFrom', from), 'ageTo', to));
        }}
      />
      <Select
        className={css.select ?? ''}
        aria-label={t('filter.missing')}
        placeholder={t('filter.missing')}
        clearable
        data={gaps.map((value) => ({ value, label: t(`missing.${value}`) }))}
        value={filter.missing ?? null}
        onChange={(value) => set('missing', gaps.find((gap) => gap === value) ?? null)}
      />
    </div>
  );
}
