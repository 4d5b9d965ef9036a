/**
 * The file that every desk of the simulation begins with, made once: a centre with its staff, its list of matters, a few
 * elders in day care and a lunch on the menu.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientOver } from '../../../db/client.ts';
import { schemaOf } from '../../../db/core/migrate.ts';
import { seedCatalogue } from '../../../db/matters/service.ts';
import { openTestDesk } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';

export const zone = 'Asia/Shanghai';
/** When each run begins, a Monday morning at the centre. */
export const beginning = Date.parse('2026-11-16T08:30:00+08:00');
export const monday = '2026-11-16';

export interface Template {
  file: string;
  key: Uint8Array;
  /** Of today's program. */
  schema: number;
  manager: { id: string; name: string; role: 'manager' };
}

/** @param folder where the file is put; it lives as long as the runs */
export async function makeTemplate(folder: string): Promise<Template> {
  using desk = await openTestDesk();
  const session = await desk.sessionAs('manager', '林敏');
  await desk.app.transact(session, 'test.catalogue', (ctx) => seedCatalogue(ctx));
  const client = clientOver(desk.app, session);
  for (const name of ['何静秋', '单玉兰', '解桂芳']) {
    const residentId = await addPerson(client, { name, birthDate: '1944-05-12' });
    const plan = { goals: [], medication: '', collectors: [], remarks: '' };
    const stay = { startsOn: '2026-11-01', endsOn: null, trialUntil: null, weekdays: 127 };
    await client.daycare.enrol({ id: desk.ids.next(), residentId, ...stay, ...plan });
  }
  const dishId = desk.ids.next();
  await client.menu.addDish({
    id: dishId,
    name: '番茄炒蛋',
    nameEn: '',
    kind: 'vegetable',
    priceFen: 0,
    allergens: ['egg'],
    diets: [],
  });
  await client.menu.addOption({
    id: desk.ids.next(),
    day: monday,
    meal: 'lunch',
    name: '套餐 A',
    nameEn: '',
    priceFen: 1600,
    dishIds: [dishId],
    diets: [],
  });
  desk.writer.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const file = join(folder, 'template.db');
  copyFileSync(desk.file, file);
  if (!session.account) throw new Error('nobody is signed in');
  const schema = schemaOf(desk.writer.sqlite);
  return { file, key: desk.key, schema, manager: { ...session.account, role: 'manager' } };
}
