/** Ends what is open now. */
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import type { FoundVolunteer } from '../../../../db/service/contract.ts';
import { useText } from '../../../i18n/useText.ts';
import { useNow } from '../../../state/now.ts';
import { useSession } from '../../../state/session.ts';
import { clockTime } from '../../../ui/format.ts';
import { newId } from '../../visits/newId.ts';
import { BreakChips } from '../BreakChips.tsx';
import { useLong } from '../long.ts';
import { kioskTexts } from '../texts.ts';
import { useKiosk } from '../useKiosk.ts';
import css from './Screen.module.css';

export function SignOut({ found }: { found: FoundVolunteer }) {
  const t = useText(kioskTexts);
  const long = useLong();
  const { ask } = useKiosk();
  const zone = useSession((session) => session.zone);
  const now = useNow((clock) => clock.now);
  const [breakMinutes, setBreak] = useState(0);
  const [id] = useState(newId);
  const { open, pass } = found;
  const signOut = () =>
    ask(async (api) => ({
      at: 'done',
      found,
      deed: { kind: 'out', ...(await api.signOut({ id, pass, breakMinutes })) },
    }));
  return (
    <>
      <section className={css.card}>
        <p className={css.hint}>{t('person.in')}</p>
        <p className={css.big}>{open ? open.activity : t('person.isIn')}</p>
        {open && (
          <p>
            {t('person.since', {
              time: clockTime(open.startAt, zone),
              long: long(Math.max(0, Math.floor((now - open.startAt) / 60_000))),
            })}
          </p>
        )}
      </section>
      <h2 className={css.subtitle}>{t('person.break')}</h2>
      <BreakChips value={breakMinutes} onChange={setBreak} />
      <button type="button" className={css.act} onClick={signOut}>
        <IconLogout /> <b>{t('person.out')}</b>
      </button>
    </>
  );
}
