/** Before and after the public: where this kiosk stands, and handing it over. Left alone it hands itself over. */
import { IconDeviceTablet } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { shiftFailure } from '../../../db/shifts/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useText } from '../../i18n/useText.ts';
import { useScanner } from '../../keys/scanner.ts';
import { useNotifyError } from '../../ui/notify.tsx';
import { useNameOf } from '../visits/nameOf.ts';
import frame from './KioskFrame.module.css';
import { useKioskPlace } from './place.ts';
import css from './screens/Screen.module.css';
import { kioskTexts } from './texts.ts';
import { useIdle } from './useIdle.ts';
import { useKioskHome } from './useKioskHome.ts';

/** A window that somebody of the staff took back and walked away from must not stay theirs. */
const startsAfterSeconds = 60;

export function SetUp() {
  const t = useText(kioskTexts);
  const nameOf = useNameOf();
  const api = useApi();
  const notifyError = useNotifyError();
  const [, navigate] = useLocation();
  const { stationId, set } = useKioskPlace();
  const { stations, centreName } = useKioskHome();

  function start() {
    api.accounts.becomeKiosk({}).then(() => refreshSession(api), notifyError);
  }
  const left = useIdle(startsAfterSeconds, null, start);
  // The code at a door says where this stands; a card is nobody's business yet.
  useScanner((code) => {
    api.shifts.stationOfCode({ code }).then(({ station }) => {
      if (station && !station.retired) set({ stationId: station.id });
      else if (station) notifyError(shiftFailure('station.retired', { name: station.name }));
      else notifyError(shiftFailure('station.unknown'));
    }, notifyError);
  });
  const places = [
    { id: null, name: t('setup.nowhere') },
    ...stations.map((station) => ({ id: station.id, name: nameOf(station) })),
  ];
  return (
    <div className={frame.kiosk}>
      <header className={frame.head}>
        <p className={frame.centre}>{centreName}</p>
      </header>
      <main className={frame.main}>
        <div className={css.bar}>
          <h1 className={css.title}>{t('setup.title')}</h1>
          <button type="button" className={css.back} onClick={() => navigate('/')}>
            {t('setup.desk')}
          </button>
        </div>
        <p>{t('setup.about')}</p>
        <h2 className={css.subtitle}>{t('setup.where')}</h2>
        <ul className={css.grid}>
          {places.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className={css.choice}
                data-own={id === stationId || undefined}
                aria-pressed={id === stationId}
                onClick={() => set({ stationId: id })}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </main>
      <footer className={frame.foot}>
        <p role="timer">{t('setup.auto', { count: left ?? 0 })}</p>
        <button type="button" className={css.act} onClick={start}>
          <IconDeviceTablet /> <b>{t('setup.start')}</b>
        </button>
      </footer>
    </div>
  );
}
