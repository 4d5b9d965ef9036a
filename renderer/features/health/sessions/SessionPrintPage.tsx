/** Everyone served in a session on paper, with room to sign. */
import { useLocation, useParams } from 'wouter';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useNow, useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { clockTime } from '../../../ui/format.ts';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { useNameOf } from '../../visits/nameOf.ts';
import { ReadingText } from '../ReadingText.tsx';
import css from './Session.module.css';
import { sessionTexts } from './texts.ts';

export default function SessionPrintPage() {
  const t = useText(sessionTexts);
  const facts = usePersonFacts();
  const nameOf = useNameOf();
  const { account, zone, centreName } = useSession();
  const today = useToday();
  const now = useNow((clock) => clock.now);
  const { id = '' } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const { data, error } = useDeskQuery('clinics', 'session', { id });
  const session = data?.session;
  return (
    <PrintFrame
      title={t('print.title')}
      heading={session && `${centreName}  ${session.day}  ${session.place}  ${session.providers}`}
      landscape
      footer={
        session && (
          <>
            <span>{t('print.count', session)}</span>
            <span>{t('printed', { name: account?.name ?? '', day: today, time: clockTime(now, zone) })}</span>
          </>
        )
      }
      onClose={() => navigate(`/care/sessions/${id}`)}
    >
      {error && <ErrorNote error={error} />}
      <table className={css.paper}>
        <thead>
          <tr>
            <th scope="col">{t('print.no')}</th>
            <th scope="col">{t('print.name')}</th>
            <th scope="col">{t('print.person')}</th>
            <th scope="col">{t('print.values')}</th>
            <th scope="col">{t('print.services')}</th>
            <th scope="col">{t('print.sign')}</th>
          </tr>
        </thead>
        <tbody>
          {data?.people.toReversed().map(({ key, name, person, readings, services }, index) => (
            <tr key={key}>
              <td>{index + 1}</td>
              <td>{name}</td>
              <td>{person ? facts(person) : t('noCard')}</td>
              <td>
                {readings.map((reading) => (
                  <ReadingText key={reading.rootId} reading={reading} />
                ))}
              </td>
              <td>
                {services
                  .map((service) => [nameOf(service), service.result].filter(Boolean).join('：'))
                  .join('、')}
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </PrintFrame>
  );
}
