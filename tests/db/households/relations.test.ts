/** Relations told from another head. */
import { expect, test } from 'vitest';
import { relationToNewHead } from '../../../db/households/relations.ts';

test.each([
  ['the old head becomes the father of a son who takes over', 'son', 'head', 'male', 'father'],
  ['his wife becomes the mother', 'son', 'spouse', 'female', 'mother'],
  ['another daughter becomes a sibling', 'son', 'daughter', 'female', 'sibling'],
  ['the old head becomes the daughter of a mother who takes over', 'mother', 'head', 'female', 'daughter'],
  ['children become grandchildren', 'father', 'son', 'male', 'grandchild'],
  ['children stay children of a spouse', 'spouse', 'daughter', 'female', 'daughter'],
  ['parents become parents-in-law of a spouse', 'spouse', 'mother', 'female', 'parentInLaw'],
  ['parents-in-law become parents of a spouse', 'spouse', 'parentInLaw', 'male', 'father'],
  ['siblings stay siblings', 'sibling', 'head', 'male', 'sibling'],
  ['someone unrelated stays unrelated', 'son', 'nonRelative', null, 'nonRelative'],
] as const)('%s', (_promise, newHead, member, sex, expected) => {
  expect(relationToNewHead(newHead, member, sex)).toBe(expected);
});

test.each([
  ['which son a grandchild belongs to', 'son', 'grandchild', 'male'],
  ['whose wife a daughter-in-law is', 'son', 'childInLaw', 'female'],
  ['father or mother, where the sex is not known', 'son', 'head', null],
  ['what "other" means', 'spouse', 'other', 'male'],
] as const)('only the family can tell %s', (_what, newHead, member, sex) => {
  expect(relationToNewHead(newHead, member, sex)).toBeNull();
});
