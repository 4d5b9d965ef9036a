/** One visit looked into: what was saved, what followed, how it was corrected; and the ways to change it. */
import { useState } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { visits } from '../../../../db/visits/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { todayTexts } from '../today/texts.ts';
import { CorrectForm } from './CorrectForm.tsx';
import { FollowUps } from './FollowUps.tsx';
import { Versions } from './Versions.tsx';
import { VisitFacts } from './VisitFacts.tsx';
import css from './VisitPanel.module.css';
import { WithdrawDialog } from './WithdrawDialog.tsx';

export type VisitDetail = OutputOf<typeof visits.visit>;

interface Props {
  /** Null: closed. */
  rootId: string | null;
  onClose(): void;
}

export function VisitPanel({ rootId, onClose }: Props) {
  const t = useText(todayTexts);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const { data, error } = useDeskQuery(
    'visits',
    'visit',
    { rootId: rootId ?? '' },
    { enabled: rootId !== null },
  );
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const stopCorrecting = () => setCorrecting(null);
  const isCorrecting = data !== undefined && correcting === rootId;
  return (
    <SidePanel
      opened={rootId !== null}
      onClose={onClose}
      title={isCorrecting ? t('correct') : t('visit')}
      width="34rem"
    >
      {error && <ErrorNote error={error} />}
      {isCorrecting && <CorrectForm detail={data} onDone={stopCorrecting} />}
      {data && !isCorrecting && (
        <div className={css.panel}>
          <VisitFacts line={data.current} dueOn={data.dueOn} />
          {mayWrite && <Acts detail={data} onCorrect={() => setCorrecting(rootId)} />}
          <FollowUps detail={data} mayWrite={mayWrite} />
          {data.versions.length > 1 && <Versions versions={data.versions} />}
        </div>
      )}
    </SidePanel>
  );
}

function Acts({ detail, onCorrect }: { detail: VisitDetail; onCorrect(): void }) {
  const t = useText(todayTexts);
  const [asking, setAsking] = useState(false);
  const { withdrawn } = detail.current;
  return (
    <div className={css.acts}>
      {!withdrawn && <ActionButton label={t('correct')} keys="C" onAction={onCorrect} />}
      <ActionButton
        label={withdrawn ? t('restore') : t('withdraw')}
        keys="W"
        kind="quiet"
        onAction={() => setAsking(true)}
      />
      <WithdrawDialog line={detail.current} opened={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
