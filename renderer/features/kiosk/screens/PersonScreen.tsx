/** A volunteer is known: sign in by touching what they do, or sign out; forgotten sign-outs are told first. */
import { IconChevronRight } from '@tabler/icons-react';
import type { FoundVolunteer } from '../../../../db/service/contract.ts';
import { printNumber } from '../../../../db/volunteers/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import type { ShiftChoice } from '../screens.ts';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useSpoken } from '../voice.ts';
import { ChooseTask } from './ChooseTask.tsx';
import { Forgotten } from './Forgotten.tsx';
import css from './Screen.module.css';
import { SignOut } from './SignOut.tsx';

interface Props {
  found: FoundVolunteer;
  shifts: readonly ShiftChoice[];
}

export function PersonScreen({ found, shifts }: Props) {
  const t = useText(kioskTexts);
  const { ask } = useKiosk();
  const { maskedName, number, pass, proven, signedIn } = found;
  const hello = t('person.hello', { name: maskedName });
  // Aloud no name: everybody in the hall would hear it.
  useSpoken(signedIn ? t('person.isIn') : t('person.choose'));
  return (
    <div className={css.screen}>
      <div className={css.side}>
        <h1 className={css.title}>{hello}</h1>
        <p className={css.hint}>{t('person.number', { number: printNumber(number) })}</p>
        <Forgotten found={found} />
        {proven && (
          <button
            type="button"
            className={css.choice}
            onClick={() => ask(async ({ mine }) => ({ at: 'mine', found, mine: await mine({ pass }) }))}
          >
            <span>
              <b>{t('person.hours')}</b> <span className={css.hint}>{t('person.hoursHint')}</span>
            </span>
            <IconChevronRight />
          </button>
        )}
      </div>
      <div className={css.side}>
        {signedIn ? <SignOut found={found} /> : <ChooseTask found={found} shifts={shifts} />}
      </div>
    </div>
  );
}
