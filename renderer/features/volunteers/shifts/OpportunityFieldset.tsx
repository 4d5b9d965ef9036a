/** What an opportunity (服务岗位) says of itself, wherever it is typed: planning a series, or its own page. */

import type { InputOf } from '../../../../db/core/procedure.ts';
import { serviceKinds, type shifts } from '../../../../db/shifts/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useStationName } from '../parts/ServiceWords.tsx';
import { volunteersTexts } from '../texts.ts';
import { shiftsTexts } from './texts.ts';

/** Empty: none. */
export interface TypedOpportunity {
  title: string;
  kind: (typeof serviceKinds)[number];
  stationId: string;
  place: string;
  teamId: string;
  /** Words with commas or spaces between them. */
  skills: string;
  description: string;
}

export const emptyOpportunity: TypedOpportunity = {
  title: '',
  kind: 'activities',
  stationId: '',
  place: '',
  teamId: '',
  skills: '',
  description: '',
};

export function readSkills(typed: string): string[] {
  return typed.split(/[,，、\s]+/).filter(Boolean);
}

/** A place that was typed before a station was chosen is not kept. */
export function readOpportunity(
  typed: TypedOpportunity,
): Omit<InputOf<typeof shifts.saveOpportunity>, 'id' | 'residentId'> {
  const { title, kind, stationId, place, teamId, skills, description } = typed;
  return {
    title,
    kind,
    description,
    stationId: stationId || null,
    place: stationId ? '' : place,
    teamId: teamId || null,
    skills: readSkills(skills),
  };
}

interface Props {
  form: TypedOpportunity;
  problem(field: string): string | null;
  onChange(part: Partial<TypedOpportunity>): void;
}

export function OpportunityFieldset({ form, problem, onChange }: Props) {
  const t = useText(shiftsTexts);
  const words = useText(volunteersTexts);
  const stationName = useStationName();
  // One out of use stays on what it was chosen for.
  const kept = (chosen: string) => (one: { id: string; retired: boolean }) =>
    !one.retired || one.id === chosen;
  const stations = useDeskQuery('shifts', 'stations', { retired: true }).data?.filter(kept(form.stationId));
  const teams = useDeskQuery('volunteers', 'teams', { retired: true }).data?.filter(kept(form.teamId));
  return (
    <>
      <TextField
        label={t('opportunity.title')}
        value={form.title}
        required
        maxLength={60}
        error={problem('title')}
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
          ...(stations ?? []).map((station) => ({ value: station.id, label: stationName(station) })),
        ]}
        value={form.stationId}
        error={problem('stationId')}
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
          ...(teams ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={form.teamId}
        onChange={(teamId) => onChange({ teamId })}
      />
      <TextField
        label={t('skills')}
        hint={t('skills.hint')}
        value={form.skills}
        maxLength={120}
        error={problem('skills')}
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
