/** A person about whom the desk holds a row of every kind there is, each with words of its own that can be searched for. */
import { copyFileSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { getTableColumns } from 'drizzle-orm';
import { cipher, unlock } from '../../db/core/cipher.ts';
import { entities } from '../../db/entities.ts';
import { personalRules } from '../../db/sync/protocol/personal.ts';
import type { TestDesk } from './desk.ts';
import { addPerson, idNumber, xinglin } from './people.ts';

type Column = ReturnType<typeof getTableColumns>[string];

export const orchid = {
  name: '单玉兰',
  formerNames: ['单招娣'],
  documentNumber: idNumber('1955-03-07', 482),
  remarks: '左耳听力差,找她要敲窗',
} as const;

/** The words that stand in a personal column of a kind of row, as bytes that occur nowhere else. */
const wordsIn = (entity: string, field: string) => `秘密-${entity}-${field}-到此`;

/** A value that a column takes; `undefined` leaves it empty. */
function valueFor(entity: string, key: string, column: Column, blank: unknown): unknown {
  if (key === 'id') return undefined;
  if (column.enumValues && column.enumValues.length > 0) return column.enumValues[0];
  if (column.dataType === 'json') return [blank === undefined ? 'x' : wordsIn(entity, key)];
  if (column.dataType === 'boolean') return false;
  if (column.dataType === 'number') return 0;
  return blank === undefined ? '2026-11-02' : wordsIn(entity, key);
}

/** Writes one row of every kind about `residentId`, and one that hangs on each. @returns ids by kind of row */
export async function writeEverythingAbout(desk: TestDesk, residentId: string): Promise<Map<string, string>> {
  const ids = new Map([['resident', residentId]]);
  // What a row needs besides its person (a matter, a route, a team) is beside the point here.
  desk.writer.sqlite.pragma('foreign_keys = OFF');
  const session = await desk.sessionAs('manager');
  await desk.app.transact(session, 'test.everything', (ctx) => {
    const waiting = Object.entries(personalRules).filter(([name]) => name !== 'resident');
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, { about, blank }] = next;
      const entity = entities.get(name);
      const targets = Object.entries(about).map(([field, target]) => [field, ids.get(target)]);
      if (!entity || targets.some(([, id]) => id === undefined)) {
        waiting.push(next);
        continue;
      }
      const columns = Object.entries(getTableColumns(entity.table));
      const id = desk.ids.next();
      const row = columns.map(([key, column]) => [key, valueFor(name, key, column, blank[key])]);
      ctx.write.insert(entity, {
        id,
        ...Object.fromEntries([...row.filter(([, v]) => v !== undefined), ...targets]),
      });
      ids.set(name, name === 'volunteerPin' ? (ids.get('volunteer') ?? id) : id);
    }
    ctx.record(residentId, { said: wordsIn('audit', 'detail') });
  });
  desk.writer.sqlite.pragma('foreign_keys = ON');
  return ids;
}

/** Everything that must be found nowhere once the person is erased. */
export function secretsOfOrchid(): string[] {
  const { name, formerNames, documentNumber, remarks } = orchid;
  return [
    '秘密-',
    name,
    ...formerNames,
    documentNumber,
    documentNumber.slice(-6),
    remarks,
    'shanyulan',
    '13800000731',
    xinglin.estate,
    'xlyy',
  ];
}

export async function registerOrchid(desk: Pick<TestDesk, 'as'>): Promise<string> {
  const { name, formerNames, documentNumber, remarks } = orchid;
  return addPerson(
    await desk.as('manager'),
    { name, formerNames: [...formerNames], documentKind: 'residentId', documentNumber, remarks, ...xinglin },
    { phones: [{ number: '13800000731', label: '本人' }] },
  );
}

/** The pages of the file as they lie on the disk, but in clear: what a finder of disk and key could read. */
export function readFileInClear({ file, key }: Pick<TestDesk, 'file' | 'key'>): Buffer {
  const copy = `${file}.clear`;
  copyFileSync(file, copy);
  const plain = new Database(copy);
  unlock(plain, cipher, key);
  plain.pragma('journal_mode = DELETE');
  plain.pragma("rekey = ''");
  plain.close();
  return readFileSync(copy);
}

export const foundIn = (bytes: Buffer) => secretsOfOrchid().filter((secret) => bytes.includes(secret));
