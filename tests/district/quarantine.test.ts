/** What an administrator sees of the quarantine and may do about it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setPassword } from '../../district/administrators.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import { password, signedInAt } from './support/administrator.ts';
import {
  httpDesk,
  invite,
  newCentre,
  type RunningDistrict,
  runDistrict,
  startOfTime,
} from './support/client.ts';
import { rules } from './support/district.ts';

const reason = '前台反映一条没传上来';

let store: Store;
let district: RunningDistrict;
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
  await setPassword(store, { name: 'admin', mustChange: false }, password, startOfTime);
}, 180_000);
afterAll(() => store.close());
beforeEach(async () => {
  district = await runDistrict(store);
  return () => district.close();
});

/** A newer desk has sent two kinds that this district does not know, and an edit of what never came. */
async function stuckCentre(name: string) {
  const centreId = await newCentre(store, name);
  const desk = httpDesk(district);
  await desk.enrol(await invite(store, centreId));
  const fields = { name: '欧阳静好', phone: '13800000000', status: 'here' };
  desk.save(
    { entity: 'club', rowId: 'c1', op: 'insert', fields },
    { entity: 'meal', rowId: 'm1', op: 'insert', fields: { fen: 300 } },
    { entity: 'residentPhone', rowId: 'p1', op: 'update', fields: { number: '13800000000' } },
    { entity: 'club', rowId: 'c1', op: 'update', fields: { status: 'moved' } },
  );
  await desk.send();
  return { centreId, desk, path: `/admin/centres/${centreId}/quarantine` };
}

it('is counted by reason and desk, and a row is shown only for a reason, masked, and with a trace', async () => {
  const { path } = await stuckCentre('桂花社区');
  const page = await signedInAt(district);
  const { text } = await page.open(path);
  expect(text).toMatch(/种类未知[\s\S]*前台[\s\S]*class="n">2<[\s\S]*不存在的记录[\s\S]*class="n">1</);
  expect(text).not.toContain('欧');
  const refused = await page.send(`${path}/look`, { code: 'entity.unknown', reason: '' });
  expect([refused.status, refused.text.includes('欧')]).toEqual([400, false]);
  const seen = (await page.send(`${path}/look`, { code: 'entity.unknown', reason })).text;
  expect(seen).toContain('欧**');
  for (const secret of ['欧阳静好', '静好', '13800000000']) expect(seen).not.toContain(secret);
  const log = (await page.open('/admin/accesses')).text;
  expect(log).toContain(reason);
  expect(log).toContain('查看隔离的记录 种类未知');
});

it('R8: is tried again after an update, under the name of the desk, and says what is left', async () => {
  const { centreId, desk, path } = await stuckCentre('银杏社区');
  const before = await signedInAt(district);
  expect((await before.send(`${path}/retry`, {})).text).toContain('还是收录不了');
  await district.close();
  district = await runDistrict(store, { ...rules, club: { kind: 'register', alwaysAsk: [] } });
  const page = await signedInAt(district, 'en');
  const done = (await page.send(`${path}/retry`, {})).text;
  expect(done).toContain('2 taken in.');
  expect(done).toMatch(/changes a record that is not there[\s\S]*class="n">1</);
  const [row] = await store.transaction({ centreId }, (sql) =>
    sql.query<{ fields: object }>("SELECT fields FROM register_row WHERE entity = 'club'"),
  );
  expect(row?.fields).toMatchObject({ name: '欧阳静好', status: 'moved' });
  const log = await store.transaction({ centreId }, (sql) =>
    sql.query("SELECT desk_id AS desk, n FROM change_log WHERE entity = 'club' ORDER BY seq"),
  );
  expect(log).toEqual([1, 4].map((n) => ({ desk: desk.deskId, n })));
});

it('may be put aside, with a reason, and is counted no more', async () => {
  const { centreId, path } = await stuckCentre('玉兰社区');
  const page = await signedInAt(district);
  const { text } = await page.send(`${path}/settle`, { code: 'row.unknown', reason });
  expect(text).toContain('放到一边 1 条');
  expect((await page.open(`/admin/centres/${centreId}`)).text).not.toContain('不存在的记录');
  expect((await page.open('/admin/accesses')).text).toContain('把隔离的记录放到一边');
  const raw = await store.transaction({ centreId }, (sql) =>
    sql.query<{ raw: Uint8Array }>("SELECT raw FROM quarantine WHERE code = 'row.unknown'"),
  );
  expect(Buffer.from(raw[0]?.raw ?? []).toString()).toContain('13800000000');
});
