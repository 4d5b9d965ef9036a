/** What stands between a caller and a handler: is there such a procedure, may this person ask it, is the input sound. */
import type { z } from 'zod';
import { coreFailure, DeskError, readBilingual } from './errors.ts';
import type { Access, Contract, Procedure } from './procedure.ts';
import type { Session } from './session.ts';

export function findProcedure(contract: Contract, name: string): Procedure {
  const [feature = '', procedure = ''] = name.split('.');
  // Own properties only: a caller must not reach `constructor`.
  const group = Object.hasOwn(contract, feature) ? contract[feature] : undefined;
  const found = group && Object.hasOwn(group, procedure) ? group[procedure] : undefined;
  if (!found) throw coreFailure('procedure.unknown');
  return found;
}

function allows(access: Access, session: Session): boolean {
  if (access === 'anyone' || access === 'signedIn') return true;
  return session.account !== null && access.includes(session.account.role);
}

export function authorise(procedure: Procedure, session: Session): void {
  if (procedure.access === 'anyone') return;
  if (!session.account) throw coreFailure('session.signedOut');
  if (session.locked) throw coreFailure('session.locked');
  if (!allows(procedure.access, session)) throw coreFailure('access.denied');
}

export function validInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const sentence = issue && readBilingual(issue.message);
  if (sentence) throw new DeskError({ code: 'input.invalid', sentence, params: { field }, field });
  throw coreFailure('input.invalid', { field }, field);
}
