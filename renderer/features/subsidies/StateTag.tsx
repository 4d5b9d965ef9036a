/** Whether a rule is in force, to come or over, with the day on which that changes. */
import type { RuleState, RuleVersion } from '../../../db/subsidies/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { subsidiesTexts } from './texts.ts';

const tones: Readonly<Record<RuleState, Tone>> = {
  inForce: 'good',
  future: 'accent',
  ended: 'neutral',
  retired: 'neutral',
};

export function StateTag({ state, shown }: { state: RuleState; shown: RuleVersion }) {
  const t = useText(subsidiesTexts);
  const { validFrom, validTo } = shown.terms;
  const words = {
    inForce: () => t('state.inForce'),
    future: () => t('state.future', { day: validFrom }),
    ended: () => t('state.ended', { day: validTo ?? '' }),
    retired: () => t('state.retired', { day: validFrom }),
  };
  return <Tag tone={tones[state]}>{words[state]()}</Tag>;
}

/** A version that has been saved and begins later. */
export function NextTag({ latest: { version, retired, terms } }: { latest: RuleVersion }) {
  const t = useText(subsidiesTexts);
  const day = terms.validFrom;
  return (
    <Tag tone="attention">{retired ? t('list.nextRetired', { day }) : t('list.next', { version, day })}</Tag>
  );
}
