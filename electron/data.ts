/** Opening the data folder, or a throw-away one for a demo. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemoDesk } from '../db/demo/seed.ts';
import { type Desk, type DeskOptions, openDesk } from '../db/desk/desk.ts';
import { migrationsFolder } from './folders.ts';
import type { StartOptions } from './options.ts';

export interface OpenData {
  desk: Desk;
  dir: string;
  /** Closes the database, and removes the folder of a demo. */
  close(): void;
}

/**
 * @param host what the host knows of this computer; a demo needs none of it
 * @throws DeskError `database.inUse`, `database.newer`, `database.damaged`, `database.unsafe`
 */
export async function openData(
  { data, demo }: Pick<StartOptions, 'data' | 'demo'>,
  host: Pick<DeskOptions, 'deviceKey' | 'exchange'> = {},
): Promise<OpenData> {
  const dir = demo ? mkdtempSync(join(tmpdir(), 'linli-desk-demo-')) : data;
  const forget = () => {
    if (demo) rmSync(dir, { recursive: true, force: true });
  };
  try {
    const place = { dir, migrations: migrationsFolder };
    const desk = demo ? await openDemoDesk(place) : await openDesk({ ...place, ...host });
    return {
      desk,
      dir,
      close() {
        desk.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}
