/** For whom and which meal the rules are tried: kept while one moves between the list and a rule. */
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { ResidentLine } from '../../../../db/residents/contract.ts';
import type { subsidies } from '../../../../db/subsidies/contract.ts';
import { defineDraft } from '../../../state/drafts.ts';

type Asked = InputOf<typeof subsidies.explain>;
type Typical = Extract<Asked['person'], { kind: 'typical' }>;

export interface ExplainState {
  who: 'resident' | 'typical';
  resident: ResidentLine | null;
  /** As typed. */
  age: string;
  categories: Typical['categories'];
  /** As a card writes it; empty: not known. */
  hukou: string;
  abilityLevel: Typical['abilityLevel'];
  /** Null: today, also when midnight passes. */
  day: string | null;
  meal: Asked['meal'];
  mode: Asked['mode'];
  priceFen: number | null;
  mealOfDay: number;
}

const start: ExplainState = {
  who: 'resident',
  resident: null,
  age: '82',
  categories: [],
  hukou: '',
  abilityLevel: null,
  day: null,
  meal: 'lunch',
  mode: 'dineIn',
  priceFen: 1500,
  mealOfDay: 1,
};

const useExplainDraft = defineDraft<ExplainState>();
export const useExplainState = () => useExplainDraft('explain', start);

/** The question as far as it can be asked; null while nobody is chosen or there is no price. */
export function questionOf(state: ExplainState, today: string): Omit<Asked, 'draft'> | null {
  const { who, resident, priceFen, meal, mode, mealOfDay } = state;
  if (priceFen === null) return null;
  const asked = { day: state.day ?? today, meal, mode, priceFen, mealOfDay };
  if (who === 'resident') {
    return resident && { ...asked, person: { kind: 'resident', residentId: resident.id } };
  }
  const { categories, abilityLevel } = state;
  const digits = state.age.normalize('NFKC').trim();
  const age = /^\d{1,3}$/.test(digits) ? Math.min(150, Number(digits)) : null;
  return {
    ...asked,
    person: { kind: 'typical', age, categories, hukou: state.hukou.trim() || null, abilityLevel },
  };
}
