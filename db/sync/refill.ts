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
 * Goes back to where the restored district stands. Numbers beyond the last one that both certainly share mean something else
 * now: the desk pulls them anew, and laying again what it has already changes nothing.
 *
 * @returns how many changes wait again
 */
export function goBackTo(sqlite: Sqlite, { mark, head, districtEpoch }: OwnStateAnswer, now: number): number {
  const shared = sqlite
    .prepare<[number, number, number], number | null>(
      'SELECT max(seq) FROM change WHERE seq > 0 AND (epoch < ? OR (epoch = ? AND n <= ?))',
    )
    .pluck()
    .get(mark.epoch, mark.epoch, mark.last);
  sqlite.prepare('UPDATE desk_state SET pull_cursor = min(pull_cursor, ?)').run(Math.min(head, shared ?? 0));
  sqlite
    .prepare('DELETE FROM exchange_refusal WHERE epoch > ? OR (epoch = ? AND n > ?)')
    .run(mark.epoch, mark.epoch, mark.last);
  const { changes } = sqlite
    .prepare('UPDATE change SET seq = NULL WHERE seq >= 0 AND (epoch > ? OR (epoch = ? AND n > ?))')
    .run(mark.epoch, mark.epoch, mark.last);
  const epoch = sqlite.prepare<[], number>('SELECT epoch FROM desk_state').pluck().get() ?? 1;
  if (mark.epoch === epoch && agrees(sqlite, mark)) moveMark(sqlite, mark, now);
  else moveMark(sqlite, { epoch: beginEpoch(sqlite, mark.epoch), last: 0, chain: chainStart }, now);
  sqlite.prepare('UPDATE exchange_peer SET district_epoch = ?').run(districtEpoch);
  return changes;
}
