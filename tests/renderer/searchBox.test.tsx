import { useState } from 'react';
import { expect, test } from 'vitest';
import { SearchBox } from '../../renderer/ui/SearchBox.tsx';
import { openScreen } from './support/screen.tsx';

const neighbours = ['王小明', '王晓梅', '吴雪梅'];

function Search({ onPick }: { onPick(name: string): void }) {
  const [query, setQuery] = useState('');
  return (
    <SearchBox
      label="找居民"
      placeholder="姓名"
      keys={['F2', '/']}
      query={query}
      onQuery={setQuery}
      items={query === 'w' ? neighbours : []}
      itemKey={(name) => name}
      renderItem={(name) => name}
      onPick={onPick}
      nothing="没有找到。"
    />
  );
}

const marked = () =>
  document.querySelector('[role="option"][aria-selected="true"]')?.textContent?.slice(0, 3);

test('F2 and the slash bring the focus to the search from anywhere', () => {
  for (const key of ['F2', '/']) {
    using screen = openScreen(<Search onPick={() => {}} />);
    screen.press(key);
    expect(document.activeElement).toBe(screen.find('input'));
  }
});

test('arrows go round the matches and Enter picks the marked one', () => {
  const picked: string[] = [];
  using screen = openScreen(<Search onPick={(name) => picked.push(name)} />);
  screen.type('input', 'w');
  expect(marked()).toBe('王小明');
  screen.press('ArrowUp');
  expect(marked()).toBe('吴雪梅');
  screen.press('ArrowDown');
  screen.press('ArrowDown');
  screen.press('Enter');
  expect(picked).toEqual(['王晓梅']);
});

test('an Enter that belongs to the input method picks nobody', () => {
  const picked: string[] = [];
  using screen = openScreen(<Search onPick={(name) => picked.push(name)} />);
  screen.type('input', 'w');
  screen.press('Enter', { isComposing: true });
  screen.press('Enter', { keyCode: 229 });
  expect(picked).toEqual([]);
});

test('Escape empties the box first and leaves it second', () => {
  using screen = openScreen(<Search onPick={() => {}} />);
  screen.type('input', 'x');
  expect(document.body.textContent).toContain('没有找到。');
  screen.press('Escape');
  expect(document.querySelector('input')?.value).toBe('');
  expect(document.activeElement).toBe(screen.find('input'));
  screen.press('Escape');
  expect(document.activeElement).not.toBe(screen.find('input'));
});
