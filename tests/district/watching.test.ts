/** What a district tells whoever watches over it, and what it never writes down. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { headerNames, paths } from '../../db/sync/protocol/wire.ts';
import { openEmbedded, type Store } from '../../district/store.ts';
import {
  httpDesk,
  invite,
  newCentre,
  type RunningDistrict,
  refusalOf,
  runDistrict,
} from './support/client.ts';
import { meal, person } from './support/rows.ts';

let store: Store;
let district: RunningDistrict;
beforeAll(async () => {
  store = await openEmbedded();
  await store.migrate();
}, 120_000);
afterAll(() => store.close());

let front: ReturnType<typeof httpDesk>;
beforeEach(async () => {
  district = await runDistrict(store);
  front = httpDesk(district);
  await front.enrol(await invite(store, await newCentre(store)));
  return () => district.close();
});

describe('whoever watches', () => {
  it('sees that the district is well and what it did', async () => {
    front.save(meal(), { ...meal(), entity: 'ufo' });
    await front.send();
    expect(await (await fetch(`${district.address}/healthz`)).json()).toEqual({ well: true });
    const text = await (await fetch(`${district.address}/metrics`)).text();
    expect(text).toContain('linli_changes_received_total 2\n');
    expect(text).toContain('linli_changes_quarantined_total 1\n');
    expect(text).toContain('linli_answers_total{route="/v1/batches",status="200"} 1');
  });

  it('finds nobody in the log: no name, no number, no address', async () => {
    const secret = { name: '欧阳静好', documentNumber: '110101194912310028' };
    front.save(person(secret), { ...meal(secret), entity: 'ufo' });
    await front.send();
    await front.pull(0);
    await fetch(`${district.address}${paths.changes}?name=${encodeURIComponent(secret.name)}`, {
      headers: { [headerNames.desk]: secret.documentNumber },
    });
    const [started, ...lines] = district.log;
    expect(started).toContain('listening');
    const text = lines.join('\n');
    expect(text).toContain(front.deskId);
    for (const found of [...Object.values(secret), encodeURIComponent(secret.name), '127.0.0.1']) {
      expect(text).not.toContain(found);
    }
  });

  it('finds the fault in the log without the row that it is about', async () => {
    const broken = await runDistrict({
      ...store,
      transaction: () => Promise.reject(new RangeError('Key (name)=(欧阳静好) already exists')),
    });
    const answer = await fetch(broken.address + paths.enrol, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        code: 'x',
        deskId: front.deskId,
        publicKey: front.spki,
        deskName: '前台',
        version: '1',
        schema: 1,
      }),
    });
    await broken.close();
    expect(await refusalOf(answer)).toEqual({ status: 503, code: 'sync.unavailable' });
    expect(broken.log.join('')).toContain('RangeError');
    expect(broken.log.join('')).not.toContain('欧阳静好');
  });

  it('knows when each desk was last heard of and how much it has to send', async () => {
    await front.get(`${paths.changes}?after=0`, {
      more: { [headerNames.waiting]: '41', [headerNames.version]: '0.9.0' },
    });
    await district.close();
    const [desk] = await store.transaction('supervisor', (sql) =>
      sql.query(
        'SELECT waiting, version, last_contact_at IS NOT NULL AS heard FROM desk WHERE desk_id = $1',
        [front.deskId],
      ),
    );
    expect(desk).toEqual({ waiting: 41, version: '0.9.0', heard: true });
  });
});
