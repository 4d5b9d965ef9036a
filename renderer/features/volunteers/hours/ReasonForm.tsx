/** A correction or a withdrawal: a new fact with its reason; what stood before stays in the history. */
import { useState } from 'react';
import { type ServiceLine, service, serviceKinds } from '../../../../db/service/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { notify } from '../../../ui/notify.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../visits/newId.ts';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { useStationName } from '../parts/ServiceWords.tsx';
import { readTypedSpan, type TypedSpan, typedFrom } from '../parts/spanForm.ts';
import { volunteersTexts } from '../texts.ts';
import css from './Hours.module.css';
import { SpanFields } from './SpanFields.tsx';
import { hoursTexts } from './texts.ts';

interface Correction {
  span: TypedSpan;
  stationId: string | null;
  kind: ServiceLine['kind'];
  activity: string;
  reason: string;
}
const useCorrectionDraft = defineDraft<Correction>();
/** Stands for no station in a list that cannot hold null. */
const nowhere = '-';

interface Props {
  line: ServiceLine;
  onDone(): void;
}

export function CorrectForm({ line, onDone }: Props) {
  const t = useText(hoursTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const zone = useSession((session) => session.zone);
  const stationName = useStationName();
  const stations = useDeskQuery('shifts', 'stations', {}).data ?? [];
  const [id] = useState(newId);
  const before: Correction = {
    span: typedFrom(line, zone),
    stationId: line.station?.id ?? null,
    kind: line.kind,
    activity: line.activity,
    reason: '',
  };
  const draft = useCorrectionDraft(line.versionId, before);
  const { span: typed, stationId, kind, activity, reason } = draft.value;
  const put = (part: Partial<Correction>) => draft.set((now) => ({ ...now, ...part }));
  const checked = useCheckedSave(service.correct.input, api.service.correct, ['reason']);
  const [tried, setTried] = useState(false);
  const timeChanged = JSON.stringify(typed) !== JSON.stringify(before.span);
  const taskChanged = kind !== before.kind || activity !== before.activity;

  async function save() {
    setTried(true);
    const span = readTypedSpan(typed, zone);
    if (timeChanged && span === null) return;
    const patch = {
      ...(timeChanged && span ? { span } : {}),
      ...(stationId === before.stationId ? {} : { stationId }),
      ...(taskChanged ? { task: { kind: 'activity' as const, serviceKind: kind, activity } } : {}),
    };
    if (!(await checked.save({ id, versionId: line.versionId, patch, reason }))) return;
    notify({ text: t('corrected') });
    draft.clear();
    onDone();
  }

  return (
    <div className={css.form}>
      <SpanFields
        value={typed}
        tried={tried && timeChanged}
        onChange={(part) => put({ span: { ...typed, ...part } })}
      />
      <TextField
        label={t('activity')}
        value={activity}
        maxLength={60}
        onChange={(value) => put({ activity: value })}
      />
      <SelectField
        label={t('kind')}
        options={serviceKinds.map((value) => ({ value, label: words(`kind.${value}`) }))}
        value={kind}
        onChange={(value) => put({ kind: value })}
      />
      <SelectField
        label={t('station')}
        options={[
          { value: nowhere, label: t('station.none') },
          ...stations.map((station) => ({ value: station.id, label: stationName(station) })),
        ]}
        value={stationId ?? nowhere}
        onChange={(value) => put({ stationId: value === nowhere ? null : value })}
      />
      <TextField
        label={t('reason')}
        hint={t('reason.note')}
        value={reason}
        required
        lines
        maxLength={200}
        error={checked.problem('reason')}
        onChange={(value) => put({ reason: value })}
      />
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={words('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={t('correct.save')} keys="Mod+Enter" kind="primary" onAction={save} />
      </div>
    </div>
  );
}

export function WithdrawForm({ line, onDone }: Props) {
  const t = useText(hoursTexts);
  const words = useText(volunteersTexts);
  const api = useApi();
  const [id] = useState(newId);
  const [reason, setReason] = useState('');
  const checked = useCheckedSave(service.withdraw.input, api.service.withdraw, ['reason']);
  async function save() {
    if (!(await checked.save({ id, versionId: line.versionId, reason }))) return;
    notify({ text: t('withdrawn') });
    onDone();
  }
  return (
    <div className={css.form}>
      <TextField
        label={t('reason')}
        hint={t('withdraw.note')}
        value={reason}
        required
        lines
        autoFocus
        maxLength={200}
        error={checked.problem('reason')}
        onChange={setReason}
      />
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={words('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton label={t('withdraw.save')} keys="Mod+Enter" kind="danger" onAction={save} />
      </div>
    </div>
  );
}
