/**
 * Takes a number by touch, for a kiosk at the door: one press on a counter, a big number, a slip. Targets are 60 px and
 * more, nothing has to be typed, and the page comes back by itself for the next person.
 */
import { IconCheck, IconHeartHandshake, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { useNotifyError } from '../../../ui/notify.tsx';
import { useNameOf } from '../nameOf.ts';
import { newId } from '../newId.ts';
import { usePaperWidth } from './paperWidth.ts';
import { type Slip, SlipPaper } from './SlipPaper.tsx';
import css from './TakePage.module.css';
import { queueTexts } from './texts.ts';

/** Milliseconds a number stays on the screen before the next person's turn. */
const shownFor = 15_000;

/** Milliseconds; shorter than any idle time after which a desk locks. */
const tellEvery = 30_000;

/** A kiosk account sees nobody and waits for people all day: it must not lock itself between two of them. */
function useStaysOpen() {
  const api = useApi();
  const kiosk = useSession((session) => session.account?.role === 'kiosk');
  useEffect(() => {
    if (!kiosk) return;
    // A host that is gone shows as such by itself.
    const timer = setInterval(() => void api.accounts.stillHere({}).catch(() => {}), tellEvery);
    return () => clearInterval(timer);
  }, [api, kiosk]);
}

export default function TakePage() {
  const [slip, setSlip] = useState<Slip | null>(null);
  useStaysOpen();
  return (
    <main className={css.page}>
      {slip ? <Taken slip={slip} onAgain={() => setSlip(null)} /> : <Choose onTaken={setSlip} />}
    </main>
  );
}

function Choose({ onTaken }: { onTaken(slip: Slip): void }) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  const api = useApi();
  const notifyError = useNotifyError();
  const centreName = useSession((session) => session.centreName);
  const counters = useDeskQuery('queue', 'board', {}, { refetchEvery: 10_000 }).data?.counters;
  const [priority, setPriority] = useState(false);
  // Made when the page is shown: a nervous double press is one number.
  const [id] = useState(newId);
  const take = (counterId: string) =>
    api.queue.takeNumber({ id, counterId, priority }).then(onTaken).catch(notifyError);
  return (
    <>
      <header className={css.header}>
        <p className={css.centre}>{centreName}</p>
        <h1 className={css.title}>{t('kiosk.title')}</h1>
        <p className={css.hint}>{counters?.length === 0 ? t('kiosk.closed') : t('kiosk.hint')}</p>
      </header>
      <div className={css.counters}>
        {counters?.map((counter) => (
          <button
            key={counter.id}
            type="button"
            className={css.counter}
            onClick={() => void take(counter.id)}
          >
            <span className={css.name}>{nameOf(counter)}</span>
            <span className={css.waiting}>{t('waiting', { count: counter.waiting })}</span>
          </button>
        ))}
      </div>
      <button
        type="button"
        className={css.priority}
        aria-pressed={priority}
        onClick={() => setPriority(!priority)}
      >
        {priority ? <IconCheck size={32} /> : <IconHeartHandshake size={32} />}
        <span>
          <span className={css.priorityName}>{t('kiosk.priority')}</span>
          <span className={css.priorityWho}>{t('priority.who')}</span>
        </span>
      </button>
    </>
  );
}

function Taken({ slip, onAgain }: { slip: Slip; onAgain(): void }) {
  const t = useText(queueTexts);
  const nameOf = useNameOf();
  const width = usePaperWidth((paper) => paper.width);
  useEffect(() => {
    const timer = setTimeout(onAgain, shownFor);
    return () => clearTimeout(timer);
  }, [onAgain]);
  return (
    <>
      <div className={css.taken} role="status">
        <p className={css.hint}>{t('kiosk.yours')}</p>
        <h1 className={css.label}>{slip.label}</h1>
        <p className={css.title}>{nameOf({ name: slip.counterName, nameEn: slip.counterNameEn })}</p>
        <p className={css.hint}>{t('ahead', { count: slip.ahead })}</p>
      </div>
      <div className={css.acts}>
        <button type="button" className={css.print} onClick={() => window.print()}>
          <IconPrinter size={32} /> {t('kiosk.print')}
        </button>
        <button type="button" className={css.again} onClick={onAgain}>
          {t('kiosk.again')}
        </button>
      </div>
      <div className={css.paper}>
        <SlipPaper slip={slip} width={width} />
      </div>
    </>
  );
}
