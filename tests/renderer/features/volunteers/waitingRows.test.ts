import { describe, expect, test } from 'vitest';
import {
  approvalOf,
  importedRows,
  minutesIn,
  nextOf,
  shownRows,
  type WaitingRow,
} from '../../../../renderer/features/volunteers/today/waitingRows.ts';

function row(rootId: string, minutes: number, flagged: boolean): WaitingRow {
  return {
    service: {
      rootId,
      versionId: `${rootId}-v`,
      volunteer: { id: 'v', number: '402815937', residentId: 'r', name: '王小芳' },
      shiftId: null,
      station: null,
      kind: 'activities',
      activity: '活动协助',
      day: '2026-11-20',
      startAt: 0,
      endAt: minutes * 60_000,
      minutes,
      evidence: flagged ? 'backfilled' : 'scan',
      doubtful: false,
      state: 'waiting',
      creditedMinutes: 0,
      clockUnconfirmed: false,
      corrected: false,
      savedBy: null,
      savedAt: 0,
      reason: null,
    },
    flags: flagged
      ? [{ flag: 'backfilled', forbids: false, sentence: { zh: '事后补的。', en: 'Given afterwards.' } }]
      : [],
  };
}
const rows = [row('a', 60, false), row('b', 30, true), row('c', 90, false)];

describe('approving many at once', () => {
  test('takes only what nothing stands out about, and confirms nothing unseen', () => {
    const approval = approvalOf(shownRows(rows, 'clean'), (versionId) => `id of ${versionId}`);
    expect(approval.map(({ versionId }) => versionId)).toEqual(['a-v', 'c-v']);
    expect(approval.map(({ id }) => id)).toEqual(['id of a-v', 'id of c-v']);
    expect(approval.every(({ confirmed, clockConfirmed }) => !confirmed && !clockConfirmed)).toBe(true);
  });

  test('says how long all of it was', () => {
    expect(minutesIn(shownRows(rows, 'clean'))).toBe(150);
  });

  test('leaves the doubtful ones to be looked at by themselves', () => {
    expect(shownRows(rows, 'flagged').map(({ service }) => service.rootId)).toEqual(['b']);
    expect(shownRows(rows, 'all')).toHaveLength(3);
  });
});

describe('approving what a file brought', () => {
  const fromFile = (rootId: string, ...more: WaitingRow['flags']): WaitingRow => {
    const { service, flags } = row(rootId, 120, true);
    return { service: { ...service, evidence: 'imported' }, flags: [...flags, ...more] };
  };
  const sentence = { zh: '与另一次重叠。', en: 'Overlaps another.' };
  const brought = [fromFile('d'), fromFile('e', { flag: 'overlap', forbids: false, sentence }), ...rows];

  test('takes what a paper can prove, and nothing that stands out besides', () => {
    expect(importedRows(brought).map(({ service }) => service.rootId)).toEqual(['d']);
  });

  test('keeps with each what it was compared with, and confirms only then', () => {
    const [decision] = approvalOf(importedRows(brought), (versionId) => versionId, '签到表原件');
    expect(decision).toMatchObject({ confirmed: true, clockConfirmed: false, note: '签到表原件' });
  });
});

describe('going through them one by one', () => {
  test('the next one follows the one just decided', () => {
    expect(nextOf(rows, 'a')).toBe('b');
  });

  test('after the last comes what was passed over', () => {
    expect(nextOf(rows, 'c')).toBe('a');
  });

  test('after the only one comes nothing', () => {
    expect(nextOf([row('a', 60, false)], 'a')).toBeNull();
  });
});
