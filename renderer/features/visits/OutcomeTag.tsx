/** What came of a visit, in one word; with its day where something is still to be done. */
import { useText } from '../../i18n/useText.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { Outcome } from './desk/visitForm.ts';
import { visitsTexts } from './texts.ts';

const tones: Readonly<Record<Outcome, Tone>> = {
  done: 'good',
  accepted: 'accent',
  referred: 'accent',
  papers: 'attention',
};

export function OutcomeTag({ outcome, dueOn }: { outcome: Outcome; dueOn?: string | null }) {
  const t = useText(visitsTexts);
  const word = t(`outcome.${outcome}`);
  return <Tag tone={tones[outcome]}>{dueOn ? `${word} ${dueOn.slice(5)}` : word}</Tag>;
}
