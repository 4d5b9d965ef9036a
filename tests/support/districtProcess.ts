/** A district as it is run: a process of its own over a folder, with a centre and codes for its desks. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { foundCentre, inviteDesk } from '../../district/enrol.ts';
import { openEmbedded } from '../../district/store.ts';

const start = join(import.meta.dirname, '../../district/start.ts');

/** Makes the district's data with one centre in it, before it runs. @returns a code for each desk */
export async function foundDistrict(dir: string, desks: number): Promise<string[]> {
  mkdirSync(dir, { recursive: true });
  const store = await openEmbedded(join(dir, 'database'));
  await store.migrate();
  const centreId = randomUUID();
  const now = Date.now();
  await foundCentre(store, { centreId, name: '杏林社区党群服务中心', now });
  const codes: string[] = [];
  for (let desk = 1; desk <= desks; desk += 1)
    codes.push(await inviteDesk(store, { centreId, deskName: `${desk} 号`, now, random: randomBytes(10) }));
  await store.close();
  return codes;
}

export interface DistrictProcess {
  address: string;
  pid: number;
  /** As a power cut does. */
  kill(): Promise<void>;
}

/** @param port 0: any free one @param databaseUrl a PostgreSQL; left out: PGlite in the folder */
export async function startDistrict(dir: string, port = 0, databaseUrl?: string): Promise<DistrictProcess> {
  const args = [start, '--port', String(port), '--data', dir, '--name', '温江区'];
  const { DATABASE_URL: _, ...env } = process.env;
  const district: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: databaseUrl === undefined ? env : { ...env, DATABASE_URL: databaseUrl },
  });
  if (!district.stdout) throw new Error('the district does not speak');
  for await (const line of createInterface({ input: district.stdout })) {
    const address = /http:\/\/\S+:\d+/.exec(line)?.[0];
    if (!address) continue;
    return {
      address,
      pid: district.pid ?? 0,
      async kill() {
        const gone = once(district, 'exit');
        district.kill('SIGKILL');
        await gone;
      },
    };
  }
  throw new Error('the district did not start');
}
