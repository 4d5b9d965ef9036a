/** Why somebody is to be looked after, in words, as they stand within a sentence. Pure. */
import type { Sentence } from '../core/errors.ts';
import type { careTaskKinds } from './shapes.ts';

export const careTaskWords: Record<(typeof careTaskKinds)[number], Sentence> = {
  missing: { zh: '未到未说明', en: 'missed without a word' },
  vitals: { zh: '体征异常', en: 'reading out of range' },
  incident: { zh: '意外事件', en: 'incident' },
  clinic: { zh: '义诊异常', en: 'found at a clinic session' },
  other: { zh: '其他', en: 'other' },
};
