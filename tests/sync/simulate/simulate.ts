/**
 * One run: a centre with some desks and its district, some hundred random steps, then quiet, then everything that must hold.
 * All that happens follows from the seed. `npm run simulate -- --seed S` runs one again and tells what happened.
 */
import { actAtRandom } from './acts.ts';
import { pick } from './chance.ts';
import { stackOf } from './conversations.ts';
import type { SimDesk } from './desk.ts';
import * as fate from './fate.ts';
import type { Ground } from './ground.ts';
import { newerActs } from './newer.ts';
import { type RunOptions, World } from './world.ts';

export interface Outcome {
  seed: number;
  faults: string[];
  counts: Record<string, number>;
}

const minuteMs = 60_000;

async function act(world: World, desk: SimDesk): Promise<void> {
  const { client, app, session } = desk.running;
  // Somebody sits there; a lock is not what is tried here.
  session.lastActive = desk.now();
  const parts = { client, app, session, sqlite: desk.sqlite, random: world.random };
  world.count(await actAtRandom(parts, desk.newer ? newerActs : []), desk.name);
}

/**
 * What fails for good: in one run disks of desks, in another the district's, in a third both, where something may be lost that
 * only the two of them knew (see `lost.ts`).
 */
function disaster(world: World, desk: SimDesk, seed: number): Promise<void> | void {
  const { random } = world;
  const chance = random();
  const ofDistrict = seed % 3 === 0 || (seed % 3 === 2 && random() < 0.5);
  if (ofDistrict) return chance < 0.6 ? fate.backUpDistrict(world) : fate.putBackDistrict(world);
  if (chance < 0.45) return fate.backUp(world, desk);
  return chance < 0.8 ? fate.putBack(world, desk) : fate.clone(world, desk);
}

function step(world: World, seed: number): Promise<void> | void {
  const { random, network } = world;
  world.letTimePass(3 * minuteMs);
  const desk = pick(random, world.desks);
  const flight = network.flights[Math.floor(random() * network.flights.length)];
  const chance = random() * 100;
  if (chance < 32) return act(world, desk);
  if (chance < 57) return world.conversations.begin(desk);
  if (chance < 82) return flight && world.deliver(flight);
  if (chance < 85) return flight && world.cut(flight);
  if (chance < 87) return world.haunt();
  if (chance < 90) return world.courier.fill(desk);
  if (chance < 95) return world.courier.bring();
  if (chance < 96) return fate.restart(world, desk);
  if (chance < 96.5) return fate.update(world, desk);
  if (chance < 97) return fate.jump(world, desk);
  if (chance < 97.4) return fate.join(world);
  return disaster(world, desk, seed);
}

/** @returns what went wrong, in words; an error that nobody expected counts as a fault */
export async function simulate(ground: Ground, options: RunOptions): Promise<Outcome> {
  const world = new World(ground, options);
  const { seed } = options;
  const { counts } = world;
  try {
    await world.found();
    for (let at = 0; at < options.steps; at++) await step(world, seed);
    await world.district.update();
    await world.comeToRest();
    return { seed, faults: await world.faults(), counts };
  } catch (error) {
    return { seed, faults: [stackOf(error)], counts };
  } finally {
    world.close();
  }
}
