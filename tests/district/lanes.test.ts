import { describe, expect, it } from 'vitest';
import { createLanes } from '../../district/lanes.ts';

/** Enters a lane and notes when it is at its turn. */
function queue(lanes: ReturnType<typeof createLanes>, lane: string, noted: string[], name: string) {
  const place = lanes.enter(lane);
  void place.turn.then(() => noted.push(name));
  return place;
}

const soon = () => new Promise((turn) => setImmediate(turn));

describe('R7: what one desk sends is taken in the order in which it came', () => {
  it('one by one, while other desks are not kept waiting', async () => {
    const lanes = createLanes();
    const noted: string[] = [];
    const first = queue(lanes, 'front', noted, 'front 1');
    queue(lanes, 'front', noted, 'front 2');
    queue(lanes, 'care', noted, 'care 1');
    await soon();
    expect(noted).toEqual(['front 1', 'care 1']);
    first.leave();
    await soon();
    expect(noted).toEqual(['front 1', 'care 1', 'front 2']);
  });

  it('who gives up before its turn lets nobody past those before it', async () => {
    const lanes = createLanes();
    const noted: string[] = [];
    const first = queue(lanes, 'front', noted, '1');
    lanes.enter('front').leave();
    queue(lanes, 'front', noted, '3');
    await soon();
    expect(noted).toEqual(['1']);
    first.leave();
    await soon();
    expect(noted).toEqual(['1', '3']);
  });
});
