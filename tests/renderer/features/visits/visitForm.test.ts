import { expect, test } from 'vitest';
import {
  asLastTime,
  emptyForm,
  fieldOf,
  type Group,
  type Knowledge,
  type Matter,
  problemsOf,
  registerInput,
  type Suggestion,
  withGroup,
  withMatter,
  withOutcome,
  withoutGroup,
} from '../../../../renderer/features/visits/desk/visitForm.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const opened = Date.parse('2026-11-16T09:00:00+08:00');
const zone = 'Asia/Shanghai';

function matter(n: number, more: Partial<Matter> = {}): Matter {
  return {
    id: id(n),
    groupId: id(100),
    name: `事项${n}`,
    nameEn: `Matter ${n}`,
    papers: '身份证、户口簿',
    papersEn: 'ID card, household register',
    dueDays: null,
    active: true,
    recent: 0,
    usualOutcome: null,
    ...more,
  };
}
const group = (...matters: Matter[]): Group => ({
  id: id(100),
  name: '民政救助',
  nameEn: 'Civil affairs',
  key: '2',
  active: true,
  matters,
});
const habit = (matterId: string, more: Partial<Suggestion['matters'][number]> = {}) => ({
  matterId,
  name: '',
  nameEn: '',
  times: 3,
  lastDay: '2026-10-16',
  usualOutcome: 'done' as const,
  referredTo: null,
  ...more,
});
function knowledge(suggestion: Partial<Suggestion> = {}): Knowledge {
  const person = { residentId: id(1), name: '王小明', sex: null, age: 71, address: '', phone: null };
  const nothing = {
    warnings: [],
    sameAsLast: null,
    matters: [],
    open: [],
    ticketId: null,
    ticketLabel: null,
  };
  return {
    today: '2026-11-16',
    suggestion: { subject: person, ...nothing, ...suggestion },
    papersOf: ({ papers }) => papers,
  };
}
const form = () =>
  emptyForm(id(9), opened, { residentId: id(1), name: '王小明', visitor: null, ticketId: null });

test('a group chooses what this person usually comes for in it, not just the routine of everybody', () => {
  const groups = group(matter(1), matter(2), matter(3));
  expect(withGroup(form(), groups, knowledge()).matterId).toBe(id(1));
  const own = knowledge({ matters: [habit(id(77)), habit(id(3)), habit(id(2))] });
  expect(withGroup(form(), groups, own).matterId).toBe(id(3));
});

test('an empty group is chosen without a matter, and saving asks for one', () => {
  const chosen = withGroup(form(), group(), knowledge());
  expect(chosen).toMatchObject({ groupId: id(100), matterId: null });
  expect(problemsOf(chosen, undefined).matter?.zh).toContain('请选择办什么事');
});

test('a matter brings its usual outcome and due day, the own habit before that of everybody', () => {
  const accepted = matter(1, { dueDays: 20, usualOutcome: 'accepted' });
  expect(withMatter(form(), accepted, knowledge())).toMatchObject({
    outcome: 'accepted',
    dueOn: '2026-12-06',
  });
  const own = knowledge({ matters: [habit(id(1), { usualOutcome: 'done' })] });
  expect(withMatter(form(), accepted, own).outcome).toBe('done');
});

test('an outcome that would ask a question first is never proposed', () => {
  expect(withMatter(form(), matter(1, { usualOutcome: 'papers' }), knowledge()).outcome).toBe('done');
  expect(withMatter(form(), matter(1, { usualOutcome: 'accepted' }), knowledge()).outcome).toBe('done');
  const elsewhere = matter(1, { usualOutcome: 'referred', dueDays: 3 });
  expect(withMatter(form(), elsewhere, knowledge()).outcome).toBe('done');
  const known = knowledge({ matters: [habit(id(1), { usualOutcome: 'referred', referredTo: '派出所' })] });
  expect(withMatter(form(), elsewhere, known)).toMatchObject({ outcome: 'referred', referredTo: '派出所' });
});

test('what was chosen by hand stays when the matter changes after it', () => {
  const chosen = withOutcome(withMatter(form(), matter(1), knowledge()), 'papers');
  const other = matter(2, { usualOutcome: 'accepted', dueDays: 5 });
  expect(withMatter({ ...chosen, missingPapers: '收入证明' }, other, knowledge())).toMatchObject({
    outcome: 'papers',
    missingPapers: '收入证明',
  });
  const dated = { ...form(), dueOn: '2026-11-30', dueChosen: true };
  expect(withMatter(dated, other, knowledge()).dueOn).toBe('2026-11-30');
});

test('going back to the groups forgets the matter and nothing else', () => {
  const noted = { ...withMatter(form(), matter(1), knowledge()), note: '急' };
  expect(withoutGroup(noted)).toMatchObject({ groupId: null, matterId: null, note: '急' });
});

test('"same as last time" fills matter, channel and outcome, and is ready to be saved', () => {
  const last = knowledge({
    sameAsLast: {
      matterId: id(1),
      channel: 'phone',
      outcome: { kind: 'referred', referredTo: '街道民政办', dueOn: '2026-11-19' },
      day: '2026-10-08',
    },
  });
  const again = asLastTime(form(), matter(1), last);
  expect(again).toMatchObject({
    matterId: id(1),
    channel: 'phone',
    outcome: 'referred',
    referredTo: '街道民政办',
    dueOn: '2026-11-19',
  });
  expect(problemsOf(again, matter(1))).toEqual({});
});

test('each outcome sends what belongs to it and nothing else', () => {
  const full = {
    ...form(),
    matterId: id(1),
    dueOn: '2026-11-20',
    referredTo: '派出所',
    missingPapers: '照片',
  };
  const sent = (outcome: typeof full.outcome) => registerInput({ ...full, outcome }, opened, zone).outcome;
  expect(sent('done')).toEqual({ kind: 'done' });
  expect(sent('accepted')).toEqual({ kind: 'accepted', dueOn: '2026-11-20' });
  expect(sent('referred')).toEqual({ kind: 'referred', referredTo: '派出所', dueOn: '2026-11-20' });
  expect(sent('papers')).toEqual({ kind: 'papers', missingPapers: '照片' });
});

test('the service began when the form opened; a forgotten form and a queue number leave the times to the core', () => {
  const minute = 60_000;
  expect(registerInput(form(), opened + minute, zone)).toMatchObject({
    arrivedAt: opened,
    startedAt: opened,
  });
  const times = (value: object) => 'arrivedAt' in value || 'startedAt' in value;
  expect(times(registerInput({ ...form(), ticketId: id(5) }, opened + minute, zone))).toBe(false);
  expect(times(registerInput(form(), opened + 5 * 60 * minute, zone))).toBe(false);
  const night = Date.parse('2026-11-16T23:59:00+08:00');
  expect(times(registerInput({ ...form(), openedAt: night }, night + 2 * minute, zone))).toBe(false);
});

test('what is missing is told by the contract, each sentence at its place', () => {
  const nameless = { ...form(), residentId: null, visitor: { name: ' ', phone: '' } };
  expect(Object.keys(problemsOf({ ...nameless, outcome: 'referred' }, matter(1))).sort()).toEqual([
    'dueOn',
    'matter',
    'referredTo',
    'who',
  ]);
  const accepted = { ...form(), matterId: id(1), outcome: 'accepted' as const };
  expect(problemsOf(accepted, matter(1)).dueOn?.zh).toContain('办结期限');
  expect(problemsOf(accepted, matter(1, { dueDays: 5 }))).toEqual({});
  expect(problemsOf({ ...accepted, outcome: 'papers' }, matter(1)).missingPapers?.zh).toContain('补的材料');
});

test('a name that the core gives to a wrong input finds its place in the form', () => {
  expect(['who.visitor.name', 'matterId', 'outcome.dueOn', 'dueOn', 'note', 'ticketId'].map(fieldOf)).toEqual(
    ['who', 'matter', 'dueOn', 'dueOn', 'note', 'form'],
  );
});
