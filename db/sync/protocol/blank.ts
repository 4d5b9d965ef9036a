/** How a person is forgotten (SPEC R10): which rows are about them, and what is left of a row, a change and a card. */
import { z } from 'zod';
import type { StoredValue } from './change.ts';
import { entityRules } from './entityRules.ts';
import { personalRules } from './personal.ts';

function depthOf(targets: readonly string[]): number {
  const depths = targets.map((target) =>
    target === 'resident' ? 0 : 1 + depthOf(Object.values(personalRules[target]?.about ?? {})),
  );
  return Math.max(...depths);
}

/** Kinds of rows that others hang on come before those: one pass finds everything about a person. */
export const rulesInOrder = Object.entries(personalRules)
  .map(([entity, rule]) => ({ entity, rule, depth: depthOf(Object.values(rule.about)) }))
  .toSorted((one, other) => one.depth - other.depth);

const keptOf = new Map(
  Object.entries(personalRules).map(([entity, { kept }]) => [entity, new Set(kept.split(' '))]),
);

/** Any other field is personal, also one that this program does not know. */
export const isKept = (entity: string, field: string): boolean => keptOf.get(entity)?.has(field) ?? false;

type Fields = Readonly<Record<string, StoredValue>>;

/** The fields of a row about an erased person, or of a change to one, as they may be kept. */
export function blankFields(entity: string, fields: Fields): Record<string, StoredValue> {
  if (!Object.hasOwn(entityRules, entity)) return {};
  const rule = personalRules[entity];
  if (!rule) return { ...fields };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]): [string, StoredValue][] => {
      if (isKept(entity, field)) return [[field, value]];
      const blank = rule.blank[field];
      return blank === undefined ? [] : [[field, blank]];
    }),
  );
}

/** The order to forget somebody, as it travels: its row is the person's, its fields name all their cards. */
export const erasureEntity = 'erasure';

const peopleList = z.array(z.string());

/** Whom an order names; nobody where it is not well formed. */
export function peopleOf(fields: Fields): string[] {
  try {
    return peopleList.parse(JSON.parse(String(fields.people)));
  } catch {
    return []; // neither JSON nor a list of ids
  }
}

/** Whether a row is about the erased for good, so that its id alone tells. */
export const isBuried = (entity: string) =>
  Object.hasOwn(personalRules, entity) && !personalRules[entity]?.passedOn;

/** Whether a row with these fields is about one of `erased`, people and rows alike. */
export function isAbout(entity: string, fields: Fields, erased: ReadonlySet<string>): boolean {
  return Object.keys(personalRules[entity]?.about ?? {}).some((field) => {
    const value = fields[field];
    return typeof value === 'string' && erased.has(value);
  });
}

const side = z.looseObject({ value: z.unknown() });
const empty = (json: string) => JSON.stringify({ ...side.parse(JSON.parse(json)), value: null });

/**
 * A card *which is right?* about the erased: who and when stay, what they wrote goes, and nobody is asked any more. The same
 * on every desk and at the district, so that all copies stay equal.
 */
export function blankCard({ stands, other }: { stands: string; other: string }) {
  return { stands: empty(stands), other: empty(other), state: 'settled' };
}
