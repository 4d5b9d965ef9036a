/** Sets the sound of the display; one press steps on, so that a remote control or a wet finger can do it. */
import { VisuallyHidden } from '@mantine/core';
import { IconMessageCircle, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useText } from '../../../i18n/useText.ts';
import { queueTexts } from '../queue/texts.ts';
import css from './DisplayPage.module.css';
import { chime, soundModes, useSoundMode } from './sound.ts';

const icons = { off: IconVolumeOff, chime: IconVolume, voice: IconMessageCircle } as const;

export function SoundSwitch() {
  const t = useText(queueTexts);
  const { mode, setMode } = useSoundMode();
  const Icon = icons[mode];
  const next = soundModes[(soundModes.indexOf(mode) + 1) % soundModes.length] ?? 'off';
  function press() {
    setMode(next);
    if (next === 'chime') chime();
  }
  return (
    <button type="button" className={css.sound} onClick={press}>
      <Icon /> <VisuallyHidden>{t('display.sound')}</VisuallyHidden> {t(`display.sound.${mode}`)}
    </button>
  );
}
