/** The search of the top bar by keyboard alone, over a real core. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankForm, toAdd } from '../../../../renderer/features/residents/new/newForm.ts';
import { GlobalSearch } from '../../../../renderer/features/residents/search/GlobalSearch.tsx';
import { Highlighted } from '../../../../renderer/features/residents/search/Highlighted.tsx';
import { useTakesPick } from '../../../../renderer/state/residentPick.ts';
import { xinglin } from '../../../support/people.ts';
import { openWalkIn, type WalkIn } from '../../../support/walkIn.ts';
import { OverDesk, until } from '../../support/deskLink.tsx';
import { openScreen, type Screen } from '../../support/screen.tsx';

let desk: WalkIn;
let screen: Screen;
let wang: string;

const add = async (name: string) =>
  (await desk.front.residents.add(toAdd({ ...blankForm(name), ...xinglin }, '本人申报'))).id;
const options = () => [...document.querySelectorAll('[role="option"]')].map((option) => option.textContent);

function DeskInHand({ taken }: { taken: string[] }) {
  useTakesPick((id) => taken.push(id));
  return null;
}

beforeEach(async () => {
  window.location.hash = '#/';
  desk = await openWalkIn();
  wang = await add('王小明');
  const wife = await add('单玉兰');
  await desk.front.households.create({
    headId: wang,
    members: [{ residentId: wife, relation: 'spouse', relationText: null }],
    movedIn: null,
  });
});
afterEach(() => {
  screen[Symbol.dispose]();
  desk[Symbol.dispose]();
});

async function searchFor(text: string, taken?: string[]) {
  screen = openScreen(
    <OverDesk desk={desk}>
      <GlobalSearch />
      {taken && <DeskInHand taken={taken} />}
    </OverDesk>,
  );
  await until('the search stands there', () => document.querySelector('input') !== null);
  screen.type('input', text);
  await until('somebody is found', () => options().some((option) => option?.includes('王小明')));
}

test('Enter opens the card where no page takes people', async () => {
  await searchFor('wxm');
  screen.press('Enter');
  expect(window.location.hash).toBe(`#/residents/${wang}`);
});

test('Enter brings the person to the page that takes them', async () => {
  const taken: string[] = [];
  await searchFor('wxm', taken);
  screen.press('Enter');
  expect(taken).toEqual([wang]);
  expect(window.location.hash).toBe('#/');
});

test('→ shows who lives there and ← goes back to the matches', async () => {
  await searchFor('wxm');
  screen.press('ArrowRight');
  await until('the household is shown', () => options().some((option) => option?.includes('单玉兰')));
  screen.press('ArrowLeft');
  await until('the matches are back', () => options().length === 1);
});

test('initials that found nobody wanted are not taken for a name', async () => {
  await searchFor('wxm');
  screen.press('n', { altKey: true });
  expect(window.location.hash).toBe('#/residents/new');
});

test('a name that was searched for is filled in for whoever registers it', async () => {
  await searchFor('王小');
  screen.press('n', { altKey: true });
  expect(window.location.hash).toBe(`#/residents/new?name=${encodeURIComponent('王小')}`);
});

test('the found part is marked by character, also behind a rare one of two units', () => {
  screen = openScreen(<Highlighted text="𠮷小明" ranges={[[1, 2]]} />);
  expect(screen.find('mark').textContent).toBe('小');
  expect(document.body.textContent).toContain('𠮷小明');
});
