import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../../db/core/migrate.ts';
import { fictionalPeople } from '../../../db/demo/people.ts';
import { matchedRanges } from '../../../db/residents/nameMatch.ts';
import { syllablesOf } from '../../../db/residents/pinyin.ts';
import { createSearchIndex, type SearchIndex, writerSql } from '../../../db/residents/searchIndex.ts';
import { finderSql } from '../../../db/residents/searchReader.ts';
import { type SearchablePerson, termsOf } from '../../../db/residents/searchTerms.ts';
import { migrations } from '../../support/desk.ts';

/** Any code point; the library's own table of them takes a second to build. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));

const estate = (text: string) => ({ estate: text, building: '3', unit: '2', room: '1102' });
const nowhere = { estate: '', building: '', unit: '', room: '' };
const person = (name: string, more: Partial<SearchablePerson> = {}): SearchablePerson => ({
  name,
  formerNames: [],
  phones: [],
  idNumber: '',
  address: nowhere,
  livesHere: true,
  ...more,
});

function emptyDatabase() {
  const db = new Database(':memory:');
  migrateDatabase(db, migrations);
  return db;
}

/** People numbered from 1 in the order given. */
function indexOf(people: readonly SearchablePerson[]): SearchIndex {
  const index = createSearchIndex(emptyDatabase());
  index.putAll(people.map((one, at) => ({ rowid: at + 1, terms: termsOf(one) })));
  return index;
}

const rowids = (index: SearchIndex, query: string, limit = 10) =>
  index.find(query, { limit }).map((hit) => hit.rowid);
const everyone = 10_000;

describe('ranking', () => {
  it('puts the whole name before a longer one, its start before its middle, a former name after both', () => {
    const index = indexOf([
      person('李四', { formerNames: ['小明'] }),
      person('王小明'),
      person('小明华'),
      person('小明'),
    ]);
    expect(rowids(index, '小明')).toEqual([4, 3, 2, 1]);
  });

  it('puts shorter names first among those that begin alike', () => {
    const index = indexOf([person('欧阳小明'), person('欧阳明'), person('欧阳')]);
    expect(rowids(index, '欧')).toEqual([3, 2, 1]);
    expect(rowids(index, 'oy')).toEqual([3, 2, 1]);
  });

  it('puts characters before pinyin, pinyin from the first syllable before the rest', () => {
    const index = indexOf([person('李小明'), person('小茉'), person('An Xiao', { formerNames: ['xm'] })]);
    expect(rowids(index, 'xm')).toEqual([2, 1, 3]);
  });

  it('shows who moved away or died after everyone who lives here, but a whole name before longer ones', () => {
    const gone = { livesHere: false };
    const index = indexOf([person('王明', gone), person('王明明'), person('王晓明', gone), person('李王明')]);
    expect(rowids(index, '王明')).toEqual([1, 2, 4]);
    expect(rowids(index, 'wm')).toEqual([2, 4, 1]);
    expect(rowids(index, '明')).toEqual([2, 4, 1, 3]);
    expect(rowids(index, 'wxm')).toEqual([3]);
  });

  it('prefers whom one served lately among equally good matches only', () => {
    const people = Array.from({ length: 40 }, () => person('王小明'));
    const index = indexOf([...people, person('王明'), person('李王')]);
    const first = (query: string, prefer: number[]) => index.find(query, { prefer }).map((hit) => hit.rowid);
    expect(first('王小明', [33, 35]).slice(0, 3)).toEqual([33, 35, 1]);
    expect(first('wxm', [33])).toHaveLength(10);
    expect(first('wxm', [33])[0]).toBe(33);
    expect(first('王', [42])).not.toContain(42);
    expect(first('王明', [33, 999])[0]).toBe(41);
    expect(first('李', [33])).toEqual([42]);
  });

  it('gives each kind of answer to ambiguous digits its place', () => {
    const inRoom = Array.from({ length: 20 }, () => person('甲', { address: estate('柳浪') }));
    const withPhone = Array.from({ length: 20 }, (_, at) =>
      person('乙', { phones: [`160${1000 + at}1102`] }),
    );
    const withId = Array.from({ length: 20 }, (_, at) =>
      person('丙', { idNumber: `51019819500101${1000 + at}`.replace(/....$/, '1102') }),
    );
    const fields = indexOf([...inRoom, ...withPhone, ...withId])
      .find('1102')
      .map((hit) => hit.field);
    expect(fields).toEqual([
      ...Array(6).fill('phone'),
      ...Array(2).fill('idNumber'),
      ...Array(2).fill('address'),
    ]);
  });

  it('shows ten people however often each of them matches', () => {
    const index = indexOf(Array.from({ length: 12 }, () => person('丽丽')));
    for (const query of ['丽', 'l', 'll', 'li']) expect(new Set(rowids(index, query)).size).toBe(10);
  });
});

describe('a person is found', () => {
  const chen = person('单小明', {
    formerNames: ['单二狗'],
    phones: ['16012345678', '02885551234'],
    idNumber: '51019819500101123X',
    address: estate('杏林雅苑'),
  });
  const index = indexOf([person('王大力', { address: estate('柳浪小区') }), chen, person('吕布')]);

  it.each([
    ['单', 'name'],
    ['小明', 'name'],
    ['单 小明', 'name'],
    ['二狗', 'formerName'],
    ['erg', 'formerName'],
    ['shanxm', 'pinyin'],
    ['danxm', 'pinyin'],
    ['SXM', 'pinyin'],
    ['ｓｘｍ', 'pinyin'],
    ['shan xiao ming', 'pinyin'],
    ['shxm', 'pinyin'],
    ['单xm', 'pinyin'],
    ['s小明', 'pinyin'],
    ['xiaom', 'pinyin'],
    ['5678', 'phone'],
    ['1601', 'phone'],
    ['160 1234 5678', 'phone'],
    ['160-1234-5678', 'phone'],
    ['+8616012345678', 'phone'],
    ['8555', 'phone'],
    ['0288', 'phone'],
    ['028-85551234', 'phone'],
    ['123x', 'idNumber'],
    ['１２３Ｘ', 'idNumber'],
    ['510198', 'idNumber'],
    ['51019819500101123X', 'idNumber'],
    ['杏林', 'address'],
    ['雅苑', 'address'],
    ['xlyy', 'address'],
    ['xinglin', 'address'],
    ['杏林雅苑3-2-1102', 'address'],
    ['杏林雅苑3栋2单元1102号', 'address'],
    ['杏林3', 'address'],
    ['雅苑 1102', 'address'],
    ['1102 杏林', 'address'],
    ['小明1102', 'name'],
    ['sxm 1102', 'pinyin'],
    ['1102 sxm', 'address'],
    ['小明 5678', 'name'],
    ['单 杏林', 'name'],
    ['shan xlyy', 'pinyin'],
    ['3-2 单', 'address'],
    ['单xm 5678', 'pinyin'],
  ])('by %s in the %s', (query, field) => {
    expect(index.find(query)).toEqual([{ rowid: 2, field }]);
  });

  it.each(['3-2-1102', '3-1102', '3栋', '1102', '1102室', '3-2'])(
    'with the neighbours by the door %s',
    (query) => {
      expect(rowids(index, query).sort()).toEqual([1, 2]);
    },
  );

  it.each(['lv', 'lu', 'lü', 'LÜ', 'lvb', '吕b', 'lb'])('with ü as %s', (query) => {
    expect(rowids(index, query)).toEqual([3]);
  });

  it.each(['汪', '王xm', '单dl', '尚xm', '单 柳浪', '小明1103', 'xm 9', '', '  ', '·', '%', '_'])(
    'by nothing else: %j',
    (query) => {
      expect(rowids(index, query)).toEqual([]);
    },
  );

  it('with characters outside the basic plane and without their half', () => {
    const rare = indexOf([person('𠮷小明'), person('李𠮷'), person('王㛃')]);
    expect(rowids(rare, '𠮷')).toEqual([1, 2]);
    expect(rowids(rare, '𠮷小')).toEqual([1]);
    expect(rowids(rare, 'xm')).toEqual([1]);
    expect(rowids(rare, '𠮷xm')).toEqual([1]);
    expect(rowids(rare, 'wj')).toEqual([3]);
    expect(rowids(rare, '\ud842')).toEqual([]);
  });

  it('by a foreign name, a dotted one and one with a digit', () => {
    const names = indexOf([person('John Smith'), person('买买提·阿不都'), person('张三2'), person('A妹')]);
    expect(rowids(names, 'smith')).toEqual([1]);
    expect(rowids(names, 'john smith')).toEqual([1]);
    expect(rowids(names, 'js')).toEqual([1]);
    expect(rowids(names, '买买提·阿')).toEqual([2]);
    expect(rowids(names, 'mmtabd')).toEqual([2]);
    expect(rowids(names, '张三2')).toEqual([3]);
    expect(rowids(names, 'A妹')).toEqual([4]);
    expect(rowids(names, 'am')).toEqual([4]);
  });

  it('by a passport from both ends', () => {
    const abroad = indexOf([person('John Smith', { idNumber: 'G12345678' })]);
    expect(rowids(abroad, 'g1234')).toEqual([1]);
    expect(rowids(abroad, '5678')).toEqual([1]);
    expect(rowids(abroad, 'G12345678')).toEqual([1]);
  });
});

describe('in a community', () => {
  const people = [...fictionalPeople(7, 1500)];
  const index = indexOf(people);
  const someone = fc.constantFrom(...people.map((one, at) => ({ rowid: at + 1, ...one })));
  const found = (query: string) => rowids(index, query, everyone);

  it('any part of the name finds its person', () => {
    fc.assert(
      fc.property(someone, fc.nat(8), fc.nat(8), ({ rowid, name }, from, length) => {
        const characters = syllablesOf(name).map((syllable) => syllable.text);
        const start = from % characters.length;
        const part = characters.slice(start, start + 1 + (length % characters.length)).join('');
        expect(found(part)).toContain(rowid);
        expect(matchedRanges(name, part)).toHaveLength(1);
      }),
    );
  });

  it('any shortening of the syllables, from any of them, finds its person', () => {
    fc.assert(
      fc.property(
        someone.filter(({ name }) => syllablesOf(name).length <= 4),
        fc.nat(3),
        fc.array(fc.record({ initial: fc.boolean(), reading: fc.nat(2) }), { minLength: 4, maxLength: 4 }),
        fc.nat(5),
        ({ rowid, name }, from, ways, cut) => {
          const spoken = syllablesOf(name).filter(({ readings }) => readings.length > 0);
          const typed = spoken.slice(from % spoken.length).map(({ readings }, at) => {
            const reading = readings[(ways[at]?.reading ?? 0) % readings.length] ?? '';
            return ways[at]?.initial ? reading.charAt(0) : reading;
          });
          const all = typed.join('');
          const query = all.slice(0, Math.max(1, all.length - cut));
          expect(found(query)).toContain(rowid);
          expect(matchedRanges(name, query).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('names longer than four syllables are found by whole syllables followed by initials', () => {
    const long = indexOf([person('买买提·阿不都热合曼')]);
    const sounds = syllablesOf('买买提·阿不都热合曼').map(({ readings }) => readings[0] ?? '');
    for (let from = 0; from < sounds.length; from++) {
      for (let whole = from; whole <= sounds.length; whole++) {
        const typed = sounds.slice(from).map((sound, at) => (from + at < whole ? sound : sound.charAt(0)));
        expect(rowids(long, typed.join(''))).toEqual([1]);
      }
    }
  });

  it('any tail of a phone or identity number, and any beginning, finds its person', () => {
    fc.assert(
      // From two characters on: a lone X is the beginning of a name.
      fc.property(someone, fc.integer({ min: 2, max: 18 }), ({ rowid, phones, idNumber }, length) => {
        for (const number of [...phones, idNumber]) expect(found(number.slice(-length))).toContain(rowid);
        for (const phone of phones) expect(found(phone.slice(0, length))).toContain(rowid);
      }),
    );
  });

  it('two words find exactly those whom each of them finds', () => {
    const word = someone.chain((one) =>
      fc.constantFrom(
        one.name.slice(0, 1),
        one.name.slice(-1),
        syllablesOf(one.name)
          .map(({ readings }) => readings[0]?.[0] ?? '')
          .join(''),
        one.address.estate.slice(0, 2),
        one.address.room,
        one.idNumber.slice(-2),
      ),
    );
    fc.assert(
      fc.property(word, word, (first, second) => {
        const joined = new Set(found(first + second));
        const ofSecond = new Set(found(second));
        const both = found(first).filter((rowid) => ofSecond.has(rowid));
        const answer = new Set(found(`${first} ${second}`));
        for (const rowid of answer) expect(both.includes(rowid) || joined.has(rowid)).toBe(true);
        for (const rowid of rowids(index, `${first} ${second}`)) expect(answer).toContain(rowid);
        expect(answer.size > 0 || both.length === 0).toBe(true);
        // Among more people the lists are cut.
        if (both.length <= 10) expect([...answer]).toEqual(expect.arrayContaining(both));
      }),
      { numRuns: 300 },
    );
  });

  it('two words find few people also where the first of them fits hundreds', () => {
    expect([found('17').length, found('89').length]).toEqual([393, 34]);
    const ofSecond = new Set(found('89'));
    const both = found('17').filter((rowid) => ofSecond.has(rowid));
    expect(found('17 89').toSorted()).toEqual(both.toSorted());
  });

  it('any text is answered with ten people at most, each once', () => {
    const piece = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 8 }),
      fc.string({
        unit: fc.constantFrom(...'王小明wxm zh-13年栋单元%_\'"\\\u0000\ud842x\n·'),
        maxLength: 60,
      }),
    );
    fc.assert(
      fc.property(piece, fc.array(fc.nat(2000), { maxLength: 20 }), (query, prefer) => {
        const hits = index.find(query, { prefer });
        expect(hits.length).toBeLessThanOrEqual(10);
        expect(new Set(hits.map((hit) => hit.rowid)).size).toBe(hits.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the index', () => {
  it('holds after any writing just what it would hold if it were built anew', () => {
    const people = [...fictionalPeople(3, 40)];
    const write = fc.record({
      rowid: fc.integer({ min: 1, max: 8 }),
      person: fc.option(fc.constantFrom(...people)),
    });
    const rowsOf = (db: Database.Database) => ({
      terms: db.prepare("SELECT * FROM resident_term WHERE term NOT LIKE 'e%' ORDER BY term, resident").all(),
      documents: db.prepare('SELECT * FROM resident_terms ORDER BY resident').all(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(write, { maxLength: 6 }), { maxLength: 8 }), (batches) => {
        const db = emptyDatabase();
        const index = createSearchIndex(db);
        const held = new Map<number, readonly string[]>();
        for (const batch of batches) {
          const entries = batch.map(({ rowid, person: one }) => ({ rowid, terms: one ? termsOf(one) : [] }));
          for (const { rowid, terms } of entries) held.set(rowid, terms);
          const [only] = entries;
          if (only === undefined || entries.length > 1) index.putAll(entries);
          else if (only.terms.length === 0) index.remove(only.rowid);
          else index.put(only.rowid, only.terms);
        }
        const anew = emptyDatabase();
        createSearchIndex(anew).putAll([...held].map(([rowid, terms]) => ({ rowid, terms })));
        expect(rowsOf(db)).toEqual(rowsOf(anew));
        db.close();
        anew.close();
      }),
      { numRuns: 30 },
    );
  });

  it('leaves nothing of a person who is taken out', () => {
    const db = emptyDatabase();
    const index = createSearchIndex(db);
    index.put(1, termsOf(person('王小明', { phones: ['16012345678'], idNumber: '51019819500101123X' })));
    index.remove(1);
    expect(db.prepare('SELECT * FROM resident_term').all()).toEqual([]);
    expect(db.prepare('SELECT * FROM resident_terms').all()).toEqual([]);
  });

  it('forgets an estate with the transaction that brought it', () => {
    const db = emptyDatabase();
    const index = createSearchIndex(db);
    const put = db.transaction((fails: boolean) => {
      index.put(1, termsOf(person('王小明', { address: estate('柳浪小区') })));
      if (fails) throw new Error('undone');
    });
    expect(() => put(true)).toThrow('undone');
    put(false);
    expect(rowids(index, '柳浪')).toEqual([1]);
    expect(rowids(index, 'llxq')).toEqual([1]);
  });

  it('is read inside a transaction and on a connection that cannot write', () => {
    const db = emptyDatabase();
    createSearchIndex(db).put(1, termsOf(person('王小明')));
    expect(db.transaction(() => rowids(createSearchIndex(db), 'wxm'))()).toEqual([1]);
    db.pragma('query_only = ON');
    expect(rowids(createSearchIndex(db), 'wxm')).toEqual([1]);
  });

  it.each(Object.entries({ ...finderSql, ...writerSql }))('walks no whole table: %s', (_, sql) => {
    const db = emptyDatabase();
    const parameters = Array(sql.split('?').length - 1).fill(null);
    const plan = db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map((step) => step.detail);
    const scans = plan.filter(
      (step) => step.startsWith('SCAN') && !/^SCAN (s VIRTUAL TABLE|\(subquery|\d+-ROW VALUES)/.test(step),
    );
    expect(scans).toEqual([]);
    if (sql.includes('resident_term ') && sql.startsWith('SELECT')) {
      expect(plan).toContain('SEARCH resident_term USING PRIMARY KEY (term>? AND term<?)');
    }
  });
});
