import { describe, expect, it } from 'vitest';
import { cleanRoster, cleanRosterInTurns } from '../../../db/exchange/cleanRoster.ts';
import type { CleanRow } from '../../../db/exchange/cleanRow.ts';
import { proposeMapping } from '../../../db/exchange/findHeader.ts';
import { type Finding, type FindingCode, findingSentence, isProblem } from '../../../db/exchange/findings.ts';
import { readWorkbook } from '../../../db/exchange/readSheet.ts';
import { writeCsv } from '../../../db/exchange/writeSheet.ts';
import { encodeGb18030 } from './gb18030.ts';
import { clean, cleanSheet, readRoster, rosterCounts } from './roster.ts';

const roster = await readRoster();
const people = roster.people;

function rowsWith(code: FindingCode, rows: readonly CleanRow[] = people): CleanRow[] {
  return rows.filter(({ notes, problems }) =>
    [...notes, ...problems].some((finding) => finding.code === code),
  );
}

const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);

describe('the roster comes to the counts it was made with', () => {
  const found: Record<string, number> = {
    rows: people.length,
    damagedByExcel: people.filter(({ id }) => id.kind === 'damagedByExcel').length,
    lowerX: rowsWith('lowerX').length,
    fullWidth: rowsWith('fullWidth').length,
    legacy15: people.filter(({ document }) => document?.kind === 'legacyId').length,
    badCheck: rowsWith('idBadCheck').length,
    noId: people.filter(({ id }) => id.kind === 'blank').length,
    twoPhones: people.filter(({ phones }) => phones.length === 2).length,
    landline: people.filter(({ phones }) => phones.some(({ kind }) => kind === 'landline')).length,
    noPhone: people.filter(({ phones }) => phones.length === 0).length,
    spacesInName: rowsWith('spaces').filter(({ notes }) => notes.some(({ field }) => field === 'name'))
      .length,
    blankName: rowsWith('blankName').length,
  };

  it.each(Object.entries(found))('%s: %i', (what, count) => {
    expect(count).toBe(rosterCounts[what]);
  });

  it('and to nothing else that needs a person', () => {
    const problems = people.flatMap((row) => codes(row.problems));
    expect(new Set(problems)).toEqual(new Set(['idDamaged', 'idBadCheck', 'blankName']));
    expect(problems).toHaveLength(
      (rosterCounts.damagedByExcel ?? 0) + (rosterCounts.badCheck ?? 0) + (rosterCounts.blankName ?? 0),
    );
  });

  it('with a document for everyone whose number is whole', () => {
    const { rows = 0, damagedByExcel = 0, badCheck = 0, noId = 0 } = rosterCounts;
    expect(people.filter(({ document }) => document)).toHaveLength(rows - damagedByExcel - badCheck - noId);
  });

  it('marks the hidden row and treats it like any other', () => {
    const [hidden, ...more] = rowsWith('hiddenRow');
    expect(more).toEqual([]);
    expect(hidden).toMatchObject({ rowNumber: 60, hidden: true, problems: [] });
  });
});

describe('the same roster saved as CSV', () => {
  const table = {
    columns: roster.header.columns.map((header) => ({ header, kind: 'text' as const })),
    rows: roster.rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'boolean' ? null : cell))),
  };
  const csv = writeCsv(table);
  /** Title rows are not written, and a CSV hides no rows. */
  const asCsv = people.map(({ notes, ...row }) => ({
    ...row,
    rowNumber: row.rowNumber - 2,
    hidden: false,
    notes: notes.filter(({ code }) => code !== 'hiddenRow'),
  }));
  /** As text, a damaged number whose check digit fits by luck cannot be told from a whole one that ends in 000. */
  const doubtful = new Set(
    people
      .filter(({ id }) => id.kind === 'valid' && id.number.endsWith('000'))
      .map(({ rowNumber }) => rowNumber - 2),
  );

  it.each([
    ['UTF-8', csv],
    ['GB18030', encodeGb18030(new TextDecoder().decode(csv))],
  ])('in %s gives the same people', async (_, bytes) => {
    const [sheet] = await readWorkbook(bytes, 'roster.csv');
    const read = cleanSheet(sheet).people;
    const doubted = rowsWith('idMaybeDamaged', read).map(({ rowNumber }) => rowNumber);
    const lucky = asCsv.filter(
      ({ rowNumber, id }) => id.kind === 'damagedByExcel' && doubted.includes(rowNumber),
    );
    expect(lucky).toHaveLength(9);
    expect(new Set(doubted)).toEqual(new Set([...doubtful, ...lucky.map(({ rowNumber }) => rowNumber)]));
    const sure = ({ rowNumber }: { rowNumber: number }) => !doubted.includes(rowNumber);
    expect(read.filter(sure)).toEqual(asCsv.filter(sure));
  });
});

describe('in turns', () => {
  it('comes to the same, tells how far it is, and stops when cancelled', async () => {
    const mapping = proposeMapping(roster.header, roster.rows);
    const told: number[] = [];
    const cleaned = await cleanRosterInTurns(roster.rows, mapping, { onProgress: (rows) => told.push(rows) });
    expect(cleaned).toEqual(cleanRoster(roster.rows, mapping));
    expect(told).toEqual([1000, 2000, 3000, 4000, 5000, 5039]);
    const cancelled = new AbortController();
    const cleaning = cleanRosterInTurns(roster.rows, mapping, {
      signal: cancelled.signal,
      onProgress: () => cancelled.abort(),
    });
    await expect(cleaning).rejects.toMatchObject({ code: 'task.cancelled' });
  });
});

describe('names', () => {
  it.each([
    ['王 小 明', '王小明', ['spaces']],
    ['张　三', '张三', ['fullWidth']],
    ['古丽•艾合买提', '古丽·艾合买提', ['spaces']],
    ['王𬭎河', '王𬭎河', []],
    ['Anna  Lee', 'Anna Lee', ['spaces']],
  ])('%j is read as %j', (raw, name, notes) => {
    const [row] = clean(['姓名', '性别'], [raw, '男']);
    expect(row).toMatchObject({ name, problems: [] });
    expect(codes(row?.notes ?? [])).toEqual(notes);
  });

  it.each(['王芳(租户)', '王?河', '李二2', 13800000000, '见附件:名单'])('%j is left to a person', (raw) => {
    const [row] = clean(['姓名', '性别'], [raw, '男']);
    expect(row).toMatchObject({
      name: '',
      problems: [{ code: 'unusualName', params: { raw: String(raw) } }],
    });
  });

  it('takes words for "nothing" as nothing', () => {
    const [row] = clean(['姓名', '性别', '身份证号', '联系电话', '备注'], ['不详', '男', '无', '/', '—']);
    expect(codes(row?.problems ?? [])).toEqual(['blankName']);
    expect(row).toMatchObject({ id: { kind: 'blank' }, phones: [], remarks: null });
  });
});

describe('what contradicts the ID number is said, not mended', () => {
  const header = ['姓名', '性别', '身份证号', '出生日期'];
  it.each([
    ['女', '1949-12-31', []],
    ['2', '1949年12月31日', []],
    ['女', 19491231, []],
    ['女', '1949-12', []],
    ['女', 1949.1, []],
    ['男', null, ['sexContradictsId']],
    ['女', '1949-12-30', ['birthContradictsId']],
    ['女', '1949.11', ['birthContradictsId']],
    ['女', '49.12.31', ['dateUnreadable']],
    ['女', '1949-02-30', ['dateUnreadable']],
    ['母', null, ['sexUnknown']],
  ])('%s, %s', (sex, birth, problems) => {
    const [row] = clean(header, ['王一', sex, '11010519491231002X', birth]);
    expect(codes(row?.problems ?? [])).toEqual(problems);
    expect(row?.document).toEqual({ kind: 'residentId', number: '11010519491231002X' });
  });

  it('a date that lost its format in Excel is read and noted', () => {
    const [row] = clean(header, ['王一', '女', null, 18264]);
    expect(row).toMatchObject({ birthDate: '1950-01-01', problems: [] });
    expect(row?.notes).toEqual([
      { code: 'dateFromSerial', field: 'birthDate', params: { raw: '18264', day: '1950-01-01' } },
    ]);
  });

  it('half a date is no birth date where no ID number tells the rest', () => {
    const [row] = clean(header, ['王一', '女', null, '1949年12月']);
    expect(row).toMatchObject({ birthDate: null, problems: [{ code: 'dateUnreadable' }] });
  });
});

describe('documents', () => {
  const header = ['姓名', '证件类型', '证件号码'];
  it.each([
    ['护照', 'e12345678', { kind: 'passport', number: 'E12345678' }],
    ['军官证', '南字第 1234567 号', { kind: 'other', number: '南字第1234567号' }],
    ['居民身份证', '110105491231002', { kind: 'legacyId', number: '110105491231002' }],
    [null, '810000199408230021', { kind: 'hkMacauTaiwanPermit', number: '810000199408230021' }],
  ])('%s %s', (kind, number, document) => {
    const [row] = clean(header, ['王一', kind, number]);
    expect(row).toMatchObject({ document, problems: [] });
  });

  it.each([
    ['E12345678', 'idMalformed'],
    ['1101051949123100', 'idMalformed'],
    ['110105194913310021', 'idBadDate'],
    ['110105194912310021', 'idBadCheck'],
    ['5.10104E+17', 'idDamaged'],
  ])('%s without a document type: %s, kept as written', (raw, code) => {
    const [row] = clean(header, ['王一', null, raw]);
    expect(row).toMatchObject({ document: null, problems: [{ code, field: 'idNumber', params: { raw } }] });
  });

  it('doubts a text that ends in 000 only when Excel has damaged another', () => {
    const whole = ['王一', null, '510123200203159000'];
    expect(codes(clean(header, whole)[0]?.problems ?? [])).toEqual([]);
    const [first, second] = clean(header, whole, ['李二', null, '510104199001012000']);
    expect(codes(first?.problems ?? [])).toEqual(['idMaybeDamaged']);
    expect(codes(second?.problems ?? [])).toEqual(['idDamaged']);
  });
});

describe('phones', () => {
  const header = ['姓名', '手机', '座机', '紧急联系人', '紧急联系电话'];
  it('come from all columns, each once, with the word that says whose they are', () => {
    const [row] = clean(header, ['王一', '13800000000(儿子)', '028-85550000/13800000000', null, null]);
    expect(row?.phones).toEqual([
      { number: '13800000000', kind: 'mobile', label: '儿子' },
      { number: '02885550000', kind: 'landline', label: '' },
    ]);
    expect(row?.problems).toEqual([]);
  });

  it('of the contact go to the contact; a second one joins the list under the contact’s name', () => {
    const [row] = clean(header, ['王一', '13800000000', null, '李二', '13900000000、13900000001']);
    expect(row).toMatchObject({ emergencyName: '李二', emergencyPhone: '13900000000' });
    expect(row?.phones.map(({ number, label }) => [number, label])).toEqual([
      ['13800000000', ''],
      ['13900000001', '李二'],
    ]);
  });

  it('that cannot be read stay in the problem beside those that can', () => {
    const [row] = clean(header, ['王一', '13800000000/1390000', null, null, '问儿子']);
    expect(row?.phones.map(({ number }) => number)).toEqual(['13800000000']);
    expect(row?.problems.map(({ field, params }) => [field, params.raw])).toEqual([
      ['phone', '13800000000/1390000'],
      ['emergencyPhone', '问儿子'],
    ]);
  });
});

describe('addresses', () => {
  const address = { estate: '杏林雅苑', building: '3', unit: '2', room: '1102' };
  it.each([
    [['姓名', '小区', '楼栋', '单元', '房号'], ['王一', '杏林雅苑', '3栋', '2单元', 1102], []],
    [['姓名', '小区', '房号'], ['王一', '杏林雅苑', '3-2-1102'], ['addressSplit']],
    [['姓名', '家庭住址'], ['王一', '杏林雅苑3栋2单元1102号'], []],
    [['姓名', '小区', '家庭住址'], ['王一', '杏林雅苑', '永宁街道杏林雅苑3-2-1102'], []],
  ])('%j %j', (header, cells, notes) => {
    const [row] = clean(header, cells);
    expect(row?.address).toEqual(address);
    expect(codes(row?.notes ?? [])).toEqual(notes);
  });

  it('without a door are kept as written, and said so for every row', () => {
    const rows = clean(['姓名', '家庭住址'], ['王一', '河边老屋'], ['李二', '河边老屋']);
    for (const row of rows) {
      expect(row.address).toEqual({ estate: '河边老屋', building: '', unit: '', room: '' });
      expect(codes(row.notes)).toEqual(['addressWhole']);
    }
  });
});

describe('categories, relations, states', () => {
  const header = ['姓名', '人员类别', '残疾类别', '残疾等级', '与户主关系', '居住状态'];
  function read(...cells: (string | number | null)[]) {
    const [row] = clean(header, ['王一', ...cells]);
    if (!row) throw new Error('no row');
    return row;
  }

  it('splits several categories and keeps words that say more', () => {
    expect(read('低保、留守儿童，4050;残疾(肢体二级)').categories).toEqual([
      { code: 'lowIncome', detail: null },
      { code: 'leftBehind', detail: '留守儿童' },
      { code: 'reemployment', detail: null },
      { code: 'disabled', detail: '肢体二级' },
    ]);
    expect(read(4050).categories).toEqual([{ code: 'reemployment', detail: null }]);
    expect(read('普通居民').categories).toEqual([]);
  });

  it('joins the columns of a disability', () => {
    expect(read('残疾', '视力残疾', '2级').categories).toEqual([{ code: 'disabled', detail: '视力二级' }]);
    expect(read(null, '肢体', 3).categories).toEqual([{ code: 'disabled', detail: '肢体三级' }]);
    expect(read(null, '否', null)).toMatchObject({ categories: [], problems: [] });
    expect(read(null, '有点跛', null).problems).toMatchObject([
      { code: 'disabilityUnreadable', params: { raw: '有点跛' } },
    ]);
  });

  it('reads relations, keeping words that say more', () => {
    const relation = (text: string) => read(null, null, null, text).relation;
    expect(relation('户主')).toEqual({ code: 'head', text: null });
    expect(relation('长子')).toEqual({ code: 'son', text: '长子' });
    expect(relation('儿 媳')).toEqual({ code: 'childInLaw', text: '儿媳' });
    expect(relation('外孙女')).toEqual({ code: 'grandchild', text: '外孙女' });
    expect(relation('侄女')).toEqual({ code: 'otherRelative', text: '侄女' });
    expect(relation('租客')).toEqual({ code: 'nonRelative', text: '租客' });
  });

  it('keeps what it does not know as written and asks', () => {
    const row = read('低保、孤寡', null, null, '那个谁', '不知道');
    expect(row).toMatchObject({ relation: { code: 'other', text: '那个谁' }, status: null });
    expect(row.problems.map(({ code, params }) => [code, params.raw])).toEqual([
      ['relationUnknown', '那个谁'],
      ['categoryUnknown', '孤寡'],
      ['statusUnknown', '不知道'],
    ]);
  });

  it('reads where people are', () => {
    const status = (text: string) => read(null, null, null, null, text).status;
    expect(['在住', '长期外出', '已迁出', '去世'].map(status)).toEqual(['here', 'away', 'moved', 'died']);
  });
});

describe('whole cells', () => {
  it('asks about a formula error once', () => {
    const [row] = clean(['姓名', '身份证号'], ['#REF!', '#N/A']);
    expect(row?.problems.map(({ code, field }) => [code, field])).toEqual([
      ['formulaError', 'name'],
      ['blankName', 'name'],
      ['formulaError', 'idNumber'],
    ]);
  });

  it('asks about a head that names another', () => {
    const header = ['姓名', '户主姓名', '与户主关系'];
    expect(codes(clean(header, ['王一', '李二', '户主'])[0]?.problems ?? [])).toEqual(['headNameDiffers']);
    expect(clean(header, ['王 一', '王一', '户主'])[0]?.problems).toEqual([]);
  });

  it('refuses text that a card has no room for', () => {
    const [row] = clean(['姓名', '楼栋'], ['王一', '东'.repeat(21)]);
    expect(row).toMatchObject({ address: null, problems: [{ code: 'tooLong', params: { max: 20 } }] });
  });

  it('takes back the mark that keeps formulas asleep', () => {
    const [row] = clean(['姓名', '备注'], ["'=王一", "'-见档案"]);
    expect(row?.remarks).toBe('-见档案');
    expect(row?.problems).toMatchObject([{ code: 'unusualName', params: { raw: '=王一' } }]);
  });

  it('joins remarks of several columns', () => {
    expect(clean(['姓名', '备注', '其他'], ['王一', '听力弱', '住三楼'])[0]?.remarks).toBe('听力弱;住三楼');
  });
});

describe('every finding', () => {
  it('fills its sentence in both languages', () => {
    const finding: Finding = { code: 'idBadCheck', field: 'idNumber', params: { raw: '123' } };
    expect(findingSentence(finding).zh).toContain('“123”');
    expect(findingSentence(finding).en).toContain('"123"');
    expect([isProblem('idBadCheck'), isProblem('lowerX')]).toEqual([true, false]);
  });

  it('that this file meets leaves no gap in its sentence', () => {
    const met = people.flatMap(({ notes, problems }) => [...notes, ...problems]);
    for (const { zh, en } of met.map(findingSentence)) {
      expect(zh).not.toMatch(/“”|[{}]/);
      expect(en).not.toMatch(/""|[{}]/);
    }
  });
});
