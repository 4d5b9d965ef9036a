import { expect, test } from 'vitest';
import { OrderedList } from '../../../../renderer/features/visits/settings/OrderedList.tsx';
import { openScreen } from '../../support/screen.tsx';

const items = ['社保医保', '民政救助', '养老助残'].map((name) => ({ id: name, name }));
const focused = () => document.activeElement?.getAttribute('data-id');

test('arrows walk the lines, and with Alt they move the line under the focus', () => {
  const orders: string[][] = [];
  using screen = openScreen(
    <OrderedList label="类别" items={items} onEdit={() => {}} onOrder={(ids) => orders.push(ids)} />,
  );
  screen.focus('[data-id="社保医保"]');
  screen.press('ArrowDown');
  expect(focused()).toBe('民政救助');
  screen.press('ArrowUp', { altKey: true });
  screen.press('ArrowDown', { altKey: true });
  expect(orders).toEqual([
    ['民政救助', '社保医保', '养老助残'],
    ['社保医保', '养老助残', '民政救助'],
  ]);
});

test('nothing moves beyond the ends of the list', () => {
  const orders: string[][] = [];
  using screen = openScreen(
    <OrderedList label="类别" items={items} onEdit={() => {}} onOrder={(ids) => orders.push(ids)} />,
  );
  screen.focus('[data-id="社保医保"]');
  screen.press('ArrowUp', { altKey: true });
  screen.press('ArrowUp');
  expect(orders).toEqual([]);
  expect(focused()).toBe('社保医保');
});
