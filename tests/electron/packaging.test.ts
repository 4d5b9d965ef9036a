import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { extractAll, listPackage } from '@electron/asar';
import type { ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { build, isBuilt } from '../../electron/build.ts';
import { createApi } from '../../renderer/api/client.ts';
import { linkOptions } from '../../renderer/api/host.ts';
import { temporaryFolder } from '../support/desk.ts';
import { enter } from '../support/wires.ts';

const root = join(import.meta.dirname, '../..');
const folder = temporaryFolder();
const packed = join(folder.path, 'dist/linux-unpacked');
afterAll(folder.remove);

// Where Electron keeps its fuses inside its binary: a mark, a version, how many there are, then one digit for each.
const fuseMark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const fuseCount = 9;

/** A folder in the shape of Electron's distribution: nothing is fetched, and everything of ours is real. */
function standInElectron(): string {
  const electron = join(folder.path, 'electron');
  mkdirSync(join(electron, 'locales'), { recursive: true });
  mkdirSync(join(electron, 'resources'));
  for (const locale of ['zh-CN', 'en-US', 'de']) writeFileSync(join(electron, `locales/${locale}.pak`), '');
  for (const file of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(electron, file), '');
  writeFileSync(join(electron, 'version'), '45.4.1');
  const fuses = [Buffer.from([1, fuseCount]), Buffer.from('1'.repeat(fuseCount))];
  writeFileSync(join(electron, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\n'), fuseMark, ...fuses]));
  return electron;
}

beforeAll(async () => {
  expect(isBuilt(root) || (await build(root))).toBe(true);
  const flags = ['--dir', '--linux', '--x64', '--publish', 'never'];
  const settings = [
    `-c.electronDist=${standInElectron()}`,
    `-c.directories.output=${join(folder.path, 'dist')}`,
  ];
  const builder = spawn(
    process.execPath,
    [join(root, 'node_modules/electron-builder/cli.js'), ...flags, ...settings],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const [code] = await once(builder, 'exit');
  expect(code).toBe(0);
}, 240_000);

const asar = () => join(packed, 'resources/app.asar');

describe('the packed app', () => {
  it('holds what runs and nothing else', () => {
    const files = listPackage(asar(), { isPack: false }).map((file) => file.replaceAll('\\', '/'));
    const has = (pattern: RegExp) => files.some((file) => pattern.test(file));
    for (const file of [
      '/package.json',
      '/out/main/main.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
    ]) {
      expect(files).toContain(file);
    }
    expect(has(/^\/db\/migrations\/.*\.sql$/)).toBe(true);
    expect(files.filter((file) => /\.tsx?$|\.map$|^\/(tests|electron|renderer)\b/.test(file))).toEqual([]);
    const packages = files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(file)?.[1] ?? []);
    expect(packages).toEqual(['better-sqlite3']);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
  });

  it('keeps the database binary outside the archive, where the system can load it', () => {
    const binary = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';
    expect(existsSync(join(packed, 'resources/app.asar.unpacked', binary))).toBe(true);
  });

  it('cannot be turned into a plain Node, nor made to run other code than its own', () => {
    const binary = readFileSync(join(packed, 'linli-desk'));
    const start = binary.indexOf(fuseMark) + fuseMark.length + 2;
    const fuses = binary.subarray(start, start + fuseCount).toString('latin1');
    const [runAsNode, cookies, nodeOptions, inspect, integrity, onlyAsar] = fuses;
    expect({ runAsNode, cookies, nodeOptions, inspect, integrity, onlyAsar }).toEqual({
      runAsNode: '0',
      cookies: '1',
      nodeOptions: '0',
      inspect: '0',
      integrity: '1',
      onlyAsar: '1',
    });
  });

  it('opens an encrypted desk and serves its pages, far from the checkout', async () => {
    const app = join(folder.path, 'extracted');
    extractAll(asar(), app);
    const data = join(folder.path, 'data');
    const host = spawn(process.execPath, [join(app, 'out/main/serve.js'), '--no-open', '--data', data], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(async () => {
      host.kill();
      if (host.exitCode === null) await once(host, 'exit');
    });
    const [line] = await once(createInterface({ input: host.stdout }), 'line');
    const link = String(line).replace('Linli Desk: ', '');
    const { origin } = new URL(link);
    const headers = { cookie: await enter(link), origin };
    const api = createApi(new RPCLink<ClientContext>({ ...linkOptions, url: `${origin}/rpc`, headers }));

    expect(await (await fetch(origin)).text()).toContain('<div id="root"></div>');
    expect(await api.desk.status({})).toMatchObject({ phase: 'new' });
    const centre = {
      name: '杏林社区党群服务中心',
      divisionCode: '510115001001',
      district: '温江区',
      street: '永宁街道',
      community: '杏林社区',
    };
    const { recoveryKey } = await api.desk.setUp({
      centre,
      manager: { name: '林敏', password: '杏林-2026-春' },
    });
    expect(recoveryKey).toMatch(/^(\w{4}-){7}\w{4}$/);
    expect(await api.accounts.session({})).toMatchObject({ account: { name: '林敏', role: 'manager' } });
    const file = readFileSync(join(data, 'desk.db'));
    expect(file.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');

    // A spreadsheet is read on a thread of its own: a file beside the others in the archive.
    const roster = new File([readFileSync(join(root, 'tests/fixtures/roster.xlsx'))], 'roster.xlsx');
    const read = await api.exchange.readFile({ task: randomUUID(), file: roster });
    expect(read.sheets[read.proposed]?.rows).toBeGreaterThan(5000);
  }, 60_000);
});
