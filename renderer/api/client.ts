/** The contract as callable functions, typed from the same table that the core is checked against. */
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import type { DeskContract } from '../../db/contract.ts';
import type { Contract, InputOf, OutputOf, Procedure } from '../../db/core/procedure.ts';

export interface CallOptions {
  signal?: AbortSignal;
}

export type Call<P extends Procedure> = (input: InputOf<P>, options?: CallOptions) => Promise<OutputOf<P>>;

export type ApiOf<C extends Contract> = { [F in keyof C]: { [P in keyof C[F]]: Call<C[F][P]> } };

/** `api.accounts.signIn({ … })`; rejects with `DeskError`. */
export type Api = ApiOf<DeskContract>;

export type Feature = keyof DeskContract;
/** Names of a feature's procedures of one kind. */
export type NameOf<F extends Feature, Kind extends Procedure> = {
  [P in keyof DeskContract[F]]: DeskContract[F][P] extends Kind ? P : never;
}[keyof DeskContract[F]] &
  string;
export type ProcedureAt<F extends Feature, P extends keyof DeskContract[F]> = Extract<
  DeskContract[F][P],
  Procedure
>;

/** One window's way to the desk, whatever carries it. */
export type DeskLink = ClientLink<ClientContext>;

export function createApi(link: DeskLink): Api {
  return createORPCClient<Api>(link);
}

export function procedureOf<F extends Feature, P extends keyof DeskContract[F] & string>(
  link: DeskLink,
  feature: F,
  procedure: P,
): Call<ProcedureAt<F, P>> {
  return createORPCClient<Call<ProcedureAt<F, P>>>(link, { path: [feature, procedure] });
}

/** What the host tells this window without being asked. `connected` comes first on every new stream. */
export type HostEvent =
  | { kind: 'connected' }
  | { kind: 'changed'; entities: string[] }
  | { kind: 'progress'; session: string; task: string; done: number; total: number }
  | { kind: 'session'; session: string };

export function openAnnouncements(link: DeskLink, signal: AbortSignal): Promise<AsyncIterable<HostEvent>> {
  type Announcements = (input: undefined, options?: CallOptions) => Promise<AsyncIterable<HostEvent>>;
  return createORPCClient<Announcements>(link, { path: ['host', 'announcements'] })(undefined, { signal });
}
