/** What stands in the hall: the public display and the take-number page. */
import { beforeEach, expect, test } from 'vitest';
import { newSession } from '../../../../db/core/session.ts';
import DisplayPage from '../../../../renderer/features/visits/display/DisplayPage.tsx';
import { useSoundMode } from '../../../../renderer/features/visits/display/sound.ts';
import TakePage from '../../../../renderer/features/visits/queue/TakePage.tsx';
import { openWalkInPage, shows, until } from './support.tsx';

// happy-dom has no ears.
beforeEach(() => useSoundMode.setState({ mode: 'off' }));

test('the display stands while nobody is signed in, and names numbers and counters, never a person', async () => {
  using page = await openWalkInPage(<DisplayPage />, (desk) => newSession('display', desk.clock.now()));
  const { desk } = page;
  const residentId = await desk.addResident({ name: '王小明' });
  const counterId = desk.counter('A');
  await desk.front.queue.takeNumber({ id: desk.ids.next(), counterId, residentId, priority: false });
  await until('somebody waits', () => shows('等候 1 人'));
  await desk.front.queue.callNext({ counterId, after: null });
  await until(
    'the number is called',
    () => document.querySelector('section')?.textContent === 'A001请到1 号窗口',
  );
  expect(shows('王小明')).toBe(false);
});

test('a nervous double press on a counter takes one number', async () => {
  using page = await openWalkInPage(<TakePage />);
  await until('the counters stand there', () => shows('2 号窗口'));
  const [, second] = document.querySelectorAll('button');
  second?.click();
  second?.click();
  await until('the number is shown', () => shows('您的号码') && shows('B001'));
  const queues = (await page.desk.front.queue.state({})).counters;
  expect(queues.map(({ waiting }) => waiting.length)).toEqual([0, 1, 0]);
});
