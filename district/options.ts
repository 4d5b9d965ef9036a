/** How a district is started: what stands on the command line and in the environment. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const usage = `npm run district -- [options]

  --port N         where to listen (8600; 0: any free port)
  --host ADDRESS   which address (127.0.0.1: this machine only, behind a proxy that speaks HTTPS)
  --data FOLDER    where the data lie when DATABASE_URL names no PostgreSQL (district-data)
  --name NAME      of the district, as desks show it
  --behind-proxy   a proxy on this machine says who is asking (X-Forwarded-For)
  --restored       the data come from a backup: desks send again what was acknowledged since
  --lost-password  a new password for "admin", shown once

  DATABASE_URL            postgres://user:secret@host/database
  LINLI_ADMIN_PASSWORD    password of "admin" at the first start; otherwise one is made up and shown
  LINLI_METRICS_TOKEN     whoever reads /metrics must know it
`;

export interface StartOptions {
  port: number;
  host: string;
  folder: string;
  databaseUrl: string | null;
  name: string | null;
  behindProxy: boolean;
  restored: boolean;
  lostPassword: boolean;
  adminPassword: string | null;
  metricsToken: string | null;
}

const given = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1),
  data: z.string().min(1),
  name: z.string().trim().min(1).max(80).optional(),
  'behind-proxy': z.boolean(),
  restored: z.boolean(),
  'lost-password': z.boolean(),
});

/** @throws with a sentence for whoever typed it */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8600' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: 'district-data' },
      name: { type: 'string' },
      'behind-proxy': { type: 'boolean', default: false },
      restored: { type: 'boolean', default: false },
      'lost-password': { type: 'boolean', default: false },
    },
  });
  const options = given.parse(values);
  const { port, host, data, name, restored } = options;
  return {
    port,
    host,
    folder: resolve(data),
    databaseUrl: env.DATABASE_URL || null,
    name: name ?? null,
    behindProxy: options['behind-proxy'],
    restored,
    lostPassword: options['lost-password'],
    adminPassword: env.LINLI_ADMIN_PASSWORD || null,
    metricsToken: env.LINLI_METRICS_TOKEN || null,
  };
}
