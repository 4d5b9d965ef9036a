/** The walk-in desk by keyboard alone, over a real core and a real database. */
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import DeskPage from '../../../../renderer/features/visits/desk/DeskPage.tsx';
import { pickTaker } from '../../../../renderer/state/residentPick.ts';
import { plainVisit, type WalkIn } from '../../../support/walkIn.ts';
import type { Screen } from '../../support/screen.tsx';
import { openWalkInPage, shows, until } from './support.tsx';

let opened: Awaited<ReturnType<typeof openWalkInPage>>;
let desk: WalkIn;
let screen: Screen;

const chosen = () => document.querySelector('[role="radio"][aria-checked="true"][data-id]')?.textContent;
const savedVisits = async () => (await desk.front.visits.day({})).lines;

/** What the search of the top bar does when Enter is pressed on a match. */
async function pick(residentId: string) {
  act(() => pickTaker()?.(residentId));
  await until('the groups are offered', () => shows('社保医保'));
  await until('the habits are known', () => shows('同行'));
}

beforeEach(async () => {
  opened = await openWalkInPage(<DeskPage />);
  ({ desk, screen } = opened);
  await until('the page stands', () => shows('无卡来访'));
});

afterEach(() => opened[Symbol.dispose]());

test('a routine visit of a known resident takes three keystrokes after the search text', async () => {
  const resident = await desk.addResident({ name: '王小明' });
  await pick(resident); // Enter on the match
  screen.press('2');
  screen.press('Enter', { ctrlKey: true });
  await until('the visit is saved', () => shows('已登记 王小明'));
  const [visit] = await savedVisits();
  expect(visit).toMatchObject({
    subject: { residentId: resident },
    matter: { groupName: '民政救助' },
    outcome: 'done',
    channel: 'counter',
  });
});

test('the first digit chooses the group, the next one the matter, and Backspace goes back', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  screen.press('2');
  expect(chosen()).toContain('最低生活保障申请');
  screen.press('4');
  expect(chosen()).toContain('低保年度复核');
  screen.press('Backspace');
  expect(chosen()).toBeUndefined();
  screen.press('0');
  expect(chosen()).toContain('政策咨询');
});

test('Enter pressed twice saves once', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  screen.press('1');
  screen.press('Enter');
  screen.press('Enter');
  await until('the visit is saved', () => shows('已登记 王小明'));
  expect(await savedVisits()).toHaveLength(1);
});

test('without a matter nothing is saved, and a sentence says which keys to press', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  screen.press('Enter', { ctrlKey: true });
  await until('the sentence stands there', () => shows('请选择办什么事'));
  expect(await savedVisits()).toEqual([]);
  screen.press('1');
  expect(shows('请选择办什么事')).toBe(false);
});

test('digits and letters typed into a field are text, and Escape gives them back to the page', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  screen.press('n');
  const note = screen.find('[data-field="note"] input');
  expect(document.activeElement).toBe(note);
  screen.type('[data-field="note"] input', '第2次来');
  expect(screen.press('2')).toBe(true);
  expect(chosen()).toBeUndefined();
  screen.press('Escape');
  screen.press('2');
  expect(chosen()).toContain('最低生活保障申请');
  screen.press('Enter');
  await until('the visit is saved', () => shows('已登记 王小明'));
  expect(await savedVisits()).toMatchObject([{ note: '第2次来' }]);
});

test('what an input method is composing chooses no group', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  screen.press('2', { isComposing: true });
  screen.press('2', { keyCode: 229 });
  expect(chosen()).toBeUndefined();
});

test('an outcome that needs a word or a day puts the cursor there', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  screen.press('4');
  screen.press('s');
  expect(document.activeElement).toBe(screen.find('[data-field="dueOn"] input'));
  screen.type('[data-field="dueOn"] input', '20261130');
  screen.press('Escape');
  screen.press('d');
  expect(document.activeElement).toBe(screen.find('[data-field="referredTo"] input'));
  screen.type('[data-field="referredTo"] input', '派出所');
  screen.press('Enter', { ctrlKey: true });
  await until('the visit is saved', () => shows('已登记 王小明'));
  expect(await savedVisits()).toMatchObject([
    { outcome: 'referred', referredTo: '派出所', dueOn: '2026-11-30' },
  ]);
});

test('one key repeats what the person came for last time', async () => {
  const resident = await desk.addResident({ name: '王小明' });
  desk.at('08:40');
  await desk.front.visits.register({ ...plainVisit(desk, resident, '医保异地就医备案'), channel: 'phone' });
  opened.moveTo('09:00');
  await pick(resident);
  await until('the habit is offered', () => shows('同上次'));
  screen.press('l');
  screen.press('Enter');
  await until('the visit is saved', () => shows('已登记 王小明'));
  expect(await savedVisits()).toMatchObject([
    { matter: { name: '医保异地就医备案' }, channel: 'phone' },
    { matter: { name: '医保异地就医备案' }, channel: 'phone' },
  ]);
});

test('undone with Ctrl Z, the visit is marked and its form stands there again to be mended', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  screen.press('1');
  screen.press('g');
  screen.press('Enter');
  await until('the way back is offered', () => shows('已登记 王小明') && shows('撤销'));
  screen.press('z', { ctrlKey: true });
  await until('the form is back', () => chosen() !== undefined);
  expect(document.querySelector('output')?.textContent).toBe('1');
  expect((await desk.front.visits.day({ filters: { withdrawn: true } })).lines).toMatchObject([
    { withdrawn: true, companions: 1 },
  ]);
  screen.press('g');
  screen.press('Enter');
  await until('it is saved anew', () => document.querySelector('output') === null);
  expect(await savedVisits()).toMatchObject([{ companions: 2 }]);
});

test('what was typed is there again after another page', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  screen.press('2');
  opened.leaveAndReturn();
  await until('the form is back', () => shows('最低生活保障申请'));
  expect(chosen()).toContain('最低生活保障申请');
});

test('the next person puts a begun visit aside, and it is one press away', async () => {
  await pick(await desk.addResident({ name: '王小明' }));
  await until('the name is known', () => shows('王小明'));
  screen.press('2');
  await pick(await desk.addResident({ name: '陈淑珍' }));
  expect(chosen()).toBeUndefined();
  act(() => screen.find('section[aria-label="先放下的"] button').click());
  expect(chosen()).toContain('最低生活保障申请');
});

test('saving calls the next number and opens the form of the person it belongs to', async () => {
  const [first, second] = [
    await desk.addResident({ name: '王小明' }),
    await desk.addResident({ name: '陈淑珍' }),
  ];
  const counterId = desk.counter('A');
  await desk.front.accounts.chooseCounter({ counterId });
  for (const residentId of [first, second]) {
    await desk.front.queue.takeNumber({ id: desk.ids.next(), counterId, residentId, priority: false });
  }
  opened.leaveAndReturn();
  await until('both wait', () => shows('等候 2 人'));
  screen.press('F8');
  await until('the first is at the desk', () => shows('A001 号'));
  screen.press('1');
  await until('the service has begun', () => shows('办理中'));
  screen.press('Enter', { ctrlKey: true });
  await until('the second is at the desk', () => shows('A002 号'));
  expect(await savedVisits()).toMatchObject([{ subject: { name: '王小明' }, ticketLabel: 'A001' }]);
  const [queue] = (await desk.front.queue.state({})).counters;
  expect(queue).toMatchObject({ served: 1, current: [{ label: 'A002', state: 'called' }] });
});

test('a visitor without a card is saved by name', async () => {
  screen.press('v');
  await until('a name is asked for', () => document.activeElement?.closest('[data-field="who"]') !== null);
  screen.press('Enter', { ctrlKey: true });
  await until('the sentence stands there', () => shows('请填写来访人姓名'));
  screen.type('[data-field="who"] input', '李远客');
  screen.press('Enter');
  screen.press('0');
  screen.press('Enter');
  await until('the visit is saved', () => shows('已登记 李远客'));
  expect(await savedVisits()).toMatchObject([{ subject: { residentId: null, name: '李远客' } }]);
});
