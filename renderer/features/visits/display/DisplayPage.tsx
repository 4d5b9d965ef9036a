/**
 * The public display (叫号屏), in a window of its own on a screen in the hall: the number called last, the counters,
 * the time. Numbers only, nothing about a person; it stands while the desk is locked.
 */
import { useEffect } from 'react';
import { useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useNow, useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useSession } from '../../../state/session.ts';
import { clockTime, weekday } from '../../../ui/format.ts';
import { useNameOf } from '../nameOf.ts';
import { queueTexts } from '../queue/texts.ts';
import { type Board, type Call, spelled } from './calls.ts';
import css from './DisplayPage.module.css';
import { SoundSwitch } from './SoundSwitch.tsx';
import { chime, speak, useSoundMode } from './sound.ts';
import { useAnnounced } from './useAnnounced.ts';

/** Milliseconds. Calls are announced by the desk at once; this is for the time when nobody is signed in. */
const refreshEvery = 2_000;
const shownCalls = 5;

export default function DisplayPage() {
  const t = useText(queueTexts);
  const board = useDeskQuery('queue', 'board', {}, { refetchEvery: refreshEvery }).data;
  const announced = useAnnounced(board, useVoice());
  const title = t('display.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const last = announced ?? board?.calls[0] ?? null;
  return (
    <main className={css.display}>
      <Head />
      <LastCalled call={last} fresh={announced !== null} />
      <Latest calls={(board?.calls ?? []).filter(({ ticketId }) => ticketId !== last?.ticketId)} />
      <Counters counters={board?.counters ?? []} />
    </main>
  );
}

function useVoice(): (call: Call) => void {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  const language = usePreferences((preferences) => preferences.language);
  const mode = useSoundMode((sound) => sound.mode);
  return (call) => {
    if (mode === 'off') return;
    const counter = nameOf({ name: call.counterName, nameEn: call.counterNameEn });
    const said =
      mode === 'voice' && speak(t('display.say', { label: spelled(call.label), counter }), language);
    if (!said) chime();
  };
}

function Head() {
  const centreName = useSession((session) => session.centreName);
  const zone = useSession((session) => session.zone);
  const language = usePreferences((preferences) => preferences.language);
  const now = useNow((clock) => clock.now);
  const today = useToday();
  return (
    <header className={css.head}>
      <h1 className={css.centre}>{centreName}</h1>
      <SoundSwitch />
      <p className={css.day}>
        {today} {weekday(today, language)}
      </p>
      <p className={css.clock}>{clockTime(now, zone)}</p>
    </header>
  );
}

function LastCalled({ call, fresh }: { call: Call | null; fresh: boolean }) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  return (
    <section className={css.last} data-fresh={fresh || undefined} aria-live="polite">
      {call ? (
        // A repeated call is a new announcement: the flash begins again.
        <div key={`${call.ticketId} ${call.calls}`} className={css.call}>
          <p className={css.label} style={{ '--length': call.label.length }}>
            {call.label}
          </p>
          <p className={css.please}>{t('display.please')}</p>
          <p className={css.counter}>{nameOf({ name: call.counterName, nameEn: call.counterNameEn })}</p>
        </div>
      ) : (
        <p className={css.quiet}>{t('display.quiet')}</p>
      )}
    </section>
  );
}

function Latest({ calls }: { calls: readonly Call[] }) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  return (
    <section className={css.latest}>
      <h2 className={css.heading}>{t('display.latest')}</h2>
      <ol className={css.calls}>
        {calls.slice(0, shownCalls).map((call) => (
          <li key={call.ticketId} className={css.earlier}>
            <span className={css.earlierLabel}>{call.label}</span>
            <span>{nameOf({ name: call.counterName, nameEn: call.counterNameEn })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Counters({ counters }: { counters: Board['counters'] }) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  return (
    <section className={css.counters} aria-label={t('display.counters')}>
      {counters.map((counter) => (
        <div key={counter.id} className={css.desk}>
          <h2 className={css.deskName}>{nameOf(counter)}</h2>
          <p className={css.deskNow}>
            {counter.current.length > 0 ? (
              counter.current.join(' ')
            ) : (
              <span className={css.free}>{t('display.free')}</span>
            )}
          </p>
          <p className={css.deskNext}>
            {t('waiting', { count: counter.waiting })}
            {counter.next[0] && ` · ${t('display.next')} ${counter.next[0]}`}
          </p>
        </div>
      ))}
    </section>
  );
}
