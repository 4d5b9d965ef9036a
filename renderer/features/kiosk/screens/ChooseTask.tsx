/** Today's shifts, one's own first, and whatever else there is to help with. */
import { IconCheck, IconHeartHandshake, IconMapPin } from '@tabler/icons-react';
import type { FoundVolunteer } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKioskPlace } from '../place.ts';
import type { ShiftChoice } from '../screens.ts';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import { useSignIn } from '../useSignIn.ts';
import css from './Screen.module.css';
import { ShiftText } from './ShiftText.tsx';

interface Props {
  found: FoundVolunteer;
  shifts: readonly ShiftChoice[];
}

export function ChooseTask({ found, shifts }: Props) {
  const t = useText(kioskTexts);
  const { go } = useKiosk();
  const signIn = useSignIn(found);
  const stationId = useKioskPlace((place) => place.stationId);
  return (
    <>
      <h2 className={css.subtitle}>{t('person.choose')}</h2>
      <ul className={`${css.choices} ${css.tasks}`}>
        {shifts.map((shift) => (
          <li key={shift.shiftId}>
            <button
              type="button"
              className={css.choice}
              data-own={shift.signedUp || undefined}
              onClick={() => signIn({ kind: 'shift', shiftId: shift.shiftId }, shift.title)}
            >
              <span>
                <ShiftText shift={shift} />
              </span>
              {shift.signedUp ? (
                <span className={css.tag}>
                  <IconCheck /> {t('person.mine')}
                </span>
              ) : (
                stationId !== null &&
                shift.station?.id === stationId && (
                  <span className={css.here}>
                    <IconMapPin /> {t('person.here')}
                  </span>
                )
              )}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className={css.choice} onClick={() => go({ at: 'help', found, shifts })}>
        <span>
          <b>{t('person.help')}</b> <span className={css.hint}>{t('person.helpHint')}</span>
        </span>
        <IconHeartHandshake />
      </button>
    </>
  );
}
