import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openReader } from '../../../db/core/connection.ts';
import { openTestDesk, temporaryFolder } from '../../support/desk.ts';
import { addPerson } from '../../support/people.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  folder.remove();
});

it('a save waits in the log for a quiet moment, and lies in the file itself after it', async () => {
  using desk = await openTestDesk({ dir: folder.path });
  vi.advanceTimersByTime(10_000);
  await addPerson(await desk.as('manager'), { name: '甘玉兰' });
  const inFileAlone = () => {
    const copy = join(folder.path, 'copy.db');
    copyFileSync(join(folder.path, 'desk.db'), copy);
    const { sqlite } = openReader(copy, desk.key);
    try {
      return sqlite.prepare<[], { name: string }>('SELECT name FROM resident').all();
    } finally {
      sqlite.close();
    }
  };
  expect(inFileAlone()).toEqual([]);
  vi.advanceTimersByTime(10_000);
  expect(inFileAlone()).toEqual([{ name: '甘玉兰' }]);
});
