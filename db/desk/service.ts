/** What can be asked of a desk that may not be open yet. Each wrong try makes the next one wait a little longer. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { accountFailure } from '../accounts/contract.ts';
import { insertAccount, standing } from '../accounts/service.ts';
import { accountSecrets } from '../accounts/table.ts';
import { findCentre } from '../centre/service.ts';
import { centres, ownCentreId } from '../centre/table.ts';
import { authorise, validInput } from '../core/admission.ts';
import type { FileKey } from '../core/cipher.ts';
import type { Clock } from '../core/clock.ts';
import type { Query, Task } from '../core/procedure.ts';
import { hashSecret } from '../core/secret.ts';
import type { Session } from '../core/session.ts';
import type { Vault } from '../core/vault.ts';
import { seedCatalogue } from '../matters/service.ts';
import { seedCounters } from '../queue/service.ts';
import { desk as contract, deskFailure } from './contract.ts';
import type { OpenDatabase } from './desk.ts';

export interface DeskParts {
  vault: Vault;
  clock: Clock;
  zone: string;
  demo: boolean;
  opened(): OpenDatabase | null;
  /** Opens the database with a key; makes it when the desk is new. */
  open(key: FileKey): OpenDatabase;
}

type DeskContract = typeof contract;
type InputOf<P extends keyof DeskContract> = z.output<DeskContract[P]['input']>;
type AnswerOf<P extends keyof DeskContract> = z.input<DeskContract[P]['output']>;

const freeTries = 5;

/** Slows guessing while the database, with its account lock-out, is still closed. */
function createBrake(clock: Clock) {
  let failures = 0;
  let until = 0;
  return {
    check() {
      const seconds = Math.ceil((until - clock.now()) / 1000);
      if (seconds > 0) throw deskFailure('desk.wait', { seconds });
    },
    failed() {
      failures += 1;
      if (failures >= freeTries) until = clock.now() + Math.min(300, 2 ** (failures - freeTries)) * 1000;
    },
    passed() {
      failures = 0;
    },
  };
}

type Bound = (session: Session, rawInput: unknown) => Promise<unknown>;

/** Ties a handler to its procedure: authorised, validated before, and cut to the contract after. */
function bind<I extends z.ZodType, O extends z.ZodType>(
  procedure: Query<I, O> | Task<I, O>,
  run: (session: Session, input: z.output<I>) => z.input<O> | Promise<z.input<O>>,
): Bound {
  return async (session, rawInput) => {
    authorise(procedure, session);
    return procedure.output.parse(await run(session, validInput(procedure.input, rawInput)));
  };
}

export function deskHandlers(parts: DeskParts) {
  const { vault, clock } = parts;
  const brake = createBrake(clock);

  function needOpen(): OpenDatabase {
    const database = parts.opened();
    if (!database) throw deskFailure('desk.notOpen');
    return database;
  }

  function openWithRecoveryKey(recoveryKey: string): FileKey {
    brake.check();
    const key = vault.exists ? vault.openWithRecovery(recoveryKey) : null;
    if (!key) {
      brake.failed();
      throw deskFailure('desk.wrongRecoveryKey');
    }
    brake.passed();
    return key;
  }

  function status(): AnswerOf<'status'> {
    const database = parts.opened();
    return {
      phase: database && vault.exists ? 'open' : vault.exists ? 'sealed' : 'new',
      demo: parts.demo,
      centreName: (database && findCentre(database.reader.db)?.name) ?? null,
      zone: parts.zone,
      now: clock.now(),
      unsealers: vault.accounts(),
      recoveryConfirmed: vault.recoveryConfirmed,
    };
  }

  async function setUp(session: Session, input: InputOf<'setUp'>): Promise<AnswerOf<'setUp'>> {
    if (vault.exists || parts.opened()) throw deskFailure('desk.alreadySetUp');
    const key = randomBytes(32);
    const hashed = await hashSecret(input.manager.password);
    // Two windows may have pressed the button while the password was being stretched.
    if (parts.opened()) throw deskFailure('desk.alreadySetUp');
    const { app } = parts.open(key);
    const manager = await app.transact(session, 'desk.setUp', (ctx) => {
      ctx.write.insert(centres, { id: ownCentreId, ...input.centre });
      seedCatalogue(ctx);
      seedCounters(ctx);
      const row = { name: input.manager.name, role: 'manager' as const };
      const id = insertAccount(ctx, row, { kind: 'password', ...hashed, mustChange: false });
      return { id, ...row };
    });
    // One step: a power cut leaves a desk that is set up and can be opened, or one that was never set up.
    const slot = { id: manager.id, name: manager.name };
    const recoveryKey = await vault.create(key, slot, input.manager.password);
    session.account = manager;
    return { recoveryKey };
  }

  async function unsealWithPassword(_session: Session, input: InputOf<'unsealWithPassword'>) {
    brake.check();
    const key = await vault.openWithPassword(input.accountId, input.password);
    if (!key) {
      brake.failed();
      throw deskFailure('desk.wrongPassword');
    }
    brake.passed();
    if (!parts.opened()) parts.open(key);
    return {};
  }

  async function unsealWithRecoveryKey(_session: Session, input: InputOf<'unsealWithRecoveryKey'>) {
    const key = openWithRecoveryKey(input.recoveryKey);
    if (!parts.opened()) parts.open(key);
    return {};
  }

  async function recoverAccount(session: Session, input: InputOf<'recoverAccount'>) {
    const { app, key, reader } = needOpen();
    openWithRecoveryKey(input.recoveryKey);
    const who = standing(reader.db, input.accountId);
    if (!who) throw accountFailure('account.unknown');
    const hashed = await hashSecret(input.secret.value);
    await app.transact(session, 'desk.recoverAccount', (ctx) => {
      ctx.write.update(accountSecrets, input.accountId, {
        kind: input.secret.kind,
        ...hashed,
        mustChange: false,
        failures: 0,
        lockedUntil: null,
      });
      ctx.record(who.id);
    });
    if (input.secret.kind === 'password')
      await vault.addPassword(key, { id: who.id, name: who.name }, input.secret.value);
    else vault.removeAccount(who.id);
    return {};
  }

  async function replaceRecoveryKey(
    session: Session,
    { secret }: InputOf<'replaceRecoveryKey'>,
  ): Promise<AnswerOf<'replaceRecoveryKey'>> {
    const { app, key } = needOpen();
    // An unlocked desk that was left alone must not hand out a key to all of its data.
    await app.call(session, 'accounts.signIn', { accountId: session.account?.id, secret });
    await app.transact(session, 'desk.replaceRecoveryKey', (ctx) => ctx.record(null));
    return { recoveryKey: vault.replaceRecoveryKey(key) };
  }

  async function confirmRecoveryKey(session: Session, input: InputOf<'confirmRecoveryKey'>) {
    const { app } = needOpen();
    openWithRecoveryKey(input.recoveryKey);
    await app.transact(session, 'desk.confirmRecoveryKey', (ctx) => ctx.record(null));
    vault.confirmRecoveryKey();
    return {};
  }

  return {
    status: bind(contract.status, status),
    setUp: bind(contract.setUp, setUp),
    unsealWithPassword: bind(contract.unsealWithPassword, unsealWithPassword),
    unsealWithRecoveryKey: bind(contract.unsealWithRecoveryKey, unsealWithRecoveryKey),
    recoverAccount: bind(contract.recoverAccount, recoverAccount),
    replaceRecoveryKey: bind(contract.replaceRecoveryKey, replaceRecoveryKey),
    confirmRecoveryKey: bind(contract.confirmRecoveryKey, confirmRecoveryKey),
  };
}
