/** Nobody is known: scan, type the number on the card, or look for one's name. */
import { IconChevronRight, IconScan } from '@tabler/icons-react';
import { useState } from 'react';
import { printNumber, readNumber } from '../../../../db/volunteers/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { Keypad } from '../Keypad.tsx';
import { Typed } from '../Typed.tsx';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useKioskHome } from '../useKioskHome.ts';
import { useSpoken } from '../voice.ts';
import css from './Screen.module.css';
import { ShiftText } from './ShiftText.tsx';

const length = 9;
const shownShifts = 4;

export function StartScreen() {
  const t = useText(kioskTexts);
  const { go, busy } = useKiosk();
  const [number, setNumber] = useState('');
  const wrong = number.length === length && readNumber(number) === null;
  useSpoken(wrong ? t('start.numberWrong') : t('start.title'));

  function type(next: string) {
    if (busy) return;
    setNumber(next);
    if (readNumber(next) === null) return;
    go({ at: 'pin', who: { number: next }, label: t('person.number', { number: printNumber(next) }) });
  }
  return (
    <div className={css.screen}>
      <div className={css.side}>
        <h1 className={css.title}>{t('start.title')}</h1>
        <div className={css.scan}>
          <IconScan />
          <p>
            <b>{t('start.scan')}</b> <span className={css.spare}>{t('start.scanHint')}</span>
          </p>
        </div>
        <button type="button" className={css.choice} onClick={() => go({ at: 'name' })}>
          <span>
            <b>{t('start.name')}</b> <span className={css.hint}>{t('start.nameHint')}</span>
          </span>
          <IconChevronRight />
        </button>
        <Today />
      </div>
      <div className={css.side}>
        <Typed
          label={t('start.number')}
          empty={number === '' && t('start.number')}
          note={t(wrong ? 'start.numberWrong' : 'start.numberHint')}
          wrong={wrong}
        >
          {printNumber(number)}
        </Typed>
        <Keypad value={number} onChange={type} most={length} confirm={null} />
      </div>
    </div>
  );
}

function Today() {
  const t = useText(kioskTexts);
  const { shifts } = useKioskHome();
  if (!shifts) return null;
  return (
    <section className={`${css.card} ${css.spare}`}>
      <h2 className={css.subtitle}>{t('start.today')}</h2>
      {shifts.length === 0 && <p className={css.hint}>{t('start.none')}</p>}
      <ul className={css.rows}>
        {shifts.slice(0, shownShifts).map((shift) => (
          <li key={shift.shiftId}>
            <ShiftText shift={shift} />
          </li>
        ))}
      </ul>
    </section>
  );
}
