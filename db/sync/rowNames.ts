/** Rows by the name people know them by: what a card is about, and whom or what a stored id means. */
import { perConnection, type Sqlite } from '../core/connection.ts';
import type { Sentence } from '../core/errors.ts';

const address = "trim(coalesce(estate, '') || ' ' || concat_ws('-', building, unit, room))";
const names: Readonly<Record<string, string>> = {
  resident: 'SELECT name FROM resident WHERE id = ?',
  account: 'SELECT name FROM account WHERE id = ?',
  volunteer: 'SELECT r.name FROM volunteer v JOIN resident r ON r.id = v.resident_id WHERE v.id = ?',
  household: `SELECT ${address} FROM household WHERE id = ?`,
  station: 'SELECT name FROM station WHERE id = ?',
  team: 'SELECT name FROM team WHERE id = ?',
  opportunity: 'SELECT title FROM opportunity WHERE id = ?',
  deliveryRoute: 'SELECT name FROM delivery_route WHERE id = ?',
  counter: 'SELECT name FROM counter WHERE id = ?',
  matterGroup: 'SELECT name FROM matter_group WHERE id = ?',
  dish: 'SELECT name FROM dish WHERE id = ?',
};
const reads = perConnection(
  (sqlite) =>
    new Map(
      Object.entries(names).map(([kind, sql]) => [
        kind,
        sqlite.prepare<[string], string | null>(sql).pluck(),
      ]),
    ),
);

/** Null for a row that this desk does not have, and for kinds of rows that have no names. */
export function nameOf(sqlite: Sqlite, kind: string, id: unknown): string | null {
  if (typeof id !== 'string') return null;
  return reads(sqlite).get(kind)?.get(id) || null;
}

/** What kind of row a field that holds an id means. */
const meant: Readonly<Record<string, string>> = {
  accountId: 'account',
  counterId: 'counter',
  delivererId: 'resident',
  groupId: 'matterGroup',
  headId: 'resident',
  householdId: 'household',
  keptId: 'resident',
  mergedId: 'resident',
  mergedInto: 'resident',
  oneId: 'resident',
  opportunityId: 'opportunity',
  otherId: 'resident',
  residentId: 'resident',
  routeId: 'deliveryRoute',
  settledBy: 'account',
  stationId: 'station',
  teamId: 'team',
  volunteerId: 'volunteer',
};

/** The name behind a stored id, or behind each of a list of them; null where the field holds none. */
export function namesBehind(sqlite: Sqlite, field: string, value: unknown): Sentence | null {
  const kind = meant[field];
  if (kind) {
    const name = nameOf(sqlite, kind, value);
    return name === null ? null : { zh: name, en: name };
  }
  if (field !== 'dishIds' || typeof value !== 'string') return null;
  const ids: unknown[] = JSON.parse(value);
  const dishes = ids.map((id) => nameOf(sqlite, 'dish', id) ?? '?');
  return dishes.length === 0 ? null : { zh: dishes.join('、'), en: dishes.join(', ') };
}

const settingNames: Readonly<Record<string, Sentence>> = {
  autoLockMinutes: { zh: '自动锁屏', en: 'Automatic lock' },
  longWaitMinutes: { zh: '久等提醒', en: 'Long waits' },
  dueSoonDays: { zh: '即将到期', en: 'Due soon' },
  dayCarePlaces: { zh: '日照名额', en: 'Places in day care' },
  missedDaysToCall: { zh: '几天未到要联系', en: 'Missed days before a call' },
  missedMealsToCall: { zh: '几餐未取要联系', en: 'Missed meals before a call' },
  abilityLevels: { zh: '能力等级', en: 'Levels of ability' },
  lowBalanceFen: { zh: '余额不足', en: 'Low balance' },
  mealPlan: { zh: '供餐安排', en: 'Meals served' },
  starHours: { zh: '星级时长', en: 'Hours for stars' },
  maxServiceHoursPerDay: { zh: '每天服务时长上限', en: 'Most hours of service a day' },
  backfillDays: { zh: '补录期限', en: 'Days to enter hours afterwards' },
  postingDays: { zh: '公示天数', en: 'Days of posting' },
  pointsPerHour: { zh: '每小时积分', en: 'Points an hour' },
  pointsExpireMonths: { zh: '积分有效期', en: 'Months until points expire' },
};

type Row = Readonly<Record<string, unknown>>;

const same = (text: string): Sentence => ({ zh: text, en: text });

/**
 * The row in a few words: the person it belongs to, else what it hangs on, else its own name.
 *
 * @param row as it is stored, by the names of its columns
 */
export function aboutRow(sqlite: Sqlite, { entity, rowId }: { entity: string; rowId: string }, row: Row) {
  const residentId = entity === 'resident' ? rowId : row.resident_id;
  const person = nameOf(sqlite, 'resident', residentId) ?? nameOf(sqlite, 'volunteer', row.volunteer_id);
  const held = typeof residentId === 'string' ? residentId : null;
  if (person) return { about: same(person), residentId: held };
  if (entity === 'setting') return { about: settingNames[rowId] ?? same(rowId), residentId: null };
  if (entity === 'shift') {
    const opportunity = nameOf(sqlite, 'opportunity', row.opportunity_id) ?? '';
    return { about: same(`${opportunity} ${row.day} ${row.from_time}`.trim()), residentId: null };
  }
  const own = [row.name, row.title, row.file_name].find((name) => typeof name === 'string' && name !== '');
  const zh = String(own ?? nameOf(sqlite, entity, rowId) ?? '');
  return { about: { zh, en: String(row.name_en || zh) }, residentId: held };
}
