/** A month at the walk-in desk: busier on Mondays, most things done on the spot, some still open, a queue right now. */
import { addDays } from '../core/clock.ts';
import { pick, seededRandom } from './people.ts';
import type { DemoDesk } from './seed.ts';
import type { DemoPerson } from './seedPeople.ts';

const seed = 114;
const visitsByWeekday = [9, 26, 19, 18, 17, 20, 12];
const notes = ['', '', '', '', '已电话告知进度', '本人行动不便，建议上门', '材料已复印留存', '家属陪同'];
const departments = ['街道民政办', '街道社保所', '派出所户籍窗口', '社区物业服务站'];
const missing = ['户口簿原件', '收入证明', '一寸照片两张', '银行卡复印件'];

type Outcome =
  | { kind: 'done' }
  | { kind: 'accepted'; dueOn: string }
  | { kind: 'referred'; referredTo: string; dueOn: string }
  | { kind: 'papers'; missingPapers: string };

function outcomeFrom(random: () => number, day: string): Outcome {
  const roll = random();
  const dueOn = addDays(day, 3 + Math.floor(random() * 20));
  if (roll < 0.72) return { kind: 'done' };
  if (roll < 0.85) return { kind: 'accepted', dueOn };
  if (roll < 0.92) return { kind: 'referred', referredTo: pick(random, departments), dueOn };
  return { kind: 'papers', missingPapers: pick(random, missing) };
}

export async function seedVisits(demo: DemoDesk, people: readonly DemoPerson[], days: number): Promise<void> {
  const { client, clock, today } = demo;
  const random = seededRandom(seed);
  const groups = await client.visits.catalogue({});
  // Some groups are asked for far more often than others.
  const matters = groups.flatMap((group, at) => group.matters.slice(0, at < 4 ? 5 : 2));
  const counters = await client.queue.counters({});
  const regulars = people.filter((_person, at) => at % 3 === 0);
  const ids = () => crypto.randomUUID();

  for (let back = days; back >= 0; back--) {
    const day = addDays(today, -back);
    const planned = visitsByWeekday[new Date(day).getUTCDay()] ?? 15;
    const opening = Date.parse(`${day}T08:40:00+08:00`);
    clock.set(null);
    // Today's visits end before now, however early the demo is opened.
    const closing = back === 0 ? clock.now() - 60_000 : Date.parse(`${day}T17:20:00+08:00`);
    const count = Math.min(planned, Math.floor((closing - opening) / 600_000));
    const step = (closing - opening) / Math.max(1, count);
    for (let i = 0; i < count; i++) {
      const arrivedAt = Math.floor(opening + i * step + random() * step * 0.3);
      const startedAt = arrivedAt + Math.floor((1 + random() * 11) * 60_000 * Math.min(1, step / 900_000));
      const endedAt = startedAt + Math.floor((1 + random() * 7) * 60_000 * Math.min(1, step / 900_000));
      clock.set(endedAt);
      const person = pick(random, random() < 0.6 ? regulars : people);
      const known = random() < 0.95;
      await client.visits.register({
        id: ids(),
        who: known
          ? { residentId: person.id, agentId: null, visitor: null }
          : { residentId: null, agentId: null, visitor: { name: '路过的居民', phone: null } },
        matterId: pick(random, matters).id,
        channel: random() < 0.88 ? 'counter' : pick(random, ['phone', 'home', 'online'] as const),
        note: pick(random, notes),
        outcome: outcomeFrom(random, day),
        companions: random() < 0.15 ? 1 : 0,
        counterId: pick(random, counters).id,
        arrivedAt,
        startedAt,
        endedAt,
      });
    }
  }
  await closeOldFollowUps(demo, random);
  clock.set(null);
  await standInLine(demo, people, random);
}

/** Most of what was accepted is done by now. */
async function closeOldFollowUps({ client, clock, today }: DemoDesk, random: () => number) {
  clock.set(null);
  const open = await client.followUps.open({});
  for (const { line, dueOn } of open.lines) {
    if (dueOn < addDays(today, 2) && random() < 0.9)
      await client.followUps.add({
        id: crypto.randomUUID(),
        rootId: line.rootId,
        kind: 'closed',
        note: '已办结，已告知本人',
      });
  }
}

/** Five people wait; the clock walks a few minutes back so that their waiting times differ. */
async function standInLine({ client, clock }: DemoDesk, people: readonly DemoPerson[], random: () => number) {
  const now = clock.now();
  const [first, second] = await client.queue.counters({});
  if (!first || !second) return;
  for (const [at, minutes] of [17, 9, 6, 4, 1].entries()) {
    clock.set(now - minutes * 60_000);
    await client.queue.takeNumber({
      id: crypto.randomUUID(),
      counterId: at === 3 ? second.id : first.id,
      residentId: at % 2 === 0 ? pick(random, people).id : null,
      priority: at === 2,
    });
  }
  clock.set(null);
}
