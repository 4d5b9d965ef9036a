/** What stands around every screen of the kiosk: where this is, how it speaks, and the way back to the start. */
import {
  IconAlertTriangle,
  IconLanguage,
  IconLock,
  IconTextSize,
  IconVolume,
  IconVolumeOff,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/useText.ts';
import { useNow, useToday } from '../../state/now.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useErrorSentence } from '../../ui/errorSentence.ts';
import { DateText, TimeText } from '../../ui/When.tsx';
import { useNameOf } from '../visits/nameOf.ts';
import css from './KioskFrame.module.css';
import { useKioskPlace } from './place.ts';
import { DoneScreen } from './screens/DoneScreen.tsx';
import { ForgotScreen } from './screens/ForgotScreen.tsx';
import { HelpScreen } from './screens/HelpScreen.tsx';
import { MineScreen } from './screens/MineScreen.tsx';
import { NameScreen } from './screens/NameScreen.tsx';
import { PersonScreen } from './screens/PersonScreen.tsx';
import { PinScreen } from './screens/PinScreen.tsx';
import { StaffScreen } from './screens/StaffScreen.tsx';
import { StartScreen } from './screens/StartScreen.tsx';
import { type Screen, secondsOf } from './screens.ts';
import { kioskTexts } from './texts.ts';
import { useConfined } from './useConfined.ts';
import { useIdle } from './useIdle.ts';
import { KioskContext, useKiosk, useKioskCourse } from './useKiosk.ts';
import { useKioskHome } from './useKioskHome.ts';
import { useHasVoice, useSpoken } from './voice.ts';

/** The last seconds are counted aloud to the eye. */
const warnedSeconds = 10;

export function KioskFrame() {
  const kiosk = useKioskCourse();
  const large = useKioskPlace((place) => place.large);
  useConfined();
  const left = useIdle(secondsOf(kiosk.screen), kiosk.screen, kiosk.leave);
  return (
    <KioskContext value={kiosk}>
      <div className={css.kiosk} data-large={large || undefined}>
        <Head left={left} />
        <main className={css.main} aria-busy={kiosk.busy}>
          <ScreenOf screen={kiosk.screen} />
        </main>
        <Foot />
      </div>
    </KioskContext>
  );
}

function Head({ left }: { left: number | null }) {
  const t = useText(kioskTexts);
  const nameOf = useNameOf();
  const { screen, leave, problem } = useKiosk();
  const sentence = useErrorSentence();
  const { centreName, station } = useKioskHome();
  const now = useNow((clock) => clock.now);
  const today = useToday();
  return (
    <header className={css.head}>
      {problem ? (
        <Problem sentence={sentence(problem)} />
      ) : (
        <p className={css.where}>
          <span className={css.centre}>{centreName}</span>
          <span>{station ? nameOf(station) : t('title')}</span>
        </p>
      )}
      {screen.at === 'start' ? (
        <p className={css.when}>
          <span className={css.clock}>
            <TimeText at={now} />
          </span>
          <DateText day={today} withWeekday />
        </p>
      ) : (
        <div className={css.leaving}>
          {left !== null && left <= warnedSeconds && <p role="timer">{t('left', { count: left })}</p>}
          <button type="button" className={css.leave} onClick={leave}>
            <IconX /> {t('leave')}
          </button>
        </div>
      )}
    </header>
  );
}

/** Stands where the name of the place stood, so that nothing moves under a finger. */
function Problem({ sentence }: { sentence: string }) {
  useSpoken(sentence);
  return (
    <p className={css.problem} role="alert">
      <IconAlertTriangle /> {sentence}
    </p>
  );
}

function ScreenOf({ screen }: { screen: Screen }) {
  switch (screen.at) {
    case 'start':
      return <StartScreen />;
    case 'name':
      return <NameScreen />;
    case 'pin':
      return <PinScreen {...screen} />;
    case 'person':
      return <PersonScreen key={screen.found.pass} {...screen} />;
    case 'help':
      return <HelpScreen {...screen} />;
    case 'done':
      return <DoneScreen {...screen} />;
    case 'mine':
      return <MineScreen {...screen} />;
    case 'forgot':
      return <ForgotScreen key={screen.missed.rootId} {...screen} />;
    case 'staff':
      return <StaffScreen />;
  }
}

function Foot() {
  const t = useText(kioskTexts);
  const { screen, go } = useKiosk();
  const { large, voice, set } = useKioskPlace();
  const { language, setLanguage } = usePreferences();
  const hasVoice = useHasVoice();
  return (
    <footer className={css.foot}>
      <Switch icon={<IconTextSize />} label={t('large')} on={large} onPress={() => set({ large: !large })} />
      {hasVoice && (
        <Switch
          icon={voice ? <IconVolume /> : <IconVolumeOff />}
          label={t('voice')}
          on={voice}
          onPress={() => set({ voice: !voice })}
        />
      )}
      <button
        type="button"
        className={css.switch}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        <IconLanguage /> {t('language')}
      </button>
      {screen.at !== 'staff' && (
        <button type="button" className={css.staff} onClick={() => go({ at: 'staff' })}>
          <IconLock /> {t('staff')}
        </button>
      )}
    </footer>
  );
}

function Switch({
  icon,
  label,
  on,
  onPress,
}: {
  icon: ReactNode;
  label: string;
  on: boolean;
  onPress(): void;
}) {
  return (
    <button type="button" className={css.switch} role="switch" aria-checked={on} onClick={onPress}>
      {icon} {label}
      <span className={css.knob} aria-hidden="true" />
    </button>
  );
}
