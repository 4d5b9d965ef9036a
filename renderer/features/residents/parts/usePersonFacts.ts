/** `男 · 71 岁 · 杏林雅苑 3-2-1102`: who somebody is beside the name, everywhere in this order; unknown parts go. */
import { type ResidentLine, sexes } from '../../../../db/residents/contract.ts';
import { useSay } from '../../../i18n/useSay.ts';
import { useText } from '../../../i18n/useText.ts';
import { residentsTexts } from '../texts.ts';

export function usePersonFacts(): (person: Pick<ResidentLine, 'sex' | 'age' | 'address'>) => string {
  const t = useText(residentsTexts);
  const say = useSay();
  return ({ sex, age, address }) =>
    [sex && say(sexes[sex]), age !== null && t('age', { age }), address].filter(Boolean).join(' · ');
}
