/** What a change of the rules would have cost in a month that has been served. */
import { useState } from 'react';
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { subsidies } from '../../../../db/subsidies/contract.ts';
import { useDeskCommand, useProgress } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { WorkProgress } from '../../../ui/WorkProgress.tsx';
import { lastMonths } from './months.ts';
import { PreviewResult } from './PreviewResult.tsx';
import css from './SidePane.module.css';
import { ruleTexts } from './texts.ts';

interface Props {
  /** Null: the form is not filled in yet. */
  change: InputOf<typeof subsidies.preview>['change'] | null;
  /** In a dialog: what it comes to in all. */
  brief?: boolean;
}

export function PreviewPanel({ change, brief = false }: Props) {
  const t = useText(ruleTexts);
  const months = lastMonths(useToday(), 6);
  const [month, setMonth] = useState(months[1] ?? '');
  const preview = useDeskCommand('subsidies', 'preview');
  const progress = useProgress('subsidies.preview');
  const asked = preview.variables;
  const stale =
    asked !== undefined && JSON.stringify([asked.month, asked.change]) !== JSON.stringify([month, change]);
  return (
    <>
      <p className={css.note}>{t(change?.kind === 'retire' ? 'preview.noteRetire' : 'preview.note')}</p>
      <div className={css.run}>
        <SelectField
          label={t('preview.month')}
          options={months.map((value) => ({ value, label: value }))}
          value={month}
          onChange={setMonth}
        />
        <ActionButton
          label={preview.data ? t('preview.again') : t('preview.run')}
          kind="normal"
          disabled={change === null || preview.isPending}
          onAction={() => change && preview.mutate({ month, change })}
        />
      </div>
      {change === null && <p className={css.note}>{t('preview.unfinished')}</p>}
      {preview.isPending && (
        <WorkProgress
          label={t('preview.working')}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          onCancel={preview.cancel}
        />
      )}
      {preview.error && preview.error.code !== 'call.cancelled' && <ErrorNote error={preview.error} />}
      {preview.data && asked && (
        <>
          {stale && <p className={css.note}>{t('preview.stale')}</p>}
          <PreviewResult result={preview.data} month={asked.month} stale={stale} brief={brief} />
        </>
      )}
    </>
  );
}
