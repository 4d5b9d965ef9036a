/** The daily log (接待日志) on A4: every visit of the day in order of arrival, numbered, phones masked. */
import { useLocation, useSearch } from 'wouter';
import type { VisitLine } from '../../../../db/visits/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useNow, useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useSession } from '../../../state/session.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { clockTime, weekday } from '../../../ui/format.ts';
import { PrintFrame } from '../../../ui/PrintFrame.tsx';
import { TimeText } from '../../../ui/When.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { useNameOf } from '../nameOf.ts';
import { visitsTexts } from '../texts.ts';
import css from './LogPage.module.css';
import { todayTexts } from './texts.ts';

export default function LogPage() {
  const t = useText(todayTexts);
  const language = usePreferences((preferences) => preferences.language);
  const today = useToday();
  const [, navigate] = useLocation();
  const parameters = new URLSearchParams(useSearch());
  const day = parameters.get('day') ?? today;
  const handlerId = parameters.get('handler');
  const { data, error } = useDeskQuery('visits', 'log', { day, ...(handlerId ? { handlerId } : {}) });
  return (
    <PrintFrame
      title={t('log.title')}
      heading={`${data?.centreName ?? ''}  ${day} ${weekday(day, language)}`}
      footer={data && <Footer count={data.rows.length} />}
      onClose={() => navigate(day === today ? '/today' : `/today?day=${day}`)}
    >
      {error && <ErrorNote error={error} />}
      {data?.rows.length === 0 && <p>{t('log.none')}</p>}
      {data && data.rows.length > 0 && (
        <table className={css.log}>
          <thead>
            <tr>
              <th scope="col">{t('log.no')}</th>
              <th scope="col">{t('time')}</th>
              <th scope="col">{t('log.name')}</th>
              <th scope="col">{t('log.address')}</th>
              <th scope="col">{t('log.matter')}</th>
              <th scope="col">{t('log.outcome')}</th>
              <th scope="col">{t('log.handler')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ no, line }) => (
              <LogRow key={line.rootId} no={no} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </PrintFrame>
  );
}

function LogRow({ no, line }: { no: number; line: VisitLine }) {
  const t = useText(todayTexts);
  const words = useText(visitsTexts);
  const nameOf = useNameOf();
  const facts = usePersonFacts();
  const { subject, agent } = line;
  const because = line.referredTo ?? line.missingPapers;
  return (
    <tr>
      <td>{no}</td>
      <td>
        <TimeText at={line.arrivedAt} />
      </td>
      <td>
        {subject.name} <small>{facts({ ...subject, address: '' })}</small>
        {agent && <div className={css.small}>{t('by', { name: agent.name })}</div>}
      </td>
      <td>
        {subject.address}
        <div className={css.small}>{subject.phone ?? agent?.phone}</div>
      </td>
      <td>
        {nameOf(line.matter)}
        {line.note && <div className={css.small}>{line.note}</div>}
      </td>
      <td>
        {words(`outcome.${line.outcome}`)}
        {line.dueOn && <div className={css.small}>{words('until', { day: line.dueOn })}</div>}
        {because && <div className={css.small}>{because}</div>}
      </td>
      <td>{line.handler.name}</td>
    </tr>
  );
}

function Footer({ count }: { count: number }) {
  const t = useText(todayTexts);
  const name = useSession((session) => session.account?.name ?? '');
  const zone = useSession((session) => session.zone);
  const now = useNow((clock) => clock.now);
  const today = useToday();
  return (
    <>
      <span>{t('log.count', { count })}</span>
      <span>{t('log.sign')}</span>
      <span>{t('log.printed', { name, day: today, time: clockTime(now, zone) })}</span>
    </>
  );
}
