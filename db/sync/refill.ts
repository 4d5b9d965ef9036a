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
  const epoch = sqlite.prepare<[], number>('SELECT epoch FROM desk_state').pluck().get() ?? 1;
  if (mark.epoch === epoch && agrees(sqlite, mark)) moveMark(sqlite, mark, now);
  else moveMark(sqlite, { epoch: beginEpoch(sqlite, mark.epoch), last: 0, chain: chainStart }, now);
  sqlite.prepare('UPDATE exchange_peer SET district_epoch = ?').run(districtEpoch);
  return changes;
}
