/**
 * What the district lost when it was restored from a backup comes back from the desks (SPEC R4.3): each sends again what the
 * district does not know of it any more.
 */
import type { Sqlite } from '../core/connection.ts';
import { agrees, beginEpoch } from './outbox.ts';
import { moveMark } from './peer.ts';
import { chainStart } from './protocol/chain.ts';
import type { OwnStateAnswer } from './protocol/wire.ts';

/**
 * Goes back to where the restored district stands, and pulls from the beginning. Its numbers beyond the backup mean other
 * changes now, and nobody here can tell from which number on: a batch that was under way when it was restored may have moved
 * the mark since, so that numbers of the lost time look shared. Facts that are here already cost nothing but their way.
 *
 * @returns how many changes wait again
 */
export function goBackTo(sqlite: Sqlite, { mark, districtEpoch }: OwnStateAnswer, now: number): number {
  sqlite.prepare('UPDATE desk_state SET pull_cursor = 0').run();
  sqlite.prepare('DELETE FROM exchange_kept').run();
  // Cards are the district's own: those it still has come again, the others are raised anew where they are needed.
  sqlite.prepare('DELETE FROM exchange_card').run();
  sqlite
    .prepare('DELETE FROM exchange_refusal WHERE epoch > ? OR (epoch = ? AND n > ?)')
    .run(mark.epoch, mark.epoch, mark.last);
  const { changes } = sqlite
    .prepare('UPDATE change SET seq = NULL WHERE seq >= 0 AND (epoch > ? OR (epoch = ? AND n > ?))')
    .run(mark.epoch, mark.epoch, mark.last);
  const { epoch, ackedEpoch, acked } = placeOf(sqlite);
  if (mark.epoch === epoch && agrees(sqlite, mark)) {
    // It may stand beyond what it has answered here; that is asked again, and answered as it was then (SPEC R3.2).
    if (ackedEpoch !== epoch) moveMark(sqlite, { epoch, last: 0, chain: chainStart }, now);
    else if (acked > mark.last) moveMark(sqlite, mark, now);
  } else moveMark(sqlite, { epoch: beginEpoch(sqlite, mark.epoch), last: 0, chain: chainStart }, now);
  sqlite.prepare('UPDATE exchange_peer SET district_epoch = ?').run(districtEpoch);
  const orders = orderErasuresAgain(sqlite, now);
  // What others wrote over these since may be lost: they are pulled like everybody's, also where they come first.
  sqlite
    .prepare(
      'UPDATE exchange_peer SET again_until = coalesce((SELECT max(n) FROM change JOIN desk_state USING (epoch)), 0)',
    )
    .run();
  return changes + orders;
}

interface Place {
  epoch: number;
  ackedEpoch: number;
  acked: number;
}

function placeOf(sqlite: Sqlite): Place {
  const place = sqlite
    .prepare<[], Place>('SELECT epoch, acked_epoch AS ackedEpoch, acked FROM desk_state, exchange_peer')
    .get();
  if (!place) throw new Error('the desk is not enrolled');
  return place;
}

/**
 * A district that was restored from before an erasure holds the person again, and the desk that ordered it may be gone: every
 * desk that was told orders it again, and goes first with that, before it pulls (SPEC R10). Twice is the same fact.
 *
 * @returns how many orders wait
 */
function orderErasuresAgain(sqlite: Sqlite, now: number): number {
  return sqlite
    .prepare(
      `INSERT INTO change (epoch, n, entity, row_id, op, fields, based_on, hlc_ms, hlc_count, saved_at, doubtful, audit_n)
       SELECT epoch, (SELECT coalesce(max(n), 0) FROM change WHERE change.epoch = desk_state.epoch)
           + row_number() OVER (ORDER BY erasure.id),
         'erasure', erasure.id, 'insert',
         json_patch('{}', json_object('id', erasure.id, 'residentId', resident_id, 'people', people, 'reason', reason,
           'at', at, 'accountId', account_id)),
         0, :now, 0, :now, 0, (SELECT coalesce(max(n), 0) FROM audit)
       FROM erasure, desk_state
       WHERE NOT EXISTS (SELECT 1 FROM change WHERE entity = 'erasure' AND row_id = erasure.id)`,
    )
    .run({ now }).changes;
}
