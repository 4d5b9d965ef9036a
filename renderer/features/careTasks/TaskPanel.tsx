/** One care task looked into: why it was opened, whom to call, what was done, and the next step. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { careTaskStepKinds, careTasks } from '../../../db/careTasks/contract.ts';
import type { OutputOf } from '../../../db/core/procedure.ts';
import { useDeskQuery } from '../../api/hooks.ts';
import { useSay } from '../../i18n/useSay.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../state/session.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { dayIn } from '../../ui/format.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Timeline, type TimelineItem } from '../../ui/Timeline.tsx';
import { WhenText } from '../../ui/When.tsx';
import { ReadingText } from '../health/ReadingText.tsx';
import { CategoryTags } from '../residents/parts/CategoryTags.tsx';
import { usePersonFacts } from '../residents/parts/usePersonFacts.ts';
import { CallForm } from './CallForm.tsx';
import { PhoneList } from './PhoneList.tsx';
import { StepForm } from './StepForm.tsx';
import css from './TaskPanel.module.css';
import { SeverityTag, TaskDueTag } from './TaskTags.tsx';
import { careTasksTexts } from './texts.ts';

type Detail = OutputOf<typeof careTasks.task>;
type Task = Detail['task'];
type StepKind = (typeof careTaskStepKinds)[number];
type Act = StepKind | 'call';

interface Props {
  /** Null: closed. */
  id: string | null;
  onClose(): void;
}

export function TaskPanel({ id, onClose }: Props) {
  const t = useText(careTasksTexts);
  const { data, error } = useDeskQuery('careTasks', 'task', { id: id ?? '' }, { enabled: id !== null });
  return (
    <SidePanel opened={id !== null} onClose={onClose} title={t('tasks')} width="36rem">
      {error && <ErrorNote error={error} />}
      {data && id !== null && <TaskDetail key={id} detail={data} />}
    </SidePanel>
  );
}

function TaskDetail({ detail }: { detail: Detail }) {
  const t = useText(careTasksTexts);
  const facts = usePersonFacts();
  const mayWrite = useSession((session) => session.account?.role !== 'evaluator');
  const { task } = detail;
  return (
    <div className={css.panel}>
      <div className={css.head}>
        <h3 className={css.name}>{task.person.name}</h3>
        <span className={css.quiet}>{facts(task.person)}</span>
        <Link className={css.link ?? ''} href={`/residents/${task.person.id}`}>
          {t('card')}
        </Link>
        <CategoryTags categories={task.person.categories} />
      </div>
      <Cause task={task} />
      <section className={css.section} aria-label={t('phones')}>
        <h4 className={css.title}>{t('phones')}</h4>
        <PhoneList residentId={task.person.id} allowed={mayWrite} />
      </section>
      {mayWrite && <Acts task={task} />}
      <History detail={detail} />
    </div>
  );
}

function Cause({ task }: { task: Task }) {
  const t = useText(careTasksTexts);
  const say = useSay();
  const byDesk = task.kind !== 'other';
  return (
    <section className={css.cause}>
      <span className={css.tags}>
        <Tag tone="accent">{t(`kind.${task.kind}`)}</Tag>
        <SeverityTag severity={task.severity} />
        <TaskDueTag task={task} />
      </span>
      <p className={css.detail}>{say(task.detail)}</p>
      {(task.kind === 'vitals' || task.kind === 'clinic') && <CauseReading rootId={task.causeId} />}
      <p className={css.quiet}>
        <WhenText at={task.openedAt} /> · {t(byDesk ? 'openedBySelf' : 'openedBy', { name: task.openedBy })}{' '}
        <CauseLink task={task} />
      </p>
    </section>
  );
}

/** The reading as it stands now, with everything that was measured beside what is out of range. */
function CauseReading({ rootId }: { rootId: string }) {
  const t = useText(careTasksTexts);
  const reading = useDeskQuery('health', 'reading', { rootId }).data?.current;
  if (!reading) return null;
  return (
    <p className={css.reading}>
      <WhenText at={reading.takenAt} /> <ReadingText reading={reading} />
      {reading.withdrawn && <Tag>{t('cause.withdrawn')}</Tag>}
      {reading.corrected && !reading.withdrawn && <Tag>{t('cause.corrected')}</Tag>}
    </p>
  );
}

/** Where the cause itself stands. */
function CauseLink({ task }: { task: Task }) {
  const t = useText(careTasksTexts);
  const zone = useSession((session) => session.zone);
  const day = dayIn(task.openedAt, zone);
  const targets = {
    vitals: { href: `/care/health?person=${task.person.id}`, text: t('cause.reading') },
    clinic: { href: `/care/health?person=${task.person.id}`, text: t('cause.reading') },
    incident: { href: `/care/incidents?incident=${task.causeId}`, text: t('cause.incident') },
    missing: { href: `/care?day=${day}`, text: t('cause.board') },
    other: null,
  };
  const target = targets[task.kind];
  return target ? (
    <Link className={css.link ?? ''} href={target.href}>
      {target.text}
    </Link>
  ) : null;
}

const keys: Readonly<Record<Act, string>> = {
  call: 'T',
  note: 'N',
  extended: 'E',
  closed: 'D',
  reopened: 'O',
};

function Acts({ task }: { task: Task }) {
  const t = useText(careTasksTexts);
  const [act, setAct] = useState<Act | null>(null);
  const done = () => setAct(null);
  if (act === 'call') {
    return <CallForm person={task.person} taskId={task.state === null ? null : task.id} onDone={done} />;
  }
  if (act !== null) return <StepForm key={act} kind={act} taskId={task.id} onDone={done} />;
  const acts: readonly Act[] =
    task.state === null ? ['reopened', 'note'] : ['call', 'closed', 'extended', 'note'];
  return (
    <div className={css.acts}>
      {acts.map((next, index) => (
        <ActionButton
          key={next}
          label={next === 'call' ? t('call') : t(`step.${next}`)}
          keys={keys[next]}
          kind={index === 0 && task.state !== null ? 'primary' : 'normal'}
          onAction={() => setAct(next)}
        />
      ))}
    </div>
  );
}

/** Steps and calls together, newest first. */
function History({ detail: { steps, calls } }: { detail: Detail }) {
  const t = useText(careTasksTexts);
  const say = useSay();
  const told: (TimelineItem & { at: number })[] = [
    ...steps.map((step) => ({
      id: step.id,
      at: step.at,
      text: [t(`step.${step.kind}`), step.dueOn && t('step.until', { day: step.dueOn }), say(step.note)]
        .filter(Boolean)
        .join(' · '),
      detail: <Told at={step.at} name={step.accountName} />,
    })),
    ...calls.map((call) => ({
      id: call.id,
      at: call.at,
      text: [
        t('call.line', {
          whom: call.whom,
          result: call.reached ? t('call.reached.yes') : t('call.reached.no'),
        }),
        call.said,
      ]
        .filter(Boolean)
        .join(' · '),
      detail: <Told at={call.at} name={call.accountName} />,
      ...(call.reached ? {} : { tone: 'attention' as const }),
    })),
  ];
  return (
    <section className={css.section}>
      <h4 className={css.title}>{t('steps')}</h4>
      {told.length === 0 ? (
        <p className={css.quiet}>{t('steps.none')}</p>
      ) : (
        <Timeline label={t('steps')} items={told.toSorted((a, b) => b.at - a.at)} />
      )}
    </section>
  );
}

function Told({ at, name }: { at: number; name: string }) {
  return (
    <>
      <WhenText at={at} /> · {name}
    </>
  );
}
