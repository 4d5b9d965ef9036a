/** The PIN of somebody who gave a number or chose a name. */
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../../i18n/useText.ts';
import { Keypad } from '../Keypad.tsx';
import type { Who } from '../screens.ts';
import { Typed } from '../Typed.tsx';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useSpoken } from '../voice.ts';
import css from './Screen.module.css';

const leastDigits = 4;
const mostDigits = 6;

export function PinScreen({ who, label }: { who: Who; label: string }) {
  const t = useText(kioskTexts);
  const { ask, meet, busy } = useKiosk();
  const [pin, setPin] = useState('');
  useSpoken(t('pin.title'));

  function enter() {
    setPin('');
    ask(async (api) => meet(api, await api.kioskPin({ who, pin })));
  }
  return (
    <div className={css.screen}>
      <div className={css.side}>
        <h1 className={css.title}>{t('pin.title')}</h1>
        <p className={css.subtitle}>{label}</p>
        {'pass' in who && (
          <button
            type="button"
            className={css.choice}
            onClick={() => ask(async (api) => meet(api, await api.kioskNamed({ pass: who.pass })))}
          >
            <span>
              <b>{t('pin.without')}</b> <span className={css.hint}>{t('pin.withoutHint')}</span>
            </span>
            <IconChevronRight />
          </button>
        )}
      </div>
      <div className={css.side}>
        <Typed
          label={t('pin.typed', { count: pin.length })}
          empty={'○'.repeat(Math.max(0, leastDigits - pin.length))}
          note={t('pin.hint')}
        >
          {'●'.repeat(pin.length)}
        </Typed>
        <Keypad
          value={pin}
          onChange={setPin}
          most={mostDigits}
          confirm={{ label: t('pad.confirm'), ready: pin.length >= leastDigits && !busy, onConfirm: enter }}
        />
      </div>
    </div>
  );
}
