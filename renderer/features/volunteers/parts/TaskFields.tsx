/** What is done and where: one of the day's shifts, or help with something that is named. */
import type { ServiceTask } from '../../../../db/service/contract.ts';
import { serviceKinds } from '../../../../db/service/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { hoursTexts } from '../hours/texts.ts';
import { volunteersTexts } from '../texts.ts';
import { useStationName } from './ServiceWords.tsx';

export interface TypedTask {
  shiftId: string | null;
  kind: (typeof serviceKinds)[number];
  activity: string;
  stationId: string | null;
}
export const emptyTask: TypedTask = { shiftId: null, kind: 'activities', activity: '', stationId: null };

export function taskOf({ shiftId, kind, activity }: TypedTask): ServiceTask {
  return shiftId === null ? { kind: 'activity', serviceKind: kind, activity } : { kind: 'shift', shiftId };
}

/** Stands for none in lists that cannot hold null. */
const none = '-';

interface Props {
  /** Whose shifts are offered; null: none yet. */
  day: string | null;
  value: TypedTask;
  problem: string | null;
  onChange(part: Partial<TypedTask>): void;
}

export function TaskFields({ day, value, problem, onChange }: Props) {
  const t = useText(hoursTexts);
  const words = useText(volunteersTexts);
  const stationName = useStationName();
  const stations = useDeskQuery('shifts', 'stations', {}).data ?? [];
  const shifts = useDeskQuery('shifts', 'shifts', { from: day ?? '', days: 1 }, { enabled: day !== null });
  const offered = shifts.data?.shifts ?? [];
  const shift = offered.find(({ id }) => id === value.shiftId);
  return (
    <>
      {offered.length > 0 && (
        <SelectField
          label={t('shift')}
          options={[
            { value: none, label: t('shift.none') },
            ...offered.map(({ id, from, to, opportunity }) => ({
              value: id,
              label: `${from}–${to} ${opportunity.title}`,
            })),
          ]}
          value={shift ? shift.id : none}
          onChange={(id) => {
            const chosen = offered.find((one) => one.id === id);
            onChange({
              shiftId: chosen?.id ?? null,
              stationId: chosen ? chosen.opportunity.stationId : value.stationId,
            });
          }}
        />
      )}
      {!shift && (
        <>
          <TextField
            label={t('activity')}
            value={value.activity}
            required
            maxLength={60}
            error={problem}
            onChange={(activity) => onChange({ activity, shiftId: null })}
          />
          <SelectField
            label={t('kind')}
            options={serviceKinds.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))}
            value={value.kind}
            onChange={(kind) => onChange({ kind })}
          />
        </>
      )}
      <SelectField
        label={t('station')}
        options={[
          { value: none, label: t('station.none') },
          ...stations.map((station) => ({ value: station.id, label: stationName(station) })),
        ]}
        value={value.stationId ?? none}
        onChange={(id) => onChange({ stationId: id === none ? null : id })}
      />
    </>
  );
}
