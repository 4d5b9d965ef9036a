/** One incident on paper (意外事件报告单), with places to sign. */
import { useLocation, useParams } from 'wouter';
import { useDeskQuery } from '../../api/hooks.ts';
import { useText } from '../../i18n/useText.ts';
import { useNow, useToday } from '../../state/now.ts';
import { useSession } from '../../state/session.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { clockTime } from '../../ui/format.ts';
import { PrintFrame } from '../../ui/PrintFrame.tsx';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import css from './Incident.module.css';
import { incidentsTexts } from './texts.ts';
import { useIncidentRows } from './useIncidentRows.ts';

export default function IncidentPrintPage() {
  const t = useText(incidentsTexts);
  const facts = usePersonFacts();
  const rowsOf = useIncidentRows();
  const { account, zone } = useSession();
  const today = useToday();
  const now = useNow((clock) => clock.now);
  const { id: rootId = '' } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const { data, error } = useDeskQuery('incidents', 'incident', { rootId });
  const incident = data?.current;
  return (
    <PrintFrame
      title={t('print.title')}
      heading={`${data?.centreName ?? ''}  ${incident?.day ?? ''}`}
      footer={
        <>
          <span>{t('print.sign')}</span>
          <span>{t('printed', { name: account?.name ?? '', day: today, time: clockTime(now, zone) })}</span>
        </>
      }
      onClose={() => navigate(`/care/incidents?incident=${rootId}`)}
    >
      {error && <ErrorNote error={error} />}
      {incident && (
        <table className={css.paper}>
          <tbody>
            <tr>
              <th scope="row">{t('person')}</th>
              <td>
                {incident.person.name} {facts(incident.person)}
              </td>
            </tr>
            <tr>
              <th scope="row">{t('severity')}</th>
              <td>{t(`severity.${incident.severity}`)}</td>
            </tr>
            {rowsOf(incident).map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
            {incident.reason !== null && (
              <tr>
                <th scope="row">{t('correct.reason')}</th>
                <td>{incident.reason}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </PrintFrame>
  );
}
