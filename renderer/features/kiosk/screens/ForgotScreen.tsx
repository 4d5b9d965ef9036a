/** The volunteer says when they left. Nothing is suggested: a time that stands there already would be taken. */
import { useState } from 'react';
import type { FoundVolunteer } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useSession } from '../../../state/session.ts';
import { clockTime } from '../../../ui/format.ts';
import { newId } from '../../visits/newId.ts';
import { BreakChips } from '../BreakChips.tsx';
import { useDayText } from '../dayText.ts';
import { Keypad } from '../Keypad.tsx';
import { type Missed, readLeftAt, withoutMissed } from '../screens.ts';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useSpoken } from '../voice.ts';
import css from './Screen.module.css';

const length = 4;

export function ForgotScreen({ found, missed }: { found: FoundVolunteer; missed: Missed }) {
  const t = useText(kioskTexts);
  const { ask, meet, busy } = useKiosk();
  const dayText = useDayText();
  const zone = useSession((session) => session.zone);
  const [digits, setDigits] = useState('');
  const [breakMinutes, setBreak] = useState(0);
  const [id] = useState(newId);
  const left = readLeftAt(digits, missed, zone);
  const title = t('forgot.title', { day: dayText(missed.day) });
  useSpoken(title);

  function send() {
    if (left.kind !== 'time') return;
    const given = { id, pass: found.pass, rootId: missed.rootId, endAt: left.endAt, breakMinutes, note: '' };
    ask(async (api) => {
      const { minutes } = await api.propose(given);
      return { at: 'done', found: withoutMissed(found, missed), deed: { kind: 'mended', minutes } };
    });
  }
  const shown = Array.from({ length }, (_, at) => digits[at] ?? '–');
  return (
    <div className={css.screen}>
      <div className={css.side}>
        <h1 className={css.title}>{title}</h1>
        <p className={css.subtitle}>
          {t('forgot.of', { time: clockTime(missed.startAt, zone), activity: missed.activity })}
        </p>
        <p className={css.hint}>{t('forgot.hint')}</p>
        <h2 className={css.subtitle}>{t('person.break')}</h2>
        <BreakChips value={breakMinutes} onChange={setBreak} />
        <button type="button" className={css.back} onClick={() => ask((api) => meet(api, found))}>
          {t('forgot.later')}
        </button>
      </div>
      <div className={css.side}>
        <p className={css.typed} role="status" aria-label={t('forgot.time')}>
          <span>
            {shown.slice(0, 2).join('')}:{shown.slice(2).join('')}
          </span>
        </p>
        {left.kind === 'wrong' && (
          <p className={css.notice} role="alert">
            {t('forgot.notTime')}
          </p>
        )}
        {left.kind === 'time' && left.nextDay && <p className={css.hint}>{t('forgot.nextDay')}</p>}
        <Keypad value={digits} onChange={setDigits} most={length} confirm={null} />
        <button type="button" className={css.act} disabled={left.kind !== 'time' || busy} onClick={send}>
          <b>{t('forgot.send')}</b>
        </button>
      </div>
    </div>
  );
}
