/** Narrowing the list: who, what, from which day to which, and only what showed full numbers. */
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import css from './AuditPage.module.css';
import { auditTexts } from './texts.ts';
import type { AuditFilter } from './useAuditList.ts';
import { actions, useActionText } from './useAuditText.ts';

interface Props {
  filter: AuditFilter;
  onChange(filter: AuditFilter): void;
}

const anything = 'all';

export function AuditFilters({ filter, onChange }: Props) {
  const t = useText(auditTexts);
  const actionText = useActionText();
  const people = useDeskQuery('audit', 'people', {});
  const { from, to } = filter;

  /** An undefined value takes its key away. */
  function narrow(patch: { [K in keyof AuditFilter]?: AuditFilter[K] | undefined }) {
    const next = Object.entries({ ...filter, ...patch }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(next));
  }

  return (
    <div className={css.filters}>
      <SelectField
        label={t('filter.who')}
        options={[
          { value: anything, label: t('filter.everyone') },
          ...(people.data ?? []).map(({ id, name, active }) => ({
            value: id,
            label: active ? name : t('filter.left', { name }),
          })),
        ]}
        value={filter.accountId ?? anything}
        onChange={(id) => narrow({ accountId: id === anything ? undefined : id })}
      />
      <SelectField
        label={t('filter.what')}
        options={[
          { value: anything, label: t('filter.everything') },
          ...actions.map((action) => ({ value: action, label: actionText(action) })),
        ]}
        value={filter.action ?? anything}
        onChange={(action) => narrow({ action: action === anything ? undefined : action })}
      />
      <DateField
        label={t('filter.from')}
        value={from ?? null}
        onChange={(day) => narrow({ from: day ?? undefined })}
        {...(to ? { max: to } : {})}
      />
      <DateField
        label={t('filter.to')}
        value={to ?? null}
        onChange={(day) => narrow({ to: day ?? undefined })}
        {...(from ? { min: from } : {})}
      />
      <div>
        <Segmented
          label={t('filter.show')}
          options={[
            { value: 'all', label: t('filter.all') },
            { value: 'reveals', label: t('filter.reveals') },
          ]}
          value={filter.revealsOnly ? 'reveals' : 'all'}
          onChange={(shown) => narrow({ revealsOnly: shown === 'reveals' ? true : undefined })}
        />
      </div>
    </div>
  );
}
