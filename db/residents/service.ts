/** Answers the residents' contract, and holds the verbs with which other features meet a resident. */

import { ageOn } from '../core/clock.ts';
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import { cardOf } from './card.ts';
import { cardHistory } from './cardHistory.ts';
import { addCategory, editCategory, endCategory, removeCategory } from './categories.ts';
import { giveConsent, photo, removePhoto, setPhoto, withdrawConsent } from './consents.ts';
import type { residents as contract } from './contract.ts';
import { readDocument } from './document.ts';
import { add, edit, possibleDuplicates, setStatus } from './edit.ts';
import type { Given } from './given.ts';
import { counts, list } from './list.ts';
import { addPhone, editPhone, endPhone } from './phones.ts';
import { reveal } from './reveal.ts';
import { search } from './search.ts';
import { type TimelineSource, timelineOf } from './timeline.ts';
import { cardWarnings } from './vocabulary.ts';

export { cardOf, listMerges } from './card.ts';
export { consentsOf, photosOf } from './consents.ts';
export { sayNotSame } from './duplicates.ts';
export { addCard, insertCard, type NewCard, setStatus } from './edit.ts';
export { holdIndex, indexTogether, residentDerivations, trimEstates } from './indexing.ts';
export { linesOf } from './lines.ts';
export { byPinyin, listIds } from './list.ts';
export { matchedRanges } from './nameMatch.ts';
export { readOnePhone, readPerson } from './person.ts';
export {
  type CategoryRow,
  cardIds,
  categoriesOf,
  currentStaysOf,
  type PhoneRow,
  phonesOf,
  type ResidentRow,
  requireCard,
  requireResident,
  type StayRow,
  staysOf,
} from './rows.ts';
export { searchIds } from './search.ts';
export {
  beginStay,
  currentMembers,
  endStay,
  type HouseholdRow,
  refuseSecondHome,
  removeStay,
  requireHousehold,
} from './stays.ts';
export type { TimelinePage, TimelineSource } from './timeline.ts';

function checkDocument(ctx: QueryContext, { kind: stated, number }: Given<'checkDocument'>) {
  const reading = readDocument(stated, number);
  const nothing = { documentKind: null, birthDate: null, sex: null, age: null, sentence: null };
  if (reading.kind === 'blank') return { ...nothing, kind: 'blank' as const };
  if (reading.kind === 'wrong') {
    return { ...nothing, kind: 'invalid' as const, sentence: reading.failure.failure.sentence };
  }
  const { documentKind, derived } = reading;
  const birthDate = derived?.birthDate ?? null;
  const isLegacy = documentKind === 'legacyId';
  return {
    kind: isLegacy ? ('legacy' as const) : derived ? ('valid' as const) : ('unchecked' as const),
    documentKind,
    birthDate,
    sex: derived?.sex ?? null,
    age: birthDate === null ? null : ageOn(birthDate, ctx.today),
    sentence: isLegacy ? cardWarnings.legacyDocument : null,
  };
}

export interface ResidentParts {
  /** What other features remember of a person. */
  timelineSources: readonly TimelineSource[];
}

export function residentHandlers({ timelineSources }: ResidentParts): Handlers<typeof contract> {
  return {
    search,
    card: (ctx, { id }) => cardOf(ctx, id),
    photo,
    list,
    counts,
    timeline: timelineOf([cardHistory, ...timelineSources]),
    checkDocument,
    possibleDuplicates,
    add,
    edit,
    setStatus,
    addPhone,
    editPhone,
    endPhone,
    addCategory,
    editCategory,
    endCategory,
    removeCategory,
    giveConsent,
    withdrawConsent,
    setPhoto,
    removePhoto,
    reveal,
  };
}
