/** What all runs of a process stand on: a district with its tables, and the file that each desk begins with. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded, type Store } from '../../../district/store.ts';
import { fastFolder } from './desk.ts';
import { makeTemplate, type Template } from './template.ts';

export interface Ground {
  store: Store;
  template: Template;
}

export interface OpenGround extends Ground {
  close(): Promise<void>;
}

export async function newGround(): Promise<OpenGround> {
  const folder = fastFolder();
  const store = await openEmbedded();
  await store.migrate();
  return { store, template: await makeTemplate(folder), close: () => closing(store, folder) };
}

async function closing(store: Store, folder: string): Promise<void> {
  await store.close();
  rmSync(folder, { recursive: true });
}

/** For many processes: a database takes seconds to make, and none to copy. */
export async function keepGround(folder: string): Promise<void> {
  const store = await openEmbedded(join(folder, 'district'));
  await store.migrate();
  await store.close();
  const { key, ...template } = await makeTemplate(folder);
  writeFileSync(join(folder, 'template.json'), JSON.stringify({ ...template, key: [...key] }));
}

/** @param kept where `keepGround` has put it; it is left as it is */
export async function copyGround(kept: string): Promise<OpenGround> {
  const folder = fastFolder();
  cpSync(join(kept, 'district'), folder, { recursive: true });
  const template: Template & { key: number[] } = JSON.parse(
    readFileSync(join(kept, 'template.json'), 'utf8'),
  );
  const store = await openEmbedded(folder);
  return {
    store,
    template: { ...template, key: Uint8Array.from(template.key) },
    close: () => closing(store, folder),
  };
}
