/** Where the programs of these tests die: a point that has a name, at its n-th passage. */
import { writeSync } from 'node:fs';

export const deskPoints = [
  'before a batch is sent',
  'when its answer has come',
  'before the answer is written down',
  'after the answer is written down',
  'in the middle of a page',
  'before a page is committed',
  'after a page is committed',
] as const;

export const districtPoints = [
  'before a batch is committed',
  'after a batch is committed',
  'before the answer leaves',
  'with half of a page on the line',
] as const;

export type Point = (typeof deskPoints)[number] | (typeof districtPoints)[number];

export interface Death {
  point: Point | null;
  passages: number;
}

/** Straight to the pipe: what the parent has read, the program has promised. */
export const say = (line: string) => writeSync(1, `${line}\n`);

/** @returns what is called at each point; at the chosen one it does not return */
export function createPassing({ point, passages }: Death): (here: Point) => void {
  let left = passages;
  return (here) => {
    if (here !== point) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
