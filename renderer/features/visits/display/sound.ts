/** What the display lets people hear: nothing, a soft chime, or the number spoken where the system has a voice. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Language } from '../../../state/preferences.ts';

export const soundModes = ['off', 'chime', 'voice'] as const;
export type SoundMode = (typeof soundModes)[number];

/** Of this screen; nothing in it is about a person. */
export const useSoundMode = create<{ mode: SoundMode; setMode(mode: SoundMode): void }>()(
  persist((set) => ({ mode: 'chime', setMode: (mode) => set({ mode }) }), { name: 'linli-desk.display' }),
);

/** Two falling tones: frequency in Hz, start and length in seconds. */
const notes = [
  { frequency: 784, at: 0, length: 0.9 },
  { frequency: 587, at: 0.35, length: 1.3 },
] as const;

let audio: AudioContext | null = null;

/** Browsers stay silent until somebody has touched the page once; the desktop does not. */
export function chime(): void {
  audio ??= new AudioContext();
  void audio.resume();
  const now = audio.currentTime;
  for (const { frequency, at, length } of notes) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, now + at);
    volume.gain.linearRampToValueAtTime(0.22, now + at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, now + at + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(now + at);
    tone.stop(now + at + length);
  }
}

/** False where the system has no voice for the language. */
export function speak(text: string, language: Language): boolean {
  const voice = window.speechSynthesis
    ?.getVoices()
    .find(({ lang }) => lang.toLowerCase().startsWith(language));
  if (!voice) return false;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
  window.speechSynthesis.speak(utterance);
  return true;
}
