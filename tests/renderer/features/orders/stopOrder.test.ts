/** Where a stop stands once it is dropped or moved by keys. */
import { describe, expect, it } from 'vitest';
import { moveBy, placeBefore } from '../../../../renderer/features/orders/stopOrder.ts';

const ids = ['a', 'b', 'c', 'd'];

describe('a stop that is dropped', () => {
  it('stands before the one it was dropped on, from above, from below and from another route', () => {
    expect(placeBefore(ids, 'a', 'c')).toEqual(['b', 'a', 'c', 'd']);
    expect(placeBefore(ids, 'd', 'b')).toEqual(['a', 'd', 'b', 'c']);
    expect(placeBefore(ids, 'x', 'b')).toEqual(['a', 'x', 'b', 'c', 'd']);
  });

  it('stands last where it was dropped on nobody, or on somebody who is gone', () => {
    expect(placeBefore(ids, 'a', null)).toEqual(['b', 'c', 'd', 'a']);
    expect(placeBefore(ids, 'x', 'gone')).toEqual(['a', 'b', 'c', 'd', 'x']);
  });
});

describe('a stop that is moved by keys', () => {
  it('changes places with its neighbour, and stays at either end', () => {
    expect(moveBy(ids, 'b', 1)).toEqual(['a', 'c', 'b', 'd']);
    expect(moveBy(ids, 'b', -1)).toEqual(['b', 'a', 'c', 'd']);
    expect(moveBy(ids, 'a', -1)).toEqual(ids);
    expect(moveBy(ids, 'd', 1)).toEqual(ids);
    expect(moveBy(ids, 'gone', 1)).toEqual(ids);
  });
});
