/** One volunteer: how they stand, what they earned, what the record keeps, and what a coordinator does about it. */
import { Progress } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import { printNumber, type volunteers } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { PersonCards } from '../../cards/person/PersonCards.tsx';
import { PhoneList } from '../../careTasks/PhoneList.tsx';
import { certificatesTexts } from '../../certificates/texts.ts';
import { usePersonFacts } from '../../residents/parts/usePersonFacts.ts';
import { useDuration } from '../parts/useDuration.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { PointsAccount } from '../points/PointsAccount.tsx';
import { printPoints } from '../points/tenths.ts';
import { Availability } from './Availability.tsx';
import { EditForm } from './EditForm.tsx';
import css from './People.module.css';
import { GuardianLine, PinSection } from './PinSection.tsx';
import { RecordsSection } from './RecordsSection.tsx';
import { StateForm } from './StateForm.tsx';
import { peopleTexts } from './texts.ts';
import { UpcomingShifts } from './UpcomingShifts.tsx';
import { Stars, VolunteerStateTag } from './VolunteerWords.tsx';

export type VolunteerView = OutputOf<typeof volunteers.volunteer>;

interface Props {
  /** Null: closed. */
  id: string | null;
  onClose(): void;
}

export function VolunteerPanel({ id, onClose }: Props) {
  const t = useText(peopleTexts);
  const { data, error } = useDeskQuery('volunteers', 'volunteer', { id: id ?? '' }, { enabled: id !== null });
  return (
    <SidePanel opened={id !== null} onClose={onClose} title={t('title')} width="38rem">
      {error && <ErrorNote error={error} />}
      {data && id !== null && <Detail key={id} volunteer={data} />}
    </SidePanel>
  );
}

const views = ['file', 'shifts', 'points', 'cards'] as const;

function Detail({ volunteer }: { volunteer: VolunteerView }) {
  const t = useText(peopleTexts);
  const [view, setView] = useState<(typeof views)[number]>('file');
  return (
    <div className={css.panel}>
      <Head volunteer={volunteer} />
      <EarnedBox volunteer={volunteer} />
      <div>
        <Segmented
          label={t('view')}
          quiet
          options={views.map((value) => ({ value, label: t(`panel.${value}`) }))}
          value={view}
          onChange={(value) => setView(value)}
        />
      </div>
      {view === 'file' && <File volunteer={volunteer} />}
      {view === 'shifts' && <UpcomingShifts volunteerId={volunteer.id} />}
      {view === 'points' && <PointsAccount residentId={volunteer.person.id} />}
      {view === 'cards' && <PersonCards residentId={volunteer.person.id} kind="volunteer" />}
    </div>
  );
}

function File({ volunteer }: { volunteer: VolunteerView }) {
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState(false);
  return (
    <>
      {editing ? (
        <EditForm volunteer={volunteer} onDone={() => setEditing(false)} />
      ) : (
        <Facts volunteer={volunteer} onEdit={mayWrite ? () => setEditing(true) : null} />
      )}
      <PinSection volunteer={volunteer} />
      <RecordsSection volunteer={volunteer} />
      {mayWrite && <StateForm key={volunteer.state} volunteer={volunteer} />}
    </>
  );
}

function Head({ volunteer }: { volunteer: VolunteerView }) {
  const t = useText(peopleTexts);
  const facts = usePersonFacts();
  const { person, number, state, stateSince, stateReason } = volunteer;
  return (
    <div className={css.head}>
      <h3 className={css.big}>{person.name}</h3>
      <span>{printNumber(number)}</span>
      <VolunteerStateTag state={state} />
      <span className={css.quiet}>{facts(person)}</span>
      <Link className={css.link ?? ''} href={`/residents/${person.id}`}>
        {t('card')}
      </Link>
      {state !== 'active' && (
        <span className={css.quiet}>
          {[t('since', { state: t(`state.${state}`), day: stateSince }), stateReason]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
    </div>
  );
}

function EarnedBox({ volunteer }: { volunteer: VolunteerView }) {
  const t = useText(peopleTexts);
  const certificates = useText(certificatesTexts);
  const mayWrite = useMayWrite();
  const duration = useDuration();
  const { minutes, star, minutesToNext, nextStarHours, points } = volunteer.earned;
  return (
    <section className={css.earned}>
      <div className={css.earnedLine}>
        <Stars star={star} />
        <Link className={css.link ?? ''} href={`/volunteers/hours?volunteer=${volunteer.id}`}>
          {t('hoursOf')} {duration(minutes)}
        </Link>
        <span>{t('points', { points: printPoints(points) })}</span>
        {mayWrite && minutes > 0 && (
          <Link className={css.link ?? ''} href={`/volunteers/certificates/new?volunteer=${volunteer.id}`}>
            {certificates('new')}
          </Link>
        )}
      </div>
      {minutesToNext !== null && nextStarHours !== null && (
        <Progress
          size="sm"
          aria-label={t('col.star')}
          value={Math.min(100, (100 * (nextStarHours * 60 - minutesToNext)) / (nextStarHours * 60))}
        />
      )}
      <span className={css.quiet}>
        {minutesToNext === null || nextStarHours === null
          ? t('star.top')
          : t('star.next', { hours: nextStarHours, time: duration(minutesToNext) })}
      </span>
    </section>
  );
}

function Facts({ volunteer, onEdit }: { volunteer: VolunteerView; onEdit: (() => void) | null }) {
  const t = useText(peopleTexts);
  const { skills, languages, teams, organisation, partyBranch, remarks, registeredOn, also } = volunteer;
  const given = [
    ['teams', <Words key="teams" words={teams.map(({ name }) => name)} />],
    ['skills', <Words key="skills" words={skills} />],
    ['languages', <Words key="languages" words={languages} />],
    ['organisation', organisation || t('empty')],
    ['partyBranch', partyBranch || t('empty')],
    ['registeredOn', registeredOn],
    ...(remarks ? [['remarks', remarks] as const] : []),
    ...(also.length > 0
      ? [['also', also.map(({ number }) => printNumber(number)).join(' · ')] as const]
      : []),
  ] as const;
  return (
    <section className={css.section}>
      <dl className={css.facts}>
        <dt>{t('phones')}</dt>
        <dd>
          <PhoneList residentId={volunteer.person.id} allowed={onEdit !== null} />
        </dd>
        {given.map(([key, value]) => (
          <FactRow key={key} label={t(key)}>
            {value}
          </FactRow>
        ))}
        <dt>{t('availability')}</dt>
        <dd>
          <Availability value={volunteer.availability} />
        </dd>
        <GuardianLine volunteer={volunteer} />
      </dl>
      {onEdit && (
        <div className={css.acts}>
          <ActionButton label={t('edit')} keys="E" onAction={onEdit} />
        </div>
      )}
    </section>
  );
}

function FactRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Words({ words }: { words: readonly string[] }) {
  const t = useText(peopleTexts);
  if (words.length === 0) return t('empty');
  return (
    <span className={css.tags}>
      {words.map((word) => (
        <Tag key={word}>{word}</Tag>
      ))}
    </span>
  );
}
