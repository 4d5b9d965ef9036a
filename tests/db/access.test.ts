/** Every procedure states who may call it, and is refused to everyone else, signed in, signed out or locked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, features } from '../../db/contract.ts';
import { type Contract, type Procedure, roles } from '../../db/core/procedure.ts';
import { newSession } from '../../db/core/session.ts';
import { failureCode, openTestDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk[Symbol.dispose]());

const everything: Contract = contract;
const procedures: [string, Procedure][] = Object.entries(everything).flatMap(([feature, group]) =>
  Object.entries(group).map(([name, procedure]): [string, Procedure] => [`${feature}.${name}`, procedure]),
);
const guarded = procedures.filter(
  ([name, procedure]) => procedure.access !== 'anyone' && Object.hasOwn(features, name.split('.')[0] ?? ''),
);

describe.each(guarded)('%s', (name, procedure) => {
  it('is refused to a window where nobody is signed in', async () => {
    const nobody = newSession('nobody', desk.clock.now());
    expect(await failureCode(desk.app.call(nobody, name, {}))).toBe('session.signedOut');
  });

  it('is refused while the window is locked', async () => {
    const session = await desk.sessionAs('manager');
    session.locked = true;
    expect(await failureCode(desk.app.call(session, name, {}))).toBe('session.locked');
  });

  const allowed = procedure.access === 'signedIn' ? [...roles] : [...procedure.access];
  const refused = roles.filter((role) => !allowed.includes(role));
  if (refused.length === 0) return;
  it(`is refused to ${refused.join(', ')}`, async () => {
    for (const role of refused) {
      const session = await desk.sessionAs(role);
      expect(await failureCode(desk.app.call(session, name, {})), role).toBe('access.denied');
    }
  });
});

it('lets the evaluator change nothing but what is their own', () => {
  // Checking the audit chain and exporting a list are tasks because they take long. Both read; an export writes the
  // entry that tells of it, and full numbers are refused to the evaluator.
  const own = new Set([
    'accounts.stillHere',
    'accounts.chooseCounter',
    'accounts.changeOwnSecret',
    'audit.verify',
    'exchange.exportList',
    'service.exportHours',
    'statements.export',
  ]);
  const writes = guarded.filter(
    ([name, procedure]) =>
      procedure.kind !== 'query' &&
      !own.has(name) &&
      (procedure.access === 'signedIn' || procedure.access.includes('evaluator')),
  );
  expect(writes.map(([name]) => name)).toEqual([]);
});

it('gives nothing personal to a window where nobody is signed in', () => {
  const open = procedures.filter(([, procedure]) => procedure.access === 'anyone').map(([name]) => name);
  // A new name here needs a reason: whoever stands in front of the screen can call it.
  expect(open.sort()).toEqual([
    'accounts.lock',
    'accounts.names',
    'accounts.session',
    'accounts.signIn',
    'accounts.signOut',
    // Says nothing that the code it is given does not say, but whether it holds.
    'certificates.verify',
    'desk.recoverAccount',
    'desk.setUp',
    'desk.status',
    'desk.unsealWithPassword',
    'desk.unsealWithRecoveryKey',
    // The public display: numbers and counters, no names.
    'queue.board',
  ]);
});
