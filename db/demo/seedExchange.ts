/**
 * A month of the exchange with a district that does not exist: what was seeded is sent and acknowledged through the exchange's
 * own functions, so that numbers, chain and receipts are true; another desk's rows come in; one line was cut for a day, and a
 * courier went. Then somebody paused it: nothing leaves a demo.
 */
import { generateKeyPairSync } from 'node:crypto';
import { addDays } from '../core/clock.ts';
import type { Sqlite } from '../core/connection.ts';
import { naturalId } from '../core/ids.ts';
import { schemaOf } from '../core/migrate.ts';
import { applyPage } from '../sync/apply.ts';
import { type ExchangeParts, pushOnce } from '../sync/exchange.ts';
import { noteRun, type Run } from '../sync/history.ts';
import { countWaiting } from '../sync/outbox.ts';
import { keyToEnrol, noteHeard, readPeer, saveEnrolment } from '../sync/peer.ts';
import { batchLimits } from '../sync/protocol/batch.ts';
import { spellKey } from '../sync/protocol/bundle.ts';
import { type DemoDistrict, demoDistrict, type OtherChange } from './district.ts';
import { isWeekend } from './past.ts';
import type { DemoDesk } from './seed.ts';
import { type Contested, othersSide } from './seedContest.ts';

/** Of a name that can never be resolved (RFC 6761). */
const address = 'https://district.invalid';
const leftWaiting = 12;
const minute = 60_000;

interface Month {
  demo: DemoDesk;
  district: DemoDistrict;
  parts: ExchangeParts;
  /** Who works at the other desk. */
  colleague: string;
}

const instantOf = (day: string, time: string) => Date.parse(`${day}T${time}:00+08:00`);

function enrol(sqlite: Sqlite, demo: DemoDesk, at: number): { refused: number; colleague: string } {
  const centreId = sqlite.prepare<[], string>('SELECT centre_id FROM desk_state').pluck().get() ?? '';
  const names = { centreName: '杏林社区党群服务中心', districtName: '朝晖区' };
  const bundleKey = spellKey(generateKeyPairSync('x25519').privateKey);
  const answer = { centreId, ...names, districtEpoch: 1, head: 0, bundleKey };
  saveEnrolment(sqlite, { address, proxy: null }, keyToEnrol(sqlite).privateKey, answer, at);
  const leave = sqlite
    .prepare<[], number>("SELECT n FROM change WHERE entity = 'leave' ORDER BY n")
    .pluck()
    .get();
  const account = sqlite
    .prepare<[], string>("SELECT id FROM account WHERE role = 'careOperator'")
    .pluck()
    .get();
  return { refused: leave ?? 0, colleague: account ?? demo.session.account?.id ?? '' };
}

/** How many changes were saved on each day. */
function savedByDay(sqlite: Sqlite): Map<string, number> {
  const rows = sqlite
    .prepare<[], { day: string; changes: number }>(
      `SELECT date(saved_at / 1000, 'unixepoch', '+8 hours') AS day, count(*) AS changes FROM change GROUP BY 1`,
    )
    .all();
  return new Map(rows.map(({ day, changes }) => [day, changes]));
}

const note = ({ demo }: Month, run: Run) => demo.exchange(({ sqlite }) => noteRun(sqlite, run));

/** @param written as a push in the history; not where a courier carried it */
async function push(month: Month, at: number, changes: number, written = true): Promise<void> {
  const { demo, district, parts } = month;
  demo.clock.set(at);
  for (let left = changes; left > 0; ) {
    const before = district.received();
    const sent = await pushOnce(parts, Math.min(left, batchLimits.changes));
    if (sent === 0) break;
    left -= sent;
    demo.clock.set(demo.clock.now() + 700 + sent * 2);
    const bytes = district.received() - before;
    const receipt = await demo.exchange(({ sqlite }) => readPeer(sqlite)?.ackedChain ?? null);
    const run = { startedAt: at, endedAt: demo.clock.now(), changes: sent, bytes, receipt, failure: null };
    if (written) await note(month, { kind: 'push', ...run });
  }
}

async function pull(
  month: Month,
  at: number,
  changes: readonly OtherChange[],
  written = true,
): Promise<void> {
  if (changes.length === 0) return;
  const { demo, district } = month;
  const { page, bytes } = district.order(changes);
  await demo.exchange((rows) => applyPage(rows, page));
  const run = { startedAt: at, endedAt: at + 600, changes: page.length, bytes, receipt: null, failure: null };
  if (written) await note(month, { kind: 'pull', ...run });
}

/** Visits that the day-care room wrote down that day, of people who were seen at this desk before. */
function visitsElsewhere({ demo, colleague }: Month, day: string): Promise<OtherChange[]> {
  return demo.exchange(({ sqlite }) => {
    const seen = sqlite
      .prepare<[string], { residentId: string; matterId: string }>(
        `SELECT resident_id AS residentId, matter_id AS matterId FROM visit
         WHERE day = ? AND outcome = 'done' AND resident_id IS NOT NULL ORDER BY id LIMIT 3`,
      )
      .all(addDays(day, -1));
    return seen.map(({ residentId, matterId }, at) => {
      const id = naturalId('demoVisit', day, residentId, matterId);
      const endedAt = instantOf(day, '09:30') + at * 41 * minute;
      const times = {
        arrivedAt: endedAt - 9 * minute,
        startedAt: endedAt - 7 * minute,
        endedAt,
        savedAt: endedAt,
      };
      const who = { residentId, matterId, handlerId: colleague, savedBy: colleague };
      const what = { day, channel: 'phone', note: '', outcome: 'done', companions: 0, withdrawn: 0 };
      const fields = { id, rootId: id, ...what, ...who, ...times };
      return { entity: 'visit', rowId: id, op: 'insert', fields, savedAt: endedAt, accountId: colleague };
    });
  });
}

/** An ordinary day: sent at noon and in the evening, and what the other desk saved fetched between. */
async function ordinaryDay(month: Month, day: string, changes: number): Promise<void> {
  const noon = Math.floor(changes / 2);
  await push(month, instantOf(day, '12:05'), noon);
  if (!isWeekend(day)) await pull(month, instantOf(day, '12:06'), await visitsElsewhere(month, day));
  await push(month, instantOf(day, '17:35'), changes - noon);
}

/** The line was cut: tried all day, in vain. */
async function cutDay(month: Month, day: string): Promise<void> {
  const failed = [
    ['08:42', '11:50', 'sync.offline'],
    ['11:58', '12:03', 'sync.slow'],
    ['12:20', '18:02', 'sync.offline'],
  ] as const;
  for (const [from, until, failure] of failed) {
    const span = { startedAt: instantOf(day, from), endedAt: instantOf(day, until) };
    await note(month, { kind: 'pull', ...span, changes: 0, bytes: 0, receipt: null, failure });
  }
}

/** Somebody took a bundle to the district in the morning and brought the answer back in the afternoon. */
async function courierDay(month: Month, day: string, changes: number): Promise<void> {
  const [out, back] = [instantOf(day, '09:10'), instantOf(day, '15:25')];
  const before = month.district.received();
  const others = await visitsElsewhere(month, day);
  await push(month, back, changes, false);
  await pull(month, back, others, false);
  const bytes = month.district.received() - before;
  const none = { receipt: null, failure: null };
  await note(month, { kind: 'bundleOut', startedAt: out, endedAt: out, changes, bytes, ...none });
  const taken = { changes: changes + others.length, bytes: 2_900 + others.length * 180 };
  await note(month, { kind: 'bundleIn', startedAt: back, endedAt: back, ...taken, ...none });
}

async function walkMonth(month: Month, days: number): Promise<void> {
  const { demo } = month;
  const saved = await demo.exchange(({ sqlite }) => savedByDay(sqlite));
  const past = Array.from({ length: days + 1 }, (_, at) => addDays(demo.today, at - days - 1));
  // A working day in the middle whose next day is one too.
  const cut = past.slice(-12).find((day) => !isWeekend(day) && !isWeekend(addDays(day, 1)));
  let held = 0;
  for (const day of past) {
    const changes = saved.get(day) ?? 0;
    if (day === cut) {
      await cutDay(month, day);
      held = changes;
    } else if (cut !== undefined && day === addDays(cut, 1)) {
      await courierDay(month, day, held);
      await push(month, instantOf(day, '17:35'), changes);
    } else await ordinaryDay(month, day, changes);
  }
}

/** Today until a few minutes ago, with the district's questions; one of them has its answer. */
async function thisDay(month: Month, contested: readonly Contested[]): Promise<void> {
  const { demo, district, colleague } = month;
  const waiting = await demo.exchange(({ sqlite }) => countWaiting(sqlite));
  const lastAt = demo.opensAt - 6 * minute;
  await push(month, lastAt, waiting - leftWaiting + 1);
  const raisedAt = lastAt - 2 * minute;
  const here = demo.session.account?.id ?? '';
  const id = await demo.exchange(({ sqlite }) => readPeer(sqlite)?.deskId ?? '');
  await pull(month, lastAt, othersSide(contested, district, { id, here, there: colleague, raisedAt }));
  await demo.exchange(({ sqlite }) => noteHeard(sqlite, lastAt, district.head(), lastAt));
  demo.clock.set(demo.opensAt - 5 * minute);
  await demo.client.sync.pause({ paused: true });
  const cards = await demo.client.sync.cards({});
  const answered = cards.find(({ residentId }) => residentId === contested.at(-1)?.rowId);
  if (answered) await demo.client.sync.decide({ ids: [answered.id], keep: 'stands' });
  demo.clock.set(null);
}

/** After everything else: it sends what the others have entered. */
export async function seedExchange(
  demo: DemoDesk,
  contested: readonly Contested[],
  days: number,
): Promise<void> {
  const { clock } = demo;
  const enrolledAt = instantOf(addDays(demo.today, -days - 1), '09:30');
  clock.set(enrolledAt);
  const { refused, colleague } = await demo.exchange(({ sqlite }) => enrol(sqlite, demo, enrolledAt));
  const now = () => clock.now();
  const district = demoDistrict({ n: refused, code: 'entity.unknown' }, now);
  const schema = await demo.exchange(({ sqlite }) => schemaOf(sqlite));
  const parts = { app: { exchange: demo.exchange }, link: district.link, schema, now };
  const month: Month = { demo, district, parts, colleague };
  await walkMonth(month, days);
  await thisDay(month, contested);
}
