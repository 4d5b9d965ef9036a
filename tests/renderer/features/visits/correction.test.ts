import { expect, test } from 'vitest';
import type { VisitLine } from '../../../../db/visits/contract.ts';
import { formOf, patchOf } from '../../../../renderer/features/visits/visit/correction.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = Date.parse('2026-11-16T09:00:00+08:00');

function line(more: Partial<VisitLine> = {}): VisitLine {
  return {
    rootId: id(1),
    versionId: id(2),
    day: '2026-11-16',
    subject: { residentId: id(3), name: '王小明', sex: 'male', age: 71, address: '', phone: '138****5678' },
    agent: null,
    matter: {
      id: id(4),
      name: '低保年度复核',
      nameEn: 'Yearly review',
      groupId: id(5),
      groupName: '民政救助',
      groupNameEn: 'Civil affairs',
    },
    channel: 'counter',
    note: '',
    outcome: 'accepted',
    dueOn: '2026-12-06',
    referredTo: null,
    missingPapers: null,
    companions: 1,
    ticketLabel: null,
    counterId: null,
    handler: { id: id(6), name: '周敏' },
    arrivedAt: at,
    startedAt: at,
    endedAt: at,
    savedAt: at,
    corrected: false,
    withdrawn: false,
    contested: false,
    open: true,
    ...more,
  };
}

test('a form that nobody touched corrects nothing', () => {
  expect(patchOf(line(), formOf(line()))).toEqual({});
});

test('only what differs is sent, so that two corrections of different fields both hold', () => {
  const form = formOf(line());
  expect(patchOf(line(), { ...form, note: '改期', companions: 0 })).toEqual({ note: '改期', companions: 0 });
  expect(patchOf(line(), { ...form, outcome: 'done' })).toEqual({ outcome: { kind: 'done' } });
});

test('another resident takes the place of the wrong one, and who came instead stays', () => {
  const agent = { residentId: id(7), name: '单玉兰', phone: null };
  const saved = line({ agent });
  expect(patchOf(saved, { ...formOf(saved), residentId: id(8) })).toEqual({
    who: { residentId: id(8), agentId: id(7), visitor: null },
  });
});

test('a visitor keeps the phone that the page knows by its mask only', () => {
  const subject = { ...line().subject, residentId: null, name: '李远客' };
  const saved = line({ subject });
  expect(patchOf(saved, formOf(saved))).toEqual({});
  expect(
    patchOf(saved, { ...formOf(saved), visitor: { name: '李远可', phone: '138****5678' } }),
  ).toMatchObject({
    who: { residentId: null, visitor: { name: '李远可', phone: '138****5678' } },
  });
});
