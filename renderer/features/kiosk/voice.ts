/** Spoken prompts, where the system has a voice for the language and somebody has switched them on. */
import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import { speak } from '../visits/display/sound.ts';
import { useKioskPlace } from './place.ts';

function subscribe(listener: () => void): () => void {
  window.speechSynthesis?.addEventListener('voiceschanged', listener);
  return () => window.speechSynthesis?.removeEventListener('voiceschanged', listener);
}

export function useHasVoice(): boolean {
  const language = usePreferences((preferences) => preferences.language);
  return useSyncExternalStore(subscribe, () =>
    (window.speechSynthesis?.getVoices() ?? []).some(({ lang }) => lang.toLowerCase().startsWith(language)),
  );
}

/** Says the text when it changes; what was being said is cut short. */
export function useSpoken(text: string): void {
  const language = usePreferences((preferences) => preferences.language);
  const voice = useKioskPlace((place) => place.voice);
  useEffect(() => {
    if (!voice) return;
    speak(text, language);
    return () => window.speechSynthesis.cancel();
  }, [text, language, voice]);
}
