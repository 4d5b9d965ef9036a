/** One incident looked into: what was reported, how it was corrected, where its follow-up stands. */
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { type IncidentLine, incidents } from '../../../db/incidents/contract.ts';
import { useApi, useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { notify } from '../../ui/notify.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { WhenText } from '../../ui/When.tsx';
import { newId } from '../visits/newId.ts';
import { useCheckedSave } from '../visits/settings/useCheckedSave.ts';
import css from './Incident.module.css';
import { IncidentFacts } from './IncidentFacts.tsx';
import { IncidentForm } from './IncidentForm.tsx';
import { SeverityTag, StateTag } from './IncidentTags.tsx';
import { incidentsTexts } from './texts.ts';

interface Props {
  /** Null: closed. */
  rootId: string | null;
  onClose(): void;
}

export function IncidentPanel({ rootId, onClose }: Props) {
  const t = useText(incidentsTexts);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const asked = { rootId: rootId ?? '' };
  const { data, error } = useDeskQuery('incidents', 'incident', asked, { enabled: rootId !== null });
  const isCorrecting = rootId !== null && correcting === rootId;
  return (
    <SidePanel
      opened={rootId !== null}
      onClose={onClose}
      title={isCorrecting ? t('correct.title') : t('incident')}
      width="36rem"
    >
      {error && <ErrorNote error={error} />}
      {data && isCorrecting && <IncidentForm base={data.current} onDone={() => setCorrecting(null)} />}
      {data && !isCorrecting && rootId !== null && (
        <Detail detail={data} onCorrect={() => setCorrecting(rootId)} />
      )}
    </SidePanel>
  );
}

interface DetailProps {
  detail: OutputOf<typeof incidents.incident>;
  onCorrect(): void;
}

function Detail({ detail: { current, versions }, onCorrect }: DetailProps) {
  const t = useText(incidentsTexts);
  return (
    <div className={css.panel}>
      <div className={css.tags}>
        <SeverityTag severity={current.severity} />
        <StateTag incident={current} />
        <Link className={css.link ?? ''} href={`/care/tasks?task=${current.taskId}`}>
          {t('task')}
        </Link>
      </div>
      <IncidentFacts incident={current} />
      <Acts incident={current} onCorrect={onCorrect} />
      {versions.length > 1 && (
        <section>
          <h3 className={css.title}>{t('versions')}</h3>
          <Timeline
            label={t('versions')}
            items={versions.map(({ versionId, reason, savedAt, savedBy }) => ({
              id: versionId,
              text: reason === null ? t('version.first') : t('version.line', { name: savedBy, reason }),
              detail: <WhenText at={savedAt} />,
            }))}
          />
        </section>
      )}
    </div>
  );
}

function Acts({ incident, onCorrect }: { incident: IncidentLine; onCorrect(): void }) {
  const t = useText(incidentsTexts);
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator') && !incident.withdrawn;
  return (
    <div className={css.acts}>
      <ActionButton
        label={t('print')}
        keys="Mod+P"
        icon={<IconPrinter size={18} />}
        onAction={() => navigate(`/care/incidents/${incident.rootId}/print`)}
      />
      {mayWrite && <ActionButton label={t('correct')} keys="C" onAction={onCorrect} />}
      {mayWrite && <ActionButton label={t('withdraw')} kind="quiet" onAction={() => setAsking(true)} />}
      <WithdrawDialog incident={incident} opened={asking} onClose={() => setAsking(false)} />
    </div>
  );
}

interface DialogProps {
  incident: IncidentLine;
  opened: boolean;
  onClose(): void;
}

function WithdrawDialog({ incident, opened, onClose }: DialogProps) {
  const t = useText(incidentsTexts);
  const api = useApi();
  const [id] = useState(newId);
  const [reason, setReason] = useState('');
  const checked = useCheckedSave(incidents.withdraw.input, api.incidents.withdraw, ['reason']);
  async function withdraw() {
    if (!(await checked.save({ id, versionId: incident.versionId, reason }))) return;
    notify({ text: t('withdrawn.toast') });
    onClose();
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t('withdraw.ask')}
      confirm={t('withdraw')}
      danger
      onConfirm={withdraw}
      onCancel={onClose}
    >
      <p>{t('withdraw.why')}</p>
      <TextField
        label={t('withdraw.reason')}
        value={reason}
        required
        maxLength={200}
        error={checked.problem('reason')}
        onChange={setReason}
      />
      {checked.error && <ErrorNote error={checked.error} />}
    </ConfirmDialog>
  );
}
