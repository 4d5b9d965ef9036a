/** The typed contract over direct calls, for code in the same process. */
import { contract, type DeskClient } from './contract.ts';
import type { Session } from './core/session.ts';

interface Callable {
  call(session: Session, procedure: string, input: unknown): Promise<unknown>;
}

/** `clientOver(desk, session).residents.search({ text: 'wxm' })`. */
export function clientOver(desk: Callable, session: Session): DeskClient {
  const features = Object.entries(contract).map(([feature, procedures]) => [
    feature,
    Object.fromEntries(
      Object.keys(procedures).map((procedure) => [
        procedure,
        (input: unknown) => desk.call(session, `${feature}.${procedure}`, input),
      ]),
    ),
  ]);
  return Object.fromEntries(features);
}
