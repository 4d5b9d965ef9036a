/** Incidents in words, as they stand within a sentence. Pure. */
import type { Sentence } from '../core/errors.ts';
import type { incidentKinds } from './shapes.ts';

export const incidentWords: Record<(typeof incidentKinds)[number], Sentence> = {
  fall: { zh: '跌倒', en: 'fall' },
  illness: { zh: '突发疾病', en: 'sudden illness' },
  choking: { zh: '噎食', en: 'choking' },
  wandering: { zh: '走失', en: 'wandering off' },
  medication: { zh: '用药差错', en: 'medication error' },
  conflict: { zh: '冲突', en: 'conflict' },
  property: { zh: '财物', en: 'property' },
  other: { zh: '其他', en: 'other' },
};
