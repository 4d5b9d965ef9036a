/** What is shown of rows speaks both languages, on cards and to administrators: kinds, fields, and values that are codes. */
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../db/core/entity.ts';
import { entities } from '../../../db/entities.ts';
import { sayValue } from '../../../db/sync/cardWords.ts';
import { fieldOf } from '../../../db/sync/fieldWords.ts';
import { kindOf } from '../../../db/sync/rowWords.ts';

const travelling = [...entities.values()].filter(({ local }) => !local);
const fields = travelling.flatMap(({ name, table }) =>
  layoutOf(table)
    .columns.filter(({ key }) => key !== 'id')
    .map((column) => ({ name, table, column })),
);

const han = /\p{Script=Han}/u;
const inBoth = ({ zh, en }: { zh: string; en: string }) => han.test(zh) && en !== '' && !han.test(en);

it('every kind of row that travels has words in both languages', () => {
  expect(travelling.map(({ name }) => name).filter((name) => !inBoth(kindOf(name)))).toEqual([]);
});

it('every field that travels has words in both languages', () => {
  const silent = fields.filter(({ name, column: { key } }) => !inBoth(fieldOf(name, key)));
  expect(silent.map(({ name, column }) => `${name}.${column.key}`)).toEqual([]);
});

describe('a value', () => {
  const timeOf = (ms: number) => new Date(ms).toISOString();
  const say = (entity: string, field: string, value: string | number | null, revealed = false) =>
    sayValue({ entity, field }, value, { revealed, timeOf });

  it('is never a bare code', () => {
    const bare = fields.flatMap(({ name, table, column: { key } }) => {
      const codes: readonly string[] = Reflect.get(table, key).enumValues ?? [];
      return codes
        .filter((code) => !han.test(say(name, key, code).zh))
        .map((code) => `${name}.${key}: ${code}`);
    });
    expect(bare).toEqual([]);
  });

  it('is yes or no where it is nothing else', () => {
    const flags = fields.filter(
      ({ table, column: { key } }) => Reflect.get(table, key).dataType === 'boolean',
    );
    const said = flags.map(({ name, column: { key } }) => [say(name, key, 0).zh, say(name, key, 1).en]);
    expect(new Set(said.map(String))).toEqual(new Set(['否,yes']));
  });

  it('of a name that every object has is shown as it is', () => {
    expect(kindOf('constructor')).toMatchObject({ zh: 'constructor' });
    expect(fieldOf('toString', 'valueOf').en).toBe('valueOf');
    expect(say('visit', 'constructor', 'toString').zh).toBe('toString');
  });

  it('is a time of day where it was stored as a moment, and words where its bits are days', () => {
    expect(say('residentPhone', 'endedAt', 0).zh).toBe('1970-01-01T00:00:00.000Z');
    expect(say('standingOrder', 'weekdays', 0b10_0101)).toEqual({
      zh: '周一、周三、周六',
      en: 'Mon, Wed, Sat',
    });
    expect(say('volunteer', 'availability', 0b1010).en).toBe('Mon afternoon, Tue morning');
  });

  it('is a list in words, and blank where nothing is in it', () => {
    expect(say('dietProfile', 'allergens', '["fish","nut"]')).toEqual({ zh: '鱼、坚果', en: 'Fish, Nuts' });
    expect(say('dietProfile', 'allergens', '[]')).toEqual({ zh: '（空）', en: '(blank)' });
    expect(say('residentPhoto', 'jpeg', '/9j/4AAQ')).toEqual({ zh: '（照片）', en: '(photo)' });
  });

  it('keeps numbers masked wherever they stand, until they are revealed', () => {
    const guardian = JSON.stringify({
      name: '周岚',
      relation: '母亲',
      phone: '13800000000',
      on: '2026-11-01',
    });
    const collectors = JSON.stringify([{ name: '周岚', relation: '女儿', phone: '13800000000' }]);
    for (const [entity, field, value] of [
      ['volunteer', 'guardian', guardian],
      ['enrolment', 'collectors', collectors],
      ['residentPhone', 'number', '13800000000'],
    ] as const) {
      expect(say(entity, field, value).zh).not.toContain('13800000000');
      expect(say(entity, field, value, true).zh).toContain('13800000000');
    }
  });
});
