/** An incident being written down, or corrected with a reason. What is typed stays when the panel is closed. */
import { useState } from 'react';
import { type IncidentLine, incidents } from '../../../db/incidents/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { defineDraft } from '../../state/drafts.ts';
import { useNow } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { notify } from '../../ui/notify.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { newId } from '../visits/newId.ts';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import css from './Incident.module.css';
import { IncidentFieldset } from './IncidentFieldset.tsx';
import { emptyIncident, incidentFields, type TypedIncident, typedIncident } from './incidentForm.ts';
import { incidentsTexts } from './texts.ts';

const useIncidentDraft = defineDraft<{ id: string; typed: TypedIncident; reason: string }>();
const fields = ['place', 'what', 'measures', 'at', 'told', 'otherIds', 'reason'];

interface Props {
  /** The report to be corrected; null: a new one. */
  base: IncidentLine | null;
  /** Whom it happened to, where that is known. */
  person?: { id: string; name: string };
  onDone(): void;
}

export function IncidentForm({ base, person, onDone }: Props) {
  const t = useText(incidentsTexts);
  const api = useApi();
  const zone = useSession((session) => session.zone);
  const now = useNow((clock) => clock.now);
  const [initial] = useState(() => ({
    id: newId(),
    typed: base ? typedIncident(base, zone) : emptyIncident(person ?? null, now, zone),
    reason: '',
  }));
  const draft = useIncidentDraft(base?.versionId ?? `new ${person?.id ?? ''}`, initial);
  const { id, typed, reason } = draft.value;
  const [tried, setTried] = useState(false);
  const report = useCheckedSave(incidents.report.input, api.incidents.report, fields);
  const correct = useCheckedSave(incidents.correct.input, api.incidents.correct, fields);
  const checked = base ? correct : report;

  async function save() {
    setTried(true);
    const read = incidentFields(typed, zone);
    if (!read) return;
    const saved = base
      ? await correct.save({ ...read, id, versionId: base.versionId, reason })
      : await report.save({ ...read, id });
    if (!saved) return;
    const name = typed.person?.name ?? '';
    notify({
      text: base ? t('correct.saved') : t('report.saved', { name, kind: t(`kind.${typed.kind}`) }),
    });
    draft.clear();
    onDone();
  }

  return (
    <div className={css.panel}>
      <Form label={base ? t('correct.title') : t('report.title')}>
        <IncidentFieldset
          typed={typed}
          onChange={(part) => draft.set((entry) => ({ ...entry, typed: { ...entry.typed, ...part } }))}
          problem={checked.problem}
          tried={tried}
        />
        {base && (
          <TextField
            label={t('correct.reason')}
            value={reason}
            required
            maxLength={200}
            error={checked.problem('reason')}
            onChange={(value) => draft.set((entry) => ({ ...entry, reason: value }))}
          />
        )}
      </Form>
      {checked.error && <ErrorNote error={checked.error} />}
      <div className={css.end}>
        <ActionButton label={t('cancel')} kind="quiet" onAction={onDone} />
        <ActionButton
          label={base ? t('correct.save') : t('report.save')}
          keys="Mod+Enter"
          kind="primary"
          disabled={typed.person === null}
          onAction={save}
        />
      </div>
    </div>
  );
}
