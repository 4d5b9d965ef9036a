/** Narrows the day's visits; what is chosen shows, and one press takes it all back. */
import { CloseButton, Select, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import type { InputOf } from '../../../../db/core/procedure.ts';
import { channels, outcomes, type visits } from '../../../../db/visits/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { useNameOf } from '../nameOf.ts';
import { visitsTexts } from '../texts.ts';
import css from './DayFilters.module.css';
import { todayTexts } from './texts.ts';

export type Filters = NonNullable<InputOf<typeof visits.day>['filters']>;
export const noFilters: Filters = { withdrawn: true };

interface Props {
  filters: Filters;
  onChange(filters: Filters): void;
  /** Who registered visits that day. */
  handlers: readonly { id: string; name: string }[];
  shown: number;
  total: number;
}

const isOneOf = <Value extends string>(values: readonly Value[], value: string | null): value is Value =>
  values.some((known) => known === value);

export function DayFilters({ filters, onChange, handlers, shown, total }: Props) {
  const t = useText(todayTexts);
  const words = useText(visitsTexts);
  const nameOf = useNameOf();
  const groups = useDeskQuery('visits', 'catalogue', {}).data ?? [];
  const { handlerId, groupId, outcome, channel, text = '', ...rest } = filters;
  const chosen = { handlerId, groupId, outcome, channel };

  function put(part: Partial<typeof chosen> & { text?: string }) {
    const next = { ...chosen, text, ...part };
    onChange({
      ...rest,
      ...(next.handlerId ? { handlerId: next.handlerId } : {}),
      ...(next.groupId ? { groupId: next.groupId } : {}),
      ...(next.outcome ? { outcome: next.outcome } : {}),
      ...(next.channel ? { channel: next.channel } : {}),
      ...(next.text ? { text: next.text } : {}),
    });
  }
  const narrowed = text !== '' || Object.values(chosen).some((value) => value !== undefined);

  return (
    <div className={css.filters}>
      <TextInput
        className={css.text ?? ''}
        aria-label={t('filter.text')}
        placeholder={t('filter.text')}
        leftSection={<IconSearch size={16} />}
        value={text}
        maxLength={60}
        onChange={(event) => put({ text: event.currentTarget.value })}
        rightSection={
          text && <CloseButton size="sm" aria-label={t('filter.clear')} onClick={() => put({ text: '' })} />
        }
      />
      <FilterSelect
        label={t('filter.handler')}
        options={handlers.map(({ id, name }) => ({ value: id, label: name }))}
        value={handlerId}
        onChange={(value) => put({ handlerId: value ?? undefined })}
      />
      <FilterSelect
        label={t('filter.group')}
        options={groups.map((group) => ({ value: group.id, label: nameOf(group) }))}
        value={groupId}
        onChange={(value) => put({ groupId: value ?? undefined })}
      />
      <FilterSelect
        label={words('outcome')}
        options={outcomes.map((value) => ({ value, label: words(`outcome.${value}`) }))}
        value={outcome}
        onChange={(value) => put({ outcome: isOneOf(outcomes, value) ? value : undefined })}
      />
      <FilterSelect
        label={words('channel')}
        options={channels.map((value) => ({ value, label: words(`channel.${value}`) }))}
        value={channel}
        onChange={(value) => put({ channel: isOneOf(channels, value) ? value : undefined })}
      />
      <div className={css.end}>
        <span className={css.count}>
          {narrowed ? t('filter.shown', { shown, count: total }) : t('filter.all', { count: total })}
        </span>
        {narrowed && (
          <ActionButton
            label={t('filter.clear')}
            kind="quiet"
            icon={<IconFilterOff size={18} />}
            onAction={() => onChange(noFilters)}
          />
        )}
      </div>
    </div>
  );
}

interface FilterSelectProps {
  label: string;
  options: { value: string; label: string }[];
  value: string | undefined;
  onChange(value: string | null): void;
}

function FilterSelect({ label, options, value, onChange }: FilterSelectProps) {
  return (
    <Select
      className={css.select ?? ''}
      aria-label={label}
      placeholder={label}
      data={options}
      value={value ?? null}
      onChange={onChange}
      clearable
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}
