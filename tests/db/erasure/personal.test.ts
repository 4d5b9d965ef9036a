/** The table of what is personal, held against every column that the program has. */
import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { entities } from '../../../db/entities.ts';
import { blankFields } from '../../../db/sync/protocol/blank.ts';
import { personalRules } from '../../../db/sync/protocol/personal.ts';

/** Kinds of rows that are about no resident: the centre, its staff, its menus and rules, and ids alone. */
const aboutNobody = [
  'exchangeCard', // about the row it names: see `blankCard`
  'erasure',
  'account',
  'accountSecret',
  'centre',
  'setting',
  'certificateKey',
  'certificateSecret',
  'importTemplate',
  'importRun',
  'clinicSession',
  'sessionService',
  'matterGroup',
  'matter',
  'dish',
  'menuOption',
  'dayClose',
  'monthClose',
  'counter',
  'ticket',
  'household',
  'notDuplicate',
  'station',
  'shift',
  'subsidyRule',
  'team',
  'teamMember',
];

it('R10: every kind of row is either about a person or about nobody', () => {
  expect([...Object.keys(personalRules), ...aboutNobody].toSorted()).toEqual([...entities.keys()].toSorted());
});

describe.each(Object.entries(personalRules))('R10: of %s', (name, { about, blank, kept }) => {
  const table = entities.get(name)?.table;
  const columns = table ? Object.entries(getTableColumns(table)) : [];

  it('every column is either personal or kept', () => {
    const travelling = columns.filter(([key]) => key !== 'no').map(([key]) => key);
    expect([...Object.keys(blank), ...kept.split(' ')].toSorted()).toEqual(travelling.toSorted());
  });

  it('a blanked row is a row that the tables take', () => {
    for (const [key, column] of columns) {
      const value = blank[key];
      if (value === undefined) continue;
      // A column that may be empty is emptied: what is left out of an insert and what is blanked must be the same.
      expect([key, value === null]).toEqual([key, !column.notNull]);
      if (
        column.enumValues &&
        typeof value === 'string' &&
        column.dataType === 'string' &&
        column.enumValues.length
      )
        expect(column.enumValues).toContain(value);
    }
  });

  it('the way to the person is kept', () => {
    expect(kept.split(' ')).toEqual(expect.arrayContaining(Object.keys(about)));
  });
});

it('R9, R10: of a kind of row that the program does not know, nothing is kept', () => {
  expect(blankFields('petLicence', { id: 'x', owner: '王芳' })).toEqual({});
  expect(blankFields('ticket', { id: 'x', number: 7 })).toEqual({ id: 'x', number: 7 });
  expect(blankFields('residentPhone', { id: 'x', number: '13800000000', nickname: '芳芳' })).toEqual({
    id: 'x',
    number: '',
  });
});
