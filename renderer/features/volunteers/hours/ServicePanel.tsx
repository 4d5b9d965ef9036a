/** One time of service looked into: what it says, what stands out, the decision, and how it came to be. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { FlagLine, ServiceLine, service } from '../../../../db/service/contract.ts';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { DateText } from '../../../ui/When.tsx';
import { PhoneList } from '../../careTasks/PhoneList.tsx';
import { ServiceStateTag, ServiceTimes, useIsHere, useStationName } from '../parts/ServiceWords.tsx';
import { useDuration } from '../parts/useDuration.ts';
import { useMayWrite } from '../parts/useMayWrite.ts';
import { volunteersTexts } from '../texts.ts';
import { DecideForm } from './DecideForm.tsx';
import { EndForm } from './EndForm.tsx';
import css from './Hours.module.css';
import { CorrectForm, WithdrawForm } from './ReasonForm.tsx';
import { ServiceHistory } from './ServiceHistory.tsx';
import { hoursTexts } from './texts.ts';

interface Props {
  /** Null: closed. */
  rootId: string | null;
  onClose(): void;
  /** After a decision: the next one that waits, or closed. */
  onDecided?(): void;
}

export function ServicePanel({ rootId, onClose, onDecided = onClose }: Props) {
  const t = useText(hoursTexts);
  const { data, error } = useDeskQuery(
    'service',
    'service',
    { rootId: rootId ?? '' },
    { enabled: rootId !== null },
  );
  return (
    <SidePanel opened={rootId !== null} onClose={onClose} title={t('title')} width="34rem">
      {error && <ErrorNote error={error} />}
      {data && rootId !== null && <Detail key={rootId} detail={data} onDecided={onDecided} />}
    </SidePanel>
  );
}

function Detail({ detail, onDecided }: { detail: OutputOf<typeof service.service>; onDecided(): void }) {
  const t = useText(hoursTexts);
  const mayWrite = useMayWrite();
  const isHere = useIsHere();
  const { current, flags } = detail;
  return (
    <div className={css.panel}>
      <div className={css.head}>
        <h3 className={css.name}>{current.volunteer.name}</h3>
        <span className={css.quiet}>{printNumber(current.volunteer.number)}</span>
        <ServiceStateTag service={current} />
        <Link className={css.link ?? ''} href={`/volunteers/people?open=${current.volunteer.id}`}>
          {t('file')}
        </Link>
      </div>
      <Facts line={current} />
      {(current.state === 'waiting' || flags.length > 0) && !isHere(current) && <Flags flags={flags} />}
      {current.state === 'open' && (
        <section className={css.section}>
          <h4 className={css.title}>{t('phones')}</h4>
          <PhoneList residentId={current.volunteer.residentId} allowed={mayWrite} />
        </section>
      )}
      {mayWrite && <Acts key={current.versionId + current.state} {...{ current, flags, onDecided }} />}
      <ServiceHistory detail={detail} />
    </div>
  );
}

function Facts({ line }: { line: ServiceLine }) {
  const t = useText(hoursTexts);
  const words = useText(volunteersTexts);
  const duration = useDuration();
  const stationName = useStationName();
  return (
    <dl className={css.facts}>
      <dt>{t('fact.when')}</dt>
      <dd>
        <DateText day={line.day} withWeekday /> <ServiceTimes service={line} />
      </dd>
      {line.minutes !== null && (
        <>
          <dt>{t('fact.minutes')}</dt>
          <dd>{duration(line.minutes)}</dd>
        </>
      )}
      <dt>{t('fact.activity')}</dt>
      <dd>{[line.activity, words(`kind.${line.kind}`)].filter(Boolean).join(' · ')}</dd>
      <dt>{t('fact.station')}</dt>
      <dd>{line.station ? stationName(line.station) : t('fact.none')}</dd>
      <dt>{t('fact.evidence')}</dt>
      <dd>{words(`evidence.${line.evidence}`)}</dd>
      {line.state === 'approved' && (
        <>
          <dt>{t('fact.credited')}</dt>
          <dd>{duration(line.creditedMinutes)}</dd>
        </>
      )}
    </dl>
  );
}

function Flags({ flags }: { flags: readonly FlagLine[] }) {
  const t = useText(hoursTexts);
  const words = useText(volunteersTexts);
  const say = useSay();
  if (flags.length === 0) return <p className={css.quiet}>{t('clean')}</p>;
  return (
    <section className={css.section}>
      <h4 className={css.title}>{t('flags')}</h4>
      <ul className={css.flags}>
        {flags.map(({ flag, forbids, sentence }) => (
          <li key={flag} className={css.flag}>
            <Tag tone={forbids ? 'danger' : 'attention'}>{words(`flag.${flag}`)}</Tag>
            <span>{say(sentence)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Act = 'correct' | 'withdraw' | 'again';

interface ActsProps {
  current: ServiceLine;
  flags: readonly FlagLine[];
  onDecided(): void;
}

function Acts({ current, flags, onDecided }: ActsProps) {
  const t = useText(hoursTexts);
  const [act, setAct] = useState<Act | null>(null);
  const done = () => setAct(null);
  if (current.state === 'withdrawn') return null;
  if (act === 'correct') return <CorrectForm line={current} onDone={done} />;
  if (act === 'withdraw') return <WithdrawForm line={current} onDone={done} />;
  const decides = current.state === 'waiting' || act === 'again';
  return (
    <>
      {current.state === 'open' && <EndForm line={current} onDone={done} />}
      {decides && <DecideForm line={current} flags={flags} onDone={onDecided} />}
      <div className={css.acts}>
        {!decides && current.state !== 'open' && (
          <ActionButton label={t('decideAgain')} onAction={() => setAct('again')} />
        )}
        <ActionButton label={t('correct')} keys="E" onAction={() => setAct('correct')} />
        <ActionButton label={t('withdraw')} kind="quiet" onAction={() => setAct('withdraw')} />
      </div>
    </>
  );
}
