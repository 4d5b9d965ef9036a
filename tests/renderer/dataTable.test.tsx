import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { DataTable } from '../../renderer/ui/DataTable.tsx';
import type { Column } from '../../renderer/ui/tableColumns.ts';
import { openScreen } from './support/screen.tsx';

// happy-dom lays nothing out: give the pane a height, or no row is ever in sight.
for (const [side, size] of [
  ['clientWidth', 800],
  ['clientHeight', 400],
] as const) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => size });
}

interface Neighbour {
  id: string;
  name: string;
  age: number | null;
}

const neighbours: Neighbour[] = Array.from({ length: 5_000 }, (_, n) => ({
  id: `n${n}`,
  name: `居民${n}`,
  age: n,
}));

const columns: readonly Column<Neighbour>[] = [
  { key: 'name', title: '姓名', cell: (row) => row.name, sortBy: (row) => row.name },
  { key: 'age', title: '年龄', cell: (row) => row.age, sortBy: (row) => row.age },
];

function table(rows: readonly Neighbour[] | undefined, onOpen: (row: Neighbour) => void = () => {}) {
  return <DataTable label="居民" rows={rows} columns={columns} rowKey={(row) => row.id} onOpen={onOpen} />;
}

const shown = () => [...document.querySelectorAll('tbody tr')].map((row) => row.firstChild?.textContent);

function underTheKeyboard(): string | null | undefined {
  const id = document.querySelector('table')?.getAttribute('aria-activedescendant');
  return id ? document.getElementById(id)?.firstChild?.textContent : null;
}

test('of five thousand rows only those in sight exist, and all are counted', () => {
  using screen = openScreen(table(neighbours));
  expect(shown().length).toBeGreaterThan(5);
  expect(shown().length).toBeLessThan(60);
  // The heading is a row too.
  expect(screen.find('table').getAttribute('aria-rowcount')).toBe('5001');
});

test('arrows walk the rows within their bounds, and Enter opens the one they stand on', () => {
  const opened: string[] = [];
  using screen = openScreen(table(neighbours.slice(0, 3), (row) => opened.push(row.name)));
  screen.focus('table');
  screen.press('ArrowUp');
  expect(underTheKeyboard()).toBe('居民0');
  screen.press('ArrowDown');
  screen.press('Enter');
  screen.press('End');
  screen.press('ArrowDown');
  expect(underTheKeyboard()).toBe('居民2');
  screen.press('Enter');
  screen.press('Home');
  screen.press('Enter');
  expect(opened).toEqual(['居民1', '居民2', '居民0']);
});

test('Page Down moves by what fits in the pane and keeps one row of it', () => {
  using screen = openScreen(table(neighbours));
  screen.focus('table');
  screen.press('PageDown');
  // 400 px, rows of 36: eleven fit, less the heading and the row that stays.
  expect(underTheKeyboard()).toBe('居民9');
});

test('a heading sorts up, then down, as people order names and numbers, with gaps last both ways', () => {
  const people: Neighbour[] = [
    { id: 'a', name: '张三', age: 70 },
    { id: 'b', name: '安七', age: null },
    { id: 'c', name: '李四', age: 9 },
  ];
  using screen = openScreen(table(people));
  act(() => screen.find('th:nth-child(1) button').click());
  expect(shown()).toEqual(['安七', '李四', '张三']);
  expect(screen.find('th:nth-child(1)').getAttribute('aria-sort')).toBe('ascending');
  act(() => screen.find('th:nth-child(2) button').click());
  expect(shown()).toEqual(['李四', '张三', '安七']);
  act(() => screen.find('th:nth-child(2) button').click());
  expect(shown()).toEqual(['张三', '李四', '安七']);
  expect(screen.find('th:nth-child(2)').getAttribute('aria-sort')).toBe('descending');
});

test('while rows are being read the table says so, and an empty one says what is missing', () => {
  using screen = openScreen(table(undefined));
  expect(screen.find('table').getAttribute('aria-busy')).toBe('true');
  expect(screen.find('[role="status"]').getAttribute('aria-label')).toBe('正在读取');
  screen.show(table([]));
  expect(screen.find('table').getAttribute('aria-busy')).toBe('false');
  expect(document.body.textContent).toContain('这里还没有记录。');
});

test('near its end the table asks for more, once per page', () => {
  let asked = 0;
  function Growing() {
    const [count, setCount] = useState(20);
    return (
      <DataTable
        label="居民"
        rows={neighbours.slice(0, count)}
        columns={columns}
        rowKey={(row) => row.id}
        onReachEnd={() => {
          asked += 1;
          setCount(200);
        }}
      />
    );
  }
  using screen = openScreen(<Growing />);
  expect(screen.find('table').getAttribute('aria-rowcount')).toBe('201');
  expect(asked).toBe(1);
});
