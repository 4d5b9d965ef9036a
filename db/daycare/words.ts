/** Why somebody is away from day care, in words, as they stand within a sentence. Pure. */
import type { Sentence } from '../core/errors.ts';
import type { absenceReasons } from './shapes.ts';

export const leaveWords: Record<(typeof absenceReasons)[number], Sentence> = {
  ill: { zh: '生病', en: 'ill' },
  hospital: { zh: '住院', en: 'in hospital' },
  family: { zh: '家中有事', en: 'family matters' },
  travel: { zh: '外出', en: 'away' },
  other: { zh: '其他', en: 'another reason' },
};
