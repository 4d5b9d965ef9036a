/** Plans a series of shifts or a single one, for an opportunity that is known or made here. */
import { useState } from 'react';
import { shifts } from '../../../../db/shifts/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Form } from '../../../ui/Form.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { WeekdaysField } from '../../../ui/WeekdaysField.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { wholeNumber } from '../../visits/settings/wholeNumber.ts';
import {
  emptyOpportunity,
  OpportunityFieldset,
  readOpportunity,
  type TypedOpportunity,
} from './OpportunityFieldset.tsx';
import css from './Shifts.module.css';
import { TimesField } from './TimesField.tsx';
import { shiftsTexts } from './texts.ts';
import { readTimes } from './week.ts';

interface NewPlan extends TypedOpportunity {
  /** Empty: a new one. */
  opportunityId: string;
  from: string | null;
  until: string | null;
  weekdays: number;
  times: { from: string; to: string };
  needed: string;
}
const usePlanDraft = defineDraft<NewPlan>();
const everyDay = 0b1111111;

interface Props {
  from: string;
  /** For which it is planned; empty: chosen or made here. */
  opportunityId: string;
  onClose(): void;
}

export function PlanPanel({ from, opportunityId, onClose }: Props) {
  const t = useText(shiftsTexts);
  return (
    <SidePanel opened onClose={onClose} title={t('plan')} width="36rem">
      <PlanForm from={from} asked={opportunityId} onDone={onClose} />
    </SidePanel>
  );
}

function PlanForm({ from, asked, onDone }: { from: string; asked: string; onDone(): void }) {
  const t = useText(shiftsTexts);
  const api = useApi();
  const [newOpportunity] = useState(newId);
  const known = useDeskQuery('shifts', 'opportunities', {}).data ?? [];
  const draft = usePlanDraft(asked, {
    opportunityId: asked,
    ...emptyOpportunity,
    from,
    until: from,
    weekdays: everyDay,
    times: { from: '', to: '' },
    needed: '2',
  });
  const form = draft.value;
  const put = (part: Partial<NewPlan>) => draft.set((now) => ({ ...now, ...part }));
  const [tried, setTried] = useState(false);
  const opening = useCheckedSave(shifts.saveOpportunity.input, api.shifts.saveOpportunity, [
    'title',
    'stationId',
    'skills',
  ]);
  const [planned, setPlanned] = useState(0);
  const planning = useCheckedSave(
    shifts.plan.input,
    async (input: Parameters<typeof api.shifts.plan>[0]) => {
      const answer = await api.shifts.plan(input);
      setPlanned(answer.planned);
      notify({
        text:
          answer.stood > 0
            ? t('plan.stood', { planned: answer.planned, stood: answer.stood })
            : t('plan.done', { count: answer.planned }),
      });
    },
    ['from', 'until', 'weekdays', 'needed'],
  );

  async function save() {
    setTried(true);
    const times = readTimes(form.times.from, form.times.to);
    if (times === null) return;
    const id = form.opportunityId || newOpportunity;
    if (form.opportunityId === '') {
      if (!(await opening.save({ id, ...readOpportunity(form) }))) return;
    }
    const saved = await planning.save({
      opportunityId: id,
      from: form.from ?? '',
      until: form.until ?? '',
      weekdays: form.weekdays,
      times,
      needed: wholeNumber(form.needed) ?? 0,
    });
    if (!saved) return;
    draft.clear();
    onDone();
  }
  const failed = opening.error ?? planning.error;
  return (
    <>
      <Form label={t('plan')}>
        <SelectField
          label={t('opportunity')}
          options={[
            { value: '', label: t('opportunity.new') },
            ...known.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={form.opportunityId}
          onChange={(opportunityId) => put({ opportunityId })}
        />
        {form.opportunityId === '' && (
          <OpportunityFieldset form={form} problem={opening.problem} onChange={put} />
        )}
        <DateField
          label={t('from')}
          value={form.from}
          error={planning.problem('from')}
          onChange={(day) => put({ from: day })}
        />
        <DateField
          label={t('until')}
          value={form.until}
          hint={t('plan.series')}
          error={planning.problem('until')}
          onChange={(day) => put({ until: day })}
        />
        {form.from !== form.until && (
          <WeekdaysField
            label={t('weekdays')}
            value={form.weekdays}
            error={planning.problem('weekdays')}
            onChange={(weekdays) => put({ weekdays })}
          />
        )}
        <TimesField
          {...form.times}
          tried={tried}
          onChange={(part) => put({ times: { ...form.times, ...part } })}
        />
        <TextField
          label={t('needed')}
          value={form.needed}
          inputMode="numeric"
          maxLength={3}
          error={planning.problem('needed')}
          onChange={(needed) => put({ needed })}
        />
      </Form>
      {failed && <ErrorNote error={failed} />}
      <div className={css.end}>
        <ActionButton
          label={t('plan.save')}
          keys="Mod+Enter"
          kind="primary"
          disabled={planned > 0}
          onAction={save}
        />
      </div>
    </>
  );
}
