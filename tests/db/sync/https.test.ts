/** The way to a district over HTTPS: through a proxy's tunnel, and past certificates that are no good. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { proxyOfSystem } from '../../../db/sync/proxy.ts';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { failureCode } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';
import { openProxy } from './support/line.ts';
import { authorityFile, type Front, openFront } from './support/tls/front.ts';
import {
  invite,
  type Listening,
  listen,
  newCentre,
  talkAgain,
  type WiredDesk,
  wiredDesk,
} from './support/wire.ts';

const usual = tls.getCACertificates('default');
let store: Store;
let district: Listening;
let front: Front;
let centreId: string;
let desk: WiredDesk;
beforeAll(async () => {
  tls.setDefaultCACertificates([...usual, readFileSync(authorityFile, 'utf8')]);
  store = await openEmbedded();
  await store.migrate();
}, 60_000);
afterAll(async () => {
  tls.setDefaultCACertificates(usual);
  await store.close();
});
beforeEach(async () => {
  district = await listen(store);
  front = await openFront(district.address, 'good');
  centreId = await newCentre(store, district.clock.now);
  desk = await wiredDesk();
});
afterEach(async () => {
  desk.remove();
  await front.close();
  await district.close();
});

async function enrol(way: { address?: string; proxy?: string } = {}): Promise<void> {
  const code = await invite(store, centreId, district.clock.now);
  await desk.manager.sync.enrol({ address: front.address, ...way, code, deskName: '前台一号' });
  desk.exchanger.start();
}

const stored = () =>
  store.transaction({ centreId }, (sql) =>
    sql.query<{ name: string }>(
      "SELECT fields ->> 'name' AS name FROM register_row WHERE entity = 'resident' ORDER BY name",
    ),
  );

/** What the district has heard. */
const asked = () => district.log.filter((line) => line.includes('/v1/'));

describe('R7, R12.5: over HTTPS', () => {
  it('records go through the tunnel of a proxy that wants an account', async () => {
    const proxy = await openProxy('office:secret');
    await enrol({ proxy: `office:secret@127.0.0.1:${proxy.port}` });
    await addPerson(desk.manager, { name: '王芳' });
    await talkAgain(desk);
    expect(await stored()).toEqual([{ name: '王芳' }]);
    expect(proxy.passed).toBeGreaterThan(0);
    expect(asked()).not.toEqual([]);
    await proxy.close();
  }, 40_000);

  it.each([
    ['expired', 'sync.certificateDate'],
    ['early', 'sync.certificateDate'],
    ['elsewhere', 'sync.certificate'],
    ['stranger', 'sync.certificate'],
  ] as const)(
    'nothing is asked of a server whose certificate is %s: %s',
    async (shown, code) => {
      front.show(shown);
      const { address } = front;
      expect(await failureCode(desk.manager.sync.tryAddress({ address }))).toBe(code);
      const proxy = await openProxy();
      const through = { address, proxy: `127.0.0.1:${proxy.port}` };
      expect(await failureCode(desk.manager.sync.tryAddress(through))).toBe(code);
      await proxy.close();
      expect(asked()).toEqual([]);
    },
    40_000,
  );

  it('a certificate that runs out stops no work: it is said, and all goes out with the next one', async () => {
    await enrol();
    await talkAgain(desk);
    front.show('expired');
    await addPerson(desk.manager, { name: '王芳' });
    await desk.manager.sync.sendNow({});
    await vi.waitFor(
      async () => {
        const { failure, waiting } = await desk.manager.sync.status({});
        expect([failure?.code, waiting > 0]).toEqual(['sync.certificateDate', true]);
      },
      { timeout: 10_000 },
    );
    // It is tried again all the time; never once does that look as if all were sent.
    const phases = new Set<string>();
    for (let look = 0; look < 60; look++) {
      phases.add((await desk.manager.sync.status({})).phase);
      await new Promise((turn) => setTimeout(turn, 5));
    }
    expect(phases).toEqual(new Set(['failing']));
    front.show('good');
    await talkAgain(desk);
    expect(await stored()).toEqual([{ name: '王芳' }]);
  }, 40_000);

  it('the proxy of the system’s settings is taken where none was typed in, for the internet and not for the office', async () => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, '');
    const proxy = await openProxy();
    const answers: string[] = [];
    desk.remove();
    desk = await wiredDesk({
      async systemProxy(address) {
        answers.push(address);
        return `PROXY 127.0.0.1:${proxy.port}; DIRECT`;
      },
    });
    expect(await desk.manager.sync.tryAddress({ address: district.address })).toMatchObject({
      name: '温江区',
    });
    expect([answers, proxy.passed]).toEqual([[], 0]);
    // Its name is known to nobody but the proxy.
    const address = front.address.replace('127.0.0.1', 'district.example');
    await enrol({ address });
    await addPerson(desk.manager, { name: '王芳' });
    await talkAgain(desk);
    vi.unstubAllEnvs();
    expect(await stored()).toEqual([{ name: '王芳' }]);
    expect(new Set(answers)).toEqual(new Set([address]));
    expect(proxy.passed).toBeGreaterThan(0);
    await proxy.close();
  }, 40_000);

  it('settings that do not answer hold nobody up for longer than the district itself could', async () => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, '');
    desk.remove();
    desk = await wiredDesk({ timeoutMs: 300, systemProxy: () => new Promise(() => {}) });
    const asked = desk.manager.sync.tryAddress({ address: 'https://district.example' });
    expect(await failureCode(asked)).toBe('sync.slow');
    vi.unstubAllEnvs();
  }, 10_000);

  it.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY 10.0.0.1:8080; DIRECT', 'http://10.0.0.1:8080'],
    ['HTTPS proxy.example:443', 'https://proxy.example'],
    ['SOCKS5 10.0.0.1:1080; PROXY 10.0.0.2:3128', 'http://10.0.0.2:3128'],
    ['SOCKS 10.0.0.1:1080', null],
    ['PROXY', null],
  ])('“%s” leads through %s', (answer, proxy) => expect(proxyOfSystem(answer)).toBe(proxy));

  it('the authority that somebody has installed on this computer is believed', () => {
    const program = join(import.meta.dirname, 'support/tls/installed.ts');
    const ask = (installed: boolean) =>
      spawnSync(process.execPath, [program], {
        env: { ...process.env, ...(installed ? { SSL_CERT_FILE: authorityFile } : {}) },
        encoding: 'utf8',
      }).stdout;
    expect([ask(true), ask(false)]).toEqual(['here\n', 'not believed\n']);
  }, 40_000);
});
