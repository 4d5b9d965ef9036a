/** How a family's relations read when another member becomes its head. Only what follows surely; the rest is asked. */
import type { Sex } from '../residents/idNumber.ts';
import type { Relation } from '../residents/vocabulary.ts';

/** `parent` and `child` are told apart by the sex of the one who is related. */
type Proposal = Relation | 'parent' | 'child';
type Proposals = Readonly<Partial<Record<Relation, Proposal>>>;

const ofChild: Proposals = {
  head: 'parent',
  spouse: 'parent',
  son: 'sibling',
  daughter: 'sibling',
  father: 'grandparent',
  mother: 'grandparent',
  sibling: 'otherRelative',
};
const ofParent: Proposals = {
  head: 'child',
  spouse: 'childInLaw',
  son: 'grandchild',
  daughter: 'grandchild',
  father: 'spouse',
  mother: 'spouse',
  sibling: 'child',
};

/** By the new head's relation to the old one, then by the member's. */
const proposals: Readonly<Partial<Record<Relation, Proposals>>> = {
  spouse: {
    head: 'spouse',
    son: 'son',
    daughter: 'daughter',
    childInLaw: 'childInLaw',
    grandchild: 'grandchild',
    father: 'parentInLaw',
    mother: 'parentInLaw',
    parentInLaw: 'parent',
    sibling: 'otherRelative',
  },
  son: ofChild,
  daughter: ofChild,
  father: ofParent,
  mother: ofParent,
  sibling: {
    head: 'sibling',
    sibling: 'sibling',
    father: 'father',
    mother: 'mother',
    grandparent: 'grandparent',
    spouse: 'otherRelative',
    son: 'otherRelative',
    daughter: 'otherRelative',
  },
  grandchild: { head: 'grandparent', spouse: 'grandparent' },
  grandparent: { head: 'grandchild', sibling: 'grandchild' },
  childInLaw: { head: 'parentInLaw', spouse: 'parentInLaw' },
  parentInLaw: { head: 'childInLaw', spouse: 'child' },
  nonRelative: { head: 'nonRelative' },
};

function settle(proposal: Proposal, sex: Sex | null): Relation | null {
  if (proposal === 'parent') return sex && (sex === 'male' ? 'father' : 'mother');
  if (proposal === 'child') return sex && (sex === 'male' ? 'son' : 'daughter');
  return proposal;
}

/**
 * A member's relation to a new head, both given by their relation to the old head; null where only the family can
 * tell, such as which of two sons is the father of a grandchild.
 */
export function relationToNewHead(
  newHead: Relation,
  member: Relation,
  memberSex: Sex | null,
): Relation | null {
  if (member === 'nonRelative') return 'nonRelative';
  const proposal = proposals[newHead]?.[member];
  return proposal === undefined ? null : settle(proposal, memberSex);
}
