/** What the district has accepted of a desk's changes, under the lock of the centre: stored, numbered, carried out. */
import { erasureEntity, isBuried, peopleOf } from '../db/sync/protocol/blank.ts';
import type { EntityRule } from '../db/sync/protocol/entityRules.ts';
import { type Conflict, type Decision, type Known, keyOf, type RegisterState } from './decide.ts';
import { bury, forgetPeople } from './forget.ts';
import type { Sql, Store } from './store.ts';
import { type NewChange, storeChanges, storeConflicts, storeRegisters } from './storing.ts';

export interface IngestParts {
  store: Store;
  rules: Readonly<Record<string, EntityRule>>;
  /** UTC ms. */
  now(): number;
}

/** The lock that makes the order of numbers the order of commits (SPEC R2). */
export async function lockHead(sql: Sql, centreId: string): Promise<number> {
  const [head] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1 FOR UPDATE', [
    centreId,
  ]);
  if (!head) throw new Error(`centre ${centreId} is not there`);
  return head.seq;
}

interface Accepting {
  centreId: string;
  deskId: string;
  epoch: number;
  decisions: readonly Decision[];
  known: Known;
  at: number;
  lastSeq: number;
}

/** What was accepted of the changes of one desk and epoch, with the cards that it raised. @returns the centre's last number */
export async function storeAccepted(sql: Sql, accepting: Accepting): Promise<number> {
  const { centreId, deskId, epoch, decisions, known, at, lastSeq } = accepting;
  const rows: NewChange[] = [];
  const conflicts: Conflict[] = [];
  const registers = new Map<string, { entity: string; rowId: string; state: RegisterState }>();
  for (const decision of decisions) {
    if (decision.verdict === 'quarantined') continue;
    conflicts.push(...decision.conflicts);
    if (!decision.stored) continue;
    const { change, fields, aside } = decision.stored;
    const state = known.registers.get(keyOf(change.entity, change.rowId));
    if (state)
      registers.set(keyOf(change.entity, change.rowId), {
        entity: change.entity,
        rowId: change.rowId,
        state,
      });
    rows.push({
      ...change,
      seq: decision.seq,
      fields,
      aside,
    });
  }
  await storeChanges(sql, centreId, { deskId, epoch }, rows);
  await storeRegisters(sql, centreId, [...registers.values()]);
  const cards = await storeConflicts(sql, centreId, conflicts, lastSeq + rows.length, at);
  await storeErasures(sql, centreId, decisions, at);
  const last = lastSeq + rows.length + cards;
  await sql.query('UPDATE centre SET seq = $2 WHERE centre_id = $1', [centreId, last]);
  return last;
}

/** Late rows of the erased are remembered, so that what hangs on them is known too; orders are carried out at once. */
async function storeErasures(
  sql: Sql,
  centreId: string,
  decisions: readonly Decision[],
  at: number,
): Promise<void> {
  const stored = decisions.flatMap((decision) =>
    decision.verdict === 'quarantined' || !decision.stored
      ? []
      : [{ verdict: decision.verdict, change: decision.stored.change }],
  );
  const late = stored.filter(({ verdict, change }) => verdict === 'erased' && isBuried(change.entity));
  await bury(
    sql,
    centreId,
    late.map(({ change }) => change.rowId),
    at,
  );
  for (const { change } of stored) {
    if (change.entity === erasureEntity) await forgetPeople(sql, centreId, peopleOf(change.fields), at);
  }
}
