/**
 * What becomes of the changes of a batch (SPEC R5, R8): pure, so that every case can be tried. The caller reads what is
 * known under the lock of the centre's head row, and stores what is decided before it lets go.
 */

import type { ReadChange } from '../db/sync/protocol/batch.ts';
import { blankFields, erasureEntity, isAbout, isBuried, peopleOf } from '../db/sync/protocol/blank.ts';
import type { StoredValue, WireChange } from '../db/sync/protocol/change.ts';
import type { EntityRule } from '../db/sync/protocol/entityRules.ts';

/** Who wrote the value that stands in a field. */
export interface FieldMark {
  seq: number;
  deskId: string;
  epoch: number;
  hlcMs: number;
  hlcCount: number;
  accountId: string | null;
}

export interface RegisterState {
  fields: Record<string, StoredValue>;
  marks: Record<string, FieldMark>;
}

/** The fields and place of a fact that is known already. */
export interface KnownFact {
  seq: number;
  fields: Readonly<Record<string, StoredValue>>;
}

/** By `keyOf`. Registers are written to while a batch is decided: its later changes see its earlier ones. */
export interface Known {
  registers: Map<string, RegisterState>;
  facts: Map<string, KnownFact>;
  /** Ids that were erased (SPEC R10), people and their rows alike; an order of the batch adds to them. */
  erased: Set<string>;
}

export interface From {
  deskId: string;
  epoch: number;
  /** The district's clock, UTC ms. */
  now: number;
  /** The last number given in this centre. */
  lastSeq: number;
  /** Taken out of quarantine: what the same desk has said since was decided before it. */
  late?: boolean;
}

export type Verdict = 'ok' | 'merged' | 'conflict' | 'twice' | 'erased' | 'quarantined';
export type QuarantineCode = 'change.unreadable' | 'entity.unknown' | 'row.unknown' | 'fact.edited';

/** Two values for one field: a card for a person. */
export interface Conflict {
  entity: string;
  rowId: string;
  field: string;
  stands: { value: StoredValue; mark: FieldMark };
  other: { value: StoredValue; mark: FieldMark };
}

export type Decision =
  | {
      n: number;
      verdict: 'quarantined';
      code: QuarantineCode;
      /** About somebody who was erased: not even its raw form is kept. */
      forgotten: boolean;
    }
  | {
      n: number;
      verdict: Exclude<Verdict, 'quarantined'>;
      /** Its own, or that of the same fact stored before. */
      seq: number;
      /** Null: stored before, nothing to add. */
      stored: {
        change: WireChange;
        fields: Readonly<Record<string, StoredValue>>;
        /** Logged twice: in the order of all changes, but no row of its own. */
        aside: boolean;
      } | null;
      conflicts: readonly Conflict[];
    };

/** The register of cards *which is right?* (SPEC R5), which travels like any other. */
export const cardEntity = 'exchangeCard';

/** A desk's clock counts at most this far beyond the district's. */
const aheadMs = 5 * 60_000;

export const keyOf = (entity: string, rowId: string) => `${entity} ${rowId}`;

function sameFields(
  one: Readonly<Record<string, StoredValue>>,
  other: Readonly<Record<string, StoredValue>>,
) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? null) === (other[name] ?? null));
}

/** Whether the hybrid time of `one` lies after that of `other`; equal times: the larger desk id. */
function isLater(one: FieldMark, other: FieldMark): boolean {
  if (one.hlcMs !== other.hlcMs) return one.hlcMs > other.hlcMs;
  if (one.hlcCount !== other.hlcCount) return one.hlcCount > other.hlcCount;
  return one.deskId > other.deskId;
}

const sameHands = (mark: FieldMark, from: From) => mark.deskId === from.deskId && mark.epoch === from.epoch;

/** The person who made the change had seen what stands: it came from the same hands, or had been pulled. */
function hadSeen(change: WireChange, mark: FieldMark, from: From): boolean {
  return mark.seq <= change.basedOn || sameHands(mark, from);
}

/**
 * @param rules by entity; an entity that is missing is quarantined
 * @returns one decision for each change, in order
 */
export function decide(
  changes: readonly ReadChange[],
  known: Known,
  rules: Readonly<Record<string, EntityRule>>,
  from: From,
): Decision[] {
  let { lastSeq } = from;
  return changes.map((read) => {
    const decision = decideOne(read, known, rules, from, lastSeq + 1);
    if (decision.verdict !== 'quarantined' && decision.stored) lastSeq += 1;
    return decision;
  });
}

function decideOne(
  read: ReadChange,
  known: Known,
  rules: Readonly<Record<string, EntityRule>>,
  from: From,
  seq: number,
): Decision {
  const { change } = read;
  if (change === null) return quarantined(read, 'change.unreadable', known);
  const rule = Object.hasOwn(rules, change.entity) ? rules[change.entity] : undefined;
  if (!rule) return quarantined(read, 'entity.unknown', known);
  if (!aboutErased(change, known.erased)) return decideKnown(read, change, known, rule, from, seq);
  // Without what is personal it is a change like any other, so that what remains is the same everywhere.
  if (isBuried(change.entity)) known.erased.add(change.rowId);
  const rest = { ...change, fields: blankFields(change.entity, change.fields) };
  const decision = decideKnown(read, rest, known, rule, from, seq);
  if (decision.verdict === 'quarantined') return decision;
  const { stored } = decision;
  // Also what stands already: the desk that wrote over it must let go of it (SPEC R10.4).
  const said = stored && { ...stored, fields: { ...rest.fields, ...stored.fields } };
  return { ...decision, stored: said, verdict: 'erased', conflicts: [] };
}

function decideKnown(
  read: ReadChange,
  change: WireChange,
  known: Known,
  rule: EntityRule,
  from: From,
  seq: number,
): Decision {
  const { n } = read;
  if (rule.kind === 'fact') {
    if (change.op === 'update') return quarantined(read, 'fact.edited', known);
    const decision = decideFact(n, change, known, seq);
    if (change.entity === erasureEntity) for (const id of peopleOf(change.fields)) known.erased.add(id);
    return decision;
  }
  const state = known.registers.get(keyOf(change.entity, change.rowId));
  if (!state && change.op === 'update') {
    // The card went with a restore, and its question with it: what was chosen is a change of its own (SPEC R5.3, R4.3).
    if (change.entity === cardEntity)
      return { n, verdict: 'ok', seq, stored: asideOf(change), conflicts: [] };
    return quarantined(read, 'row.unknown', known);
  }
  return decideRegister(n, change, state, known, rule, from, seq);
}

const asideOf = (change: WireChange) => ({ change, fields: change.fields, aside: true });

function quarantined(read: ReadChange, code: QuarantineCode, { erased }: Known): Decision {
  const forgotten = erased.size > 0 && idsIn(read).some((id) => erased.has(id));
  return { n: read.n, verdict: 'quarantined', code, forgotten };
}

/** Every id that a change spells anywhere, also one that cannot be read. */
export function idsIn(read: ReadChange): string[] {
  const text = JSON.stringify(read.change ?? read.raw);
  return text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}

/** The row itself, or a person it is about: an old desk, bundle or backup brings nobody back (SPEC R10). */
function aboutErased({ entity, rowId, fields }: WireChange, erased: ReadonlySet<string>): boolean {
  if (erased.size === 0) return false;
  return (isBuried(entity) && erased.has(rowId)) || isAbout(entity, fields, erased);
}

function decideFact(n: number, change: WireChange, known: Known, seq: number): Decision {
  const key = keyOf(change.entity, change.rowId);
  const before = known.facts.get(key);
  if (!before) {
    known.facts.set(key, { seq, fields: change.fields });
    return { n, verdict: 'ok', seq, stored: { change, fields: change.fields, aside: false }, conflicts: [] };
  }
  // A restored backup sends again what the district has had for long.
  if (sameFields(before.fields, change.fields))
    return { n, verdict: 'ok', seq: before.seq, stored: null, conflicts: [] };
  return { n, verdict: 'twice', seq, stored: asideOf(change), conflicts: [] };
}

function decideRegister(
  n: number,
  change: WireChange,
  before: RegisterState | undefined,
  known: Known,
  rule: EntityRule,
  from: From,
  seq: number,
): Decision {
  const state = before ?? { fields: {}, marks: {} };
  const hlcMs = Math.min(change.hlcMs, from.now + aheadMs);
  const { deskId, epoch } = from;
  const mark: FieldMark = {
    seq,
    deskId,
    epoch,
    hlcMs,
    hlcCount: change.hlcCount,
    accountId: change.accountId,
  };
  const taken: Record<string, StoredValue> = {};
  const refused: Record<string, StoredValue> = {};
  const conflicts: Conflict[] = [];
  for (const [field, value] of Object.entries(change.fields)) {
    const standing = state.marks[field];
    const stands = state.fields[field] ?? null;
    if (standing && stands === value) continue;
    if (from.late && standing && sameHands(standing, from) && isLater(standing, mark)) {
      refused[field] = stands;
      continue;
    }
    const concurrent = standing !== undefined && !hadSeen(change, standing, from);
    const accepted = !concurrent || (!rule.alwaysAsk.includes(field) && isLater(mark, standing));
    // Two answers to one card are no question of their own: what they chose is, in the row that the card is about.
    if (concurrent && change.entity !== cardEntity) {
      const [one, other] = [
        { value: stands, mark: standing },
        { value, mark },
      ];
      const { entity, rowId } = change;
      conflicts.push({ entity, rowId, field, stands: accepted ? other : one, other: accepted ? one : other });
    }
    // What was refused travels as what stands: the desk that saved it must let go of it like every other (SPEC R5.3).
    if (accepted) taken[field] = value;
    else refused[field] = stands;
  }
  const unseen = Object.values(state.marks).some((standing) => !hadSeen(change, standing, from));
  for (const [field, value] of Object.entries(taken)) {
    state.fields[field] = value;
    state.marks[field] = mark;
  }
  known.registers.set(keyOf(change.entity, change.rowId), state);
  const verdict = conflicts.length > 0 ? 'conflict' : unseen ? 'merged' : 'ok';
  // A second insert of a row that life numbers travels on as what it is: an edit.
  const op = before ? 'update' : change.op;
  return {
    n,
    verdict,
    seq,
    stored: { change: { ...change, op }, fields: { ...taken, ...refused }, aside: false },
    conflicts,
  };
}
