/**
 * Three facts about residents that were written down differently at two desks of the centre on the same day: what this desk
 * saved goes through its log, what the other one saved comes by pull (SPEC R5).
 */
import { addDays, ageOn } from '../core/clock.ts';
import type { Sqlite } from '../core/connection.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { residentPhones, residents } from '../residents/table.ts';
import type { DemoDistrict, OtherChange } from './district.ts';
import type { DemoDesk } from './seed.ts';
import type { DemoPerson } from './seedPeople.ts';

export interface Contested {
  entity: 'resident' | 'residentPhone';
  rowId: string;
  field: string;
  /** What this desk saved, and what the other did. */
  own: string;
  theirs: string;
  ownAt: number;
  theirsAt: number;
  /** Whose was later, and stands until somebody decides. */
  stands: 'own' | 'theirs';
}

/** Another number in the same unassigned range. */
const otherNumber = (number: string, ending: string) => number.slice(0, -ending.length) + ending;

function phoneOf(sqlite: Sqlite, person: DemoPerson): string {
  const row = sqlite
    .prepare<[string], { id: string }>('SELECT id FROM resident_phone WHERE resident_id = ? ORDER BY rank')
    .get(person.id);
  return row?.id ?? '';
}

function disputesOver(ctx: CommandContext, people: readonly DemoPerson[], day: string): Contested[] {
  const elders = people.filter(
    (person) => person.livesHere && person.phones[0]?.length === 11 && ageOn(person.birthDate, day) > 65,
  );
  const [caller, mover, settled] = [elders[7], elders[11], elders[15]];
  if (!caller || !mover || !settled) return [];
  const at = (time: string) => Date.parse(`${day}T${time}:00+08:00`);
  const number = caller.phones[0] ?? '';
  return [
    {
      entity: 'residentPhone',
      rowId: phoneOf(ctx.sqlite, caller),
      field: 'number',
      own: otherNumber(number, '4708'),
      theirs: otherNumber(number, '4780'),
      ownAt: at('10:24'),
      theirsAt: at('11:05'),
      stands: 'theirs',
    },
    {
      entity: 'resident',
      rowId: mover.id,
      field: 'room',
      own: '502',
      theirs: '205',
      ownAt: at('15:40'),
      theirsAt: at('14:52'),
      stands: 'own',
    },
    {
      entity: 'resident',
      rowId: settled.id,
      field: 'mobility',
      own: '可独立行走',
      theirs: '需拄拐，上下楼要人扶',
      ownAt: at('09:15'),
      theirsAt: at('09:50'),
      stands: 'theirs',
    },
  ];
}

/** What this desk saved of it, three working days ago. */
export async function seedContest(demo: DemoDesk, people: readonly DemoPerson[]): Promise<Contested[]> {
  const day = addDays(demo.today, -3);
  const found = await demo.transact('residents.update', (ctx) => disputesOver(ctx, people, day));
  for (const { entity, rowId, field, own, ownAt } of found) {
    demo.clock.set(ownAt);
    await demo.transact('residents.update', (ctx) => {
      if (entity === 'resident') ctx.write.update(residents, rowId, { [field]: own });
      else ctx.write.update(residentPhones, rowId, { [field]: own });
      ctx.record(entity === 'resident' ? rowId : null, { field });
    });
  }
  demo.clock.set(null);
  return found;
}

/** What the other desk saved of it, where that stands, and the district's question to whoever knows. */
export function othersSide(
  contested: readonly Contested[],
  { otherDesk }: DemoDistrict,
  desk: { id: string; here: string; there: string; raisedAt: number },
): OtherChange[] {
  return contested.flatMap(({ entity, rowId, field, own, theirs, ownAt, theirsAt, stands }) => {
    const ours = { value: own, mark: { deskId: desk.id, hlcMs: ownAt, accountId: desk.here } };
    const others = { value: theirs, mark: { deskId: otherDesk, hlcMs: theirsAt, accountId: desk.there } };
    const sides = stands === 'own' ? { stands: ours, other: others } : { stands: others, other: ours };
    const id = `${entity} ${rowId} ${field}`;
    const change: OtherChange = {
      entity,
      rowId,
      op: 'update',
      fields: stands === 'own' ? {} : { [field]: theirs },
      savedAt: theirsAt,
      accountId: desk.there,
    };
    const card: OtherChange = {
      entity: 'exchangeCard',
      rowId: id,
      op: 'insert',
      fields: {
        id,
        entity,
        rowId,
        field,
        stands: JSON.stringify(sides.stands),
        other: JSON.stringify(sides.other),
        raisedAt: desk.raisedAt,
        state: 'open',
      },
      savedAt: desk.raisedAt,
      accountId: null,
    };
    return [change, card];
  });
}
