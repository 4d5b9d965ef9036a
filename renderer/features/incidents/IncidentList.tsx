/** Incidents of one person on one day, and the way to report one: for the page of a person in day care. */
import { useState } from 'react';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { TimeText } from '../../ui/When.tsx';
import css from './Incident.module.css';
import { IncidentForm } from './IncidentForm.tsx';
import { IncidentPanel } from './IncidentPanel.tsx';
import { SeverityTag, StateTag } from './IncidentTags.tsx';
import { incidentsTexts } from './texts.ts';

interface Props {
  residentId: string;
  /** YYYY-MM-DD; left out: all. */
  day?: string;
  /** The person's name, for the report. */
  name: string;
}

export function IncidentList({ residentId, day, name }: Props) {
  const t = useText(incidentsTexts);
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const [opened, setOpened] = useState<string | null>(null);
  const [reporting, setReporting] = useState(false);
  const asked = { residentId, ...(day === undefined ? {} : { day }) };
  const lines = useDeskQuery('incidents', 'ofResident', asked).data;
  return (
    <div className={css.panel}>
      {lines?.length === 0 && <p className={css.quiet}>{t('none.person')}</p>}
      <ul className={css.list}>
        {lines?.map((line) => (
          <li key={line.rootId}>
            <button type="button" className={css.item} onClick={() => setOpened(line.rootId)}>
              <span className={css.head}>
                <TimeText at={line.at} />
                <strong>{t(`kind.${line.kind}`)}</strong>
                <SeverityTag severity={line.severity} />
                <StateTag incident={line} />
              </span>
              <span className={css.quiet}>{line.what}</span>
            </button>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <div className={css.acts}>
          <ActionButton label={t('report')} onAction={() => setReporting(true)} />
        </div>
      )}
      <IncidentPanel rootId={opened} onClose={() => setOpened(null)} />
      <SidePanel
        opened={reporting}
        onClose={() => setReporting(false)}
        title={t('report.title')}
        width="36rem"
      >
        {reporting && (
          <IncidentForm base={null} person={{ id: residentId, name }} onDone={() => setReporting(false)} />
        )}
      </SidePanel>
    </div>
  );
}
