/** Households (家庭): who lives together behind one door, related to one head, with the days they came and left. */
import { z } from 'zod';
import { day } from '../core/fields.ts';
import { command, query } from '../core/procedure.ts';
import {
  addressParts,
  editors,
  id,
  lineEntities,
  note,
  readers,
  relation,
  residentLine,
} from '../residents/schemas.ts';

const nothing = z.object({});
const member = z.object({
  residentId: id,
  relation,
  /** The words used, where the relation is `other`, or more exact ones (`长子`). */
  relationText: note(20),
});

/** A stay of one person. */
const shownMember = z.object({
  memberId: id,
  person: residentLine,
  relation,
  relationText: z.string().nullable(),
  movedIn: z.string().nullable(),
  /** Null: still lives here. */
  movedOut: z.string().nullable(),
});
const shownHousehold = z.object({
  id,
  estate: z.string().nullable(),
  building: z.string().nullable(),
  unit: z.string().nullable(),
  room: z.string().nullable(),
  address: z.string(),
  headId: id.nullable(),
  /** Current members first, the head before all. */
  members: z.array(shownMember),
});

export { householdFailure } from '../residents/failures.ts';
export type Household = z.output<typeof shownHousehold>;

export const households = {
  /** The household one lives in now; null: in none. */
  of: query({
    access: readers,
    reads: lineEntities,
    input: z.object({ id }),
    output: shownHousehold.nullable(),
  }),
  get: query({ access: readers, reads: lineEntities, input: z.object({ id }), output: shownHousehold }),
  /** Households at a door, for "joins this one" in the form. */
  at: query({
    access: readers,
    reads: lineEntities,
    input: addressParts,
    output: z.array(shownHousehold),
  }),
  /** The address is the head's. Members who live elsewhere must leave there first. */
  create: command({
    access: editors,
    input: z.object({ headId: id, members: z.array(member).max(30), movedIn: day.nullable() }),
    output: z.object({ id }),
  }),
  /** `leaving`: the household the person is known to live in now; the stay there ends on `movedIn`. */
  join: command({
    access: editors,
    input: member.extend({
      householdId: id,
      movedIn: day.nullable(),
      leaving: id.nullable(),
      /** Also writes the household's address on the card. */
      takeAddress: z.boolean(),
    }),
    output: z.object({ memberId: id }),
  }),
  leave: command({
    access: editors,
    input: z.object({ memberId: id, movedOut: day }),
    output: nothing,
  }),
  editMember: command({
    access: editors,
    input: z.object({
      memberId: id,
      relation: relation.optional(),
      relationText: note(20).optional(),
      movedIn: day.nullable().optional(),
      movedOut: day.nullable().optional(),
    }),
    output: nothing,
  }),
  /** The person never lived there: entered by mistake. */
  removeMember: command({ access: editors, input: z.object({ memberId: id }), output: nothing }),
  /** Relations as they would read with another head; null where only the family can tell. */
  proposeHead: query({
    access: editors,
    reads: lineEntities,
    input: z.object({ householdId: id, headId: id }),
    output: z.array(z.object({ residentId: id, name: z.string(), relation: relation.nullable() })),
  }),
  /** Needs the new relation of every other current member, for it is told from the head. */
  changeHead: command({
    access: editors,
    input: z.object({ householdId: id, headId: id, relations: z.array(member).max(30) }),
    output: nothing,
  }),
  /** All together: to another door (their cards follow), or away from the community (`to: null`). */
  move: command({
    access: editors,
    input: z.object({ householdId: id, to: addressParts.nullable(), on: day }),
    output: nothing,
  }),
} as const;
