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
import { type LeftAt, type Missed, readLeftAt, withoutMissed } from '../screens.ts';
import { Typed } from '../Typed.tsx';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useSpoken } from '../voice.ts';
import css from './Screen.module.css';

const length = 4;

function noteOf(left: LeftAt) {
  if (left.kind === 'wrong') return 'forgot.notTime';
  return left.kind === 'time' && left.nextDay ? 'forgot.nextDay' : 'forgot.hint';
}

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
        <h2 className={css.subtitle}>{t('person.break')}</h2>
        <BreakChips value={breakMinutes} onChange={setBreak} />
        <button type="button" className={css.back} onClick={() => ask((api) => meet(api, found))}>
          {t('forgot.later')}
        </button>
      </div>
      <div className={css.side}>
        <Typed label={t('forgot.time')} empty={null} note={t(noteOf(left))} wrong={left.kind === 'wrong'}>
          {shown.slice(0, 2).join('')}:{shown.slice(2).join('')}
        </Typed>
        <Keypad value={digits} onChange={setDigits} most={length} confirm={null} />
        <button type="button" className={css.act} disabled={left.kind !== 'time' || busy} onClick={send}>
          <b>{t('forgot.send')}</b>
        </button>
      </div>
    </div>
  );
}
