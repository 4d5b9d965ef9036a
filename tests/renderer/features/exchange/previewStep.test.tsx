/** Going ahead without what cannot be read is chosen kind by kind. */
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PreviewStep } from '../../../../renderer/features/exchange/PreviewStep.tsx';
import { openWalkIn, type WalkIn } from '../../../support/walkIn.ts';
import { OverDesk, shows, until } from '../../support/deskLink.tsx';
import { openScreen, type Screen } from '../../support/screen.tsx';

let desk: WalkIn;
let screen: Screen;
const task = '01a1611f-3e80-7000-800f-995fbf9e6d3a';
const roster = ['姓名,身份证号,联系电话', '周全新,510123195304120000,', '何小静,,123', ',,13600000003'].join(
  '\n',
);

beforeEach(async () => {
  desk = await openWalkIn();
});
afterEach(() => {
  screen[Symbol.dispose]();
  desk[Symbol.dispose]();
});

async function planFor(accept: string[]) {
  const read = await desk.front.exchange.readFile({ task, file: new File([roster], 'one.csv') });
  const mapping = read.sheets[0]?.header?.columns.map(({ field }) => field) ?? [];
  return desk.front.exchange.dryRun({ task, fileId: read.fileId, sheet: 0, mapping, accept });
}

async function show(accept: string[]) {
  const plan = await planFor(accept);
  const asked: (readonly string[])[] = [];
  screen = openScreen(
    <OverDesk desk={desk}>
      <PreviewStep plan={plan} onAccept={(codes) => asked.push(codes)} onBack={() => {}} onRun={() => {}} />
    </OverDesk>,
  );
  await until('the rows are shown', () => shows('需人工处理的原因'));
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const boxOf = (code: string) => boxes[plan.problems.findIndex((problem) => problem.code === code)];
  return { plan, asked, boxOf };
}

test('a tick asks for the plan without that kind, and keeps the kinds that were ticked', async () => {
  const { plan, asked, boxOf } = await show(['phoneUnreadable']);
  const other = plan.problems.find(({ acceptable, accepted }) => acceptable && !accepted);
  if (!other) throw new Error('the roster has one kind of problem only');
  expect(boxOf('phoneUnreadable')?.checked).toBe(true);
  act(() => boxOf(other.code)?.click());
  expect(asked).toEqual([['phoneUnreadable', other.code]]);
});

test('a tick taken away asks for the plan with that kind again', async () => {
  const { asked, boxOf } = await show(['phoneUnreadable']);
  act(() => boxOf('phoneUnreadable')?.click());
  expect(asked).toEqual([[]]);
});

test('rows without a name cannot be waved through', async () => {
  const { boxOf } = await show([]);
  expect(boxOf('blankName')?.disabled).toBe(true);
});
