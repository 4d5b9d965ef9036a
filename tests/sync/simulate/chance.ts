/** What chance chooses among: people and things that a desk knows, and words as they are typed and pasted. */
import type { DeskClient } from '../../../db/contract.ts';
import type { Sqlite } from '../../../db/core/connection.ts';
import type { App } from '../../../db/core/dispatch.ts';
import { DeskError } from '../../../db/core/errors.ts';
import type { Session } from '../../../db/core/session.ts';

/** Whoever sits at a desk, and what they work with. */
export interface ActParts {
  client: DeskClient;
  app: App;
  session: Session;
  sqlite: Sqlite;
  random(): number;
}

export type Act = (parts: ActParts) => Promise<unknown>;
/** Each as often as it weighs. */
export type Weighed = readonly (readonly [weight: number, act: Act])[];

export const urnOf = (acts: Weighed): Act[] =>
  acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));

/** One act; what the desk refuses with a sentence is as good as nothing done. @returns its name */
export async function tried(act: Act, parts: ActParts): Promise<string> {
  try {
    await act(parts);
    return act.name;
  } catch (error) {
    if (error instanceof DeskError) return `${act.name}: ${error.code}`;
    throw error;
  }
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
}

const surnames = [...'王李张刘陈杨单解仇任'];
const givenNames = ['玉兰', '桂芳', '静秋', '𠮷', '建国', '一'];
/** Also what people paste: emoji, half of one, a null character, the end of a line. */
const remarks = [
  '常来',
  '😀',
  '\ud83d',
  'a\u0000b',
  '第一行\n第二行',
  ' ',
  '０１２',
  '"\\',
  '很长'.repeat(900),
];
export const phones = ['13800000001', '13800000002', '028-88888888'];

/** Newest first, so that one person is often meant by several desks. */
export function residentOf({ sqlite, random }: ActParts): string {
  const ids = sqlite
    .prepare<[], string>("SELECT id FROM resident WHERE status <> 'merged' ORDER BY id DESC LIMIT 4")
    .pluck()
    .all();
  return pick(random, ids);
}

export function idsOf(sqlite: Sqlite, sql: string): string[] {
  return sqlite.prepare<[], string>(sql).pluck().all();
}

export const text = ({ random }: ActParts) => pick(random, remarks);
export const nameOf = ({ random }: ActParts) => pick(random, surnames) + pick(random, givenNames);
export function uuid({ random }: ActParts): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
