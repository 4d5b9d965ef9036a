/** Plans a series of shifts or a single one, for an opportunity that is known or made here. */
import { useState } from 'react';
import { serviceKinds, shifts } from '../../../../db/shifts/contract.ts';
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
import { useStationName } from '../parts/ServiceWords.tsx';
import { volunteersTexts } from '../texts.ts';
import css from './Shifts.module.css';
import { TimesField } from './TimesField.tsx';
import { shiftsTexts } from './texts.ts';
import { readTimes } from './week.ts';

interface NewPlan {
  /** Empty: a new one. */
  opportunityId: string;
  title: string;
  kind: (typeof serviceKinds)[number];
  stationId: string;
  place: string;
  teamId: string;
  skills: string;
  description: string;
  from: string | null;
  until: string | null;
  weekdays: number;
  times: { from: string; to: string };
  needed: string;
}
const usePlanDraft = defineDraft<NewPlan>();
const everyDay = 0b1111111;

export function PlanPanel({ from, onClose }: { from: string; onClose(): void }) {
  const t = useText(shiftsTexts);
  return (
    <SidePanel opened onClose={onClose} title={t('plan')} width="36rem">
      <PlanForm from={from} onDone={onClose} />
    </SidePanel>
  );
}

function PlanForm({ from, onDone }: { from: string; onDone(): void }) {
  const t = useText(shiftsTexts);
  const api = useApi();
  const [newOpportunity] = useState(newId);
  const known = useDeskQuery('shifts', 'opportunities', {}).data ?? [];
  const draft = usePlanDraft('new', {
    opportunityId: '',
    title: '',
    kind: 'activities',
    stationId: '',
    place: '',
    teamId: '',
    skills: '',
    description: '',
    from,
    until: from,
    weekdays: everyDay,
    times: { from: '', to: '' },
    needed: '2',
  });
  const form = draft.value;
  const put = (part: Partial<NewPlan>) => draft.set((now) => ({ ...now, ...part }));
  const [tried, setTried] = useState(false);
  const opening = useCheckedSave(shifts.saveOpportunity.input, api.shifts.saveOpportunity, ['title']);
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
      const { title, kind, place, description } = form;
      const opened = await opening.save({
        id,
        title,
        kind,
        place,
        description,
        stationId: form.stationId || null,
        teamId: form.teamId || null,
        skills: form.skills.split(/[,，、\s]+/).filter(Boolean),
      });
      if (!opened) return;
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
          <OpportunityFields form={form} problem={opening.problem('title')} onChange={put} />
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

interface OpportunityProps {
  form: NewPlan;
  problem: string | null;
  onChange(part: Partial<NewPlan>): void;
}

function OpportunityFields({ form, problem, onChange }: OpportunityProps) {
  const t = useText(shiftsTexts);
  const words = useText(volunteersTexts);
  const stationName = useStationName();
  const stations = useDeskQuery('shifts', 'stations', {}).data ?? [];
  const teams = useDeskQuery('volunteers', 'teams', { retired: false }).data ?? [];
  return (
    <>
      <TextField
        label={t('opportunity.title')}
        value={form.title}
        required
        maxLength={60}
        error={problem}
        onChange={(title) => onChange({ title })}
      />
      <SelectField
        label={t('kind')}
        options={serviceKinds.map((value) => ({ value, label: words(`kind.${value}`) }))}
        value={form.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <SelectField
        label={t('station')}
        options={[
          { value: '', label: t('station.none') },
          ...stations.map((station) => ({ value: station.id, label: stationName(station) })),
        ]}
        value={form.stationId}
        onChange={(stationId) => onChange({ stationId })}
      />
      {form.stationId === '' && (
        <TextField
          label={t('place.other')}
          value={form.place}
          maxLength={60}
          onChange={(place) => onChange({ place })}
        />
      )}
      <SelectField
        label={t('team')}
        options={[
          { value: '', label: t('team.none') },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={form.teamId}
        onChange={(teamId) => onChange({ teamId })}
      />
      <TextField
        label={t('skills')}
        value={form.skills}
        maxLength={120}
        onChange={(skills) => onChange({ skills })}
      />
      <TextField
        label={t('about')}
        value={form.description}
        lines
        maxLength={1000}
        onChange={(description) => onChange({ description })}
      />
    </>
  );
}
