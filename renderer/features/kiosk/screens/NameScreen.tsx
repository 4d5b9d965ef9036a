/** Looks for one's own name by its initials; what is found is masked, so that nobody learns who volunteers here. */
import { IconBackspace, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useApi } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKey } from '../../../keys/useKey.ts';
import { Typed } from '../Typed.tsx';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useSpoken } from '../voice.ts';
import css from './Screen.module.css';
import { useFoundNames } from './useFoundNames.ts';

const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const mostLetters = 12;

export function NameScreen() {
  const t = useText(kioskTexts);
  const { go } = useKiosk();
  const { service } = useApi();
  const [letters, setLetters] = useState('');
  const found = useFoundNames(service, letters);
  const remove = () => setLetters((before) => before.slice(0, -1));
  useSpoken(t('name.title'));
  useKey({ keys: 'Backspace', label: t('pad.delete'), run: remove });
  return (
    <div className={css.screen}>
      <div className={css.side}>
        <h1 className={css.title}>{t('name.title')}</h1>
        <Typed label={t('name.typed')} empty={letters === '' && '– – –'} note={t('name.hint')}>
          {letters}
        </Typed>
        <div className={css.letters}>
          {alphabet.map((letter) => (
            <Letter
              key={letter}
              letter={letter}
              onPress={() => setLetters((before) => (before + letter).slice(0, mostLetters))}
            />
          ))}
          <button type="button" className={css.letter} data-wide onClick={remove}>
            <IconBackspace /> {t('pad.delete')}
          </button>
        </div>
      </div>
      <div className={css.side} aria-live="polite">
        {found && <p className={css.hint}>{found.length === 0 ? t('name.none') : t('name.mask')}</p>}
        <ul className={css.choices}>
          {found?.map(({ pass, maskedName, number }) => (
            <li key={number}>
              <button
                type="button"
                className={css.choice}
                onClick={() => go({ at: 'pin', who: { pass }, label: maskedName })}
              >
                <span>
                  <b>{maskedName}</b>{' '}
                  <span className={css.hint}>{t('person.number', { number: printNumber(number) })}</span>
                </span>
                <IconChevronRight />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Letter({ letter, onPress }: { letter: string; onPress(): void }) {
  useKey({ keys: letter.toLowerCase(), label: letter, run: onPress });
  return (
    <button type="button" className={css.letter} onClick={onPress}>
      {letter}
    </button>
  );
}
