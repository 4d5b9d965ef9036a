/** What befalls desks and their district, besides what the line does: programs end, disks fail, clocks jump, versions change. */
import { pick } from './chance.ts';
import type { SimDesk } from './desk.ts';
import type { World } from './world.ts';

const yearMs = 365 * 86_400_000;
const minuteMs = 60_000;

export async function restart(world: World, desk: SimDesk): Promise<void> {
  await world.cutAll(desk);
  world.count('restarted', desk.name);
  desk.stop();
  desk.start();
}

/** The program of a desk, or the district's: in whatever order. */
export async function update(world: World, desk: SimDesk): Promise<void> {
  if (world.random() < 0.3) {
    world.count('district updated');
    await world.district.update();
    return;
  }
  if (desk.newer) return;
  await world.cutAll(desk);
  world.count('desk updated', desk.name);
  desk.update();
}

export function jump(world: World, desk: SimDesk): void {
  const random = world.random();
  const off = [0, 3 * minuteMs, -20 * minuteMs, 5 * yearMs * random, -5 * yearMs * random, -yearMs * 100];
  desk.clockOff = Math.round(pick(world.random, off));
  world.count('clock jumped', `${desk.name} ${desk.clockOff}`);
}

/** Another desk of the centre: it has a copy made for it, and somebody may have worked there before. */
export async function join(world: World): Promise<void> {
  if (world.isFull) return;
  const { name } = await world.addDesk('late');
  world.count('desk joined', name);
}

export function backUp(world: World, desk: SimDesk): void {
  world.count('backed up', desk.name);
  const copy = world.newFile();
  desk.copyTo(copy);
  desk.backups.push(copy);
}

export async function putBack(world: World, desk: SimDesk): Promise<void> {
  const copy = desk.backups[Math.floor(world.random() * desk.backups.length)];
  if (copy === undefined) return;
  await world.cutAll(desk);
  world.noteAcknowledged(desk);
  world.count('backup put back', desk.name);
  desk.putBack(copy);
}

export function clone(world: World, desk: SimDesk): void {
  if (world.isFull) return;
  const file = world.newFile();
  desk.copyTo(file);
  const copy = world.openDesk(file, desk.newer);
  copy.clockOff = desk.clockOff;
  world.count('disk cloned', `${desk.name} → ${copy.name}`);
}

export async function backUpDistrict(world: World): Promise<void> {
  world.count('district backed up');
  await world.district.backUp();
}

export async function putBackDistrict(world: World): Promise<void> {
  const undone = await world.district.putBack();
  if (!undone) return;
  world.undone.push(...undone);
  world.count('district put back');
}
