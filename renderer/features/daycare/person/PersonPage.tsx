/** One person's day in care: attendance, how it went, readings and incidents, beside the plan. */
import { IconArrowLeft, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { daycare } from '../../../../db/daycare/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useToday } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Columns, Page } from '../../../ui/Page.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { VitalsPanel } from '../../health/VitalsPanel.tsx';
import { VitalsTrend } from '../../health/VitalsTrend.tsx';
import { IncidentList } from '../../incidents/IncidentList.tsx';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { DaySwitch } from '../board/DaySwitch.tsx';
import { personTexts } from '../personTexts.ts';
import { AttendanceCard } from './AttendanceCard.tsx';
import { DayNoteForm } from './DayNoteForm.tsx';
import css from './PersonPage.module.css';

export type PersonDay = OutputOf<typeof daycare.person>;

export default function PersonPage() {
  const t = useText(personTexts);
  const { id = '' } = useParams<{ id: string }>();
  const today = useToday();
  const [, navigate] = useLocation();
  const day = new URLSearchParams(useSearch()).get('day') ?? today;
  const readOnly = useSession((session) => session.account?.role === 'evaluator');
  const { data, error } = useDeskQuery('daycare', 'person', { residentId: id, day }, { keepPrevious: true });
  const facts = usePersonFacts();
  const board = day === today ? '/care' : `/care?day=${day}`;
  return (
    <Page
      title={data?.person.name ?? t('title')}
      subtitle={data && facts(data.person)}
      actions={
        <>
          <DaySwitch
            day={day}
            today={today}
            onChange={(next) =>
              navigate(`/care/person/${id}${next === today ? '' : `?day=${next}`}`, { replace: true })
            }
          />
          <ActionButton
            label={t('sheet')}
            keys="Mod+P"
            icon={<IconFileText size={18} />}
            onAction={() => navigate(`/care/sheet/${id}/${day.slice(0, 7)}`)}
          />
          <ActionButton
            label={t('back')}
            keys="Escape"
            icon={<IconArrowLeft size={18} />}
            onAction={() => navigate(board)}
          />
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      {data && (
        <Columns
          template="minmax(0, 1fr) minmax(0, 1.15fr) 19rem"
          narrow="minmax(0, 1fr) minmax(0, 1.1fr) 16rem"
        >
          <DayNoteForm key={`${id} ${data.day}`} of={data} readOnly={readOnly} />
          <div className={css.stack}>
            <Vitals residentId={data.person.id} day={data.day} />
            <Card title={t('incidents')}>
              <IncidentList residentId={data.person.id} day={data.day} name={data.person.name} />
            </Card>
          </div>
          <div className={css.stack}>
            <AttendanceCard of={data} />
            <Plan of={data} />
          </div>
        </Columns>
      )}
    </Page>
  );
}

/** The readings of the day, or how they went over months. */
function Vitals({ residentId, day }: { residentId: string; day: string }) {
  const t = useText(personTexts);
  const [shown, setShown] = useState<'day' | 'trend'>('day');
  return (
    <Card
      title={t('vitals')}
      actions={
        <Segmented
          label={t('vitals.shown')}
          quiet
          options={[
            { value: 'day', label: t('vitals.day') },
            { value: 'trend', label: t('vitals.trend') },
          ]}
          value={shown}
          onChange={(value) => setShown(value)}
        />
      }
    >
      {shown === 'day' ? (
        <VitalsPanel residentId={residentId} day={day} />
      ) : (
        <VitalsTrend residentId={residentId} />
      )}
    </Card>
  );
}

function Plan({ of: { enrolment } }: { of: PersonDay }) {
  const t = useText(personTexts);
  const [, navigate] = useLocation();
  if (!enrolment) return null;
  const { goals, medication } = enrolment;
  return (
    <Card
      title={t('plan')}
      actions={
        <ActionButton
          kind="quiet"
          label={t('enrolment')}
          onAction={() => navigate(`/care/enrolments?open=${enrolment.id}`)}
        />
      }
    >
      {goals.length === 0 && <p className={css.quiet}>{t('plan.none')}</p>}
      <ul className={css.goals}>
        {goals.map(({ goal, how, reviewOn }) => (
          <li key={goal}>
            {goal}
            <span className={css.quiet}>
              {[how, reviewOn && t('plan.review', { day: reviewOn })].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {medication !== '' && (
        <>
          <h3 className={css.title}>{t('medication')}</h3>
          <p className={css.text}>{medication}</p>
        </>
      )}
    </Card>
  );
}
