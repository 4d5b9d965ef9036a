/**
 * A procedure is one thing a person can ask of the desk: who may ask, what goes in, what comes out.
 * A feature's `contract.ts` is a table of these; the renderer reads the same table, so this file is browser-safe.
 */
import type { z } from 'zod';

export const roles = [
  'frontDesk', // 前台
  'careOperator', // 日照
  'volunteerCoordinator', // 志愿
  'kiosk', // 自助机
  'manager', // 负责人
  'evaluator', // 评估(只读)
] as const;
export type Role = (typeof roles)[number];

/**
 * `anyone`: also before sign-in and while locked, so nothing personal may leave such a procedure;
 * `signedIn`: every role, including the evaluator and the kiosk; a list: those roles and no other.
 */
export type Access = 'anyone' | 'signedIn' | readonly [Role, ...Role[]];

type Schema = z.ZodType;

/** Reads and never writes. `reads` names the entities whose change makes the answer stale. */
export interface Query<I extends Schema = Schema, O extends Schema = Schema> {
  kind: 'query';
  access: Access;
  reads: readonly string[];
  input: I;
  output: O;
}

/** One synchronous transaction: all of it is saved, with its audit entry, or none of it. */
export interface Command<I extends Schema = Schema, O extends Schema = Schema> {
  kind: 'command';
  access: Access;
  input: I;
  output: O;
}

/** Long or asynchronous work (reading a file, deriving a key) that opens its own transactions and may be cancelled. */
export interface Task<I extends Schema = Schema, O extends Schema = Schema> {
  kind: 'task';
  access: Access;
  input: I;
  output: O;
}

export type Procedure = Query | Command | Task;
export type FeatureContract = Readonly<Record<string, Procedure>>;
export type Contract = Readonly<Record<string, FeatureContract>>;

export function query<I extends Schema, O extends Schema>(spec: Omit<Query<I, O>, 'kind'>): Query<I, O> {
  return { kind: 'query', ...spec };
}
export function command<I extends Schema, O extends Schema>(
  spec: Omit<Command<I, O>, 'kind'>,
): Command<I, O> {
  return { kind: 'command', ...spec };
}
export function task<I extends Schema, O extends Schema>(spec: Omit<Task<I, O>, 'kind'>): Task<I, O> {
  return { kind: 'task', ...spec };
}

/** What a caller passes in (defaults may be left out) and what it gets back. */
export type InputOf<P extends Procedure> = z.input<P['input']>;
export type OutputOf<P extends Procedure> = z.output<P['output']>;

/** The same contract as seen by a caller: `client.visits.register(input)`. */
export type ClientOf<C extends Contract> = {
  [F in keyof C]: { [P in keyof C[F]]: (input: InputOf<C[F][P]>) => Promise<OutputOf<C[F][P]>> };
};
