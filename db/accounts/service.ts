/** Signing in, locking, and the manager's account list. Secrets are checked outside transactions: they take time. */
import { and, eq, ne, sql } from 'drizzle-orm';
import { type ReadDb, statement } from '../core/connection.ts';
import {
  accountOf,
  type CommandContext,
  type Handlers,
  type QueryContext,
  type TaskContext,
} from '../core/dispatch.ts';
import { hashSecret, secretMatches } from '../core/secret.ts';
import type { SignedIn } from '../core/session.ts';
import { accountFailure, type accounts as contract } from './contract.ts';
import { account, accountSecret, accountSecrets, accounts } from './table.ts';

/** What the account list needs from the vault that wraps the file key. */
export interface PasswordSlots {
  add(account: { id: string; name: string }, password: string): Promise<void>;
  remove(accountId: string): void;
  /** Keeps the name on the unsealing page in step; does nothing for an account without a slot. */
  rename(accountId: string, name: string): void;
}

const triesBeforeLock = 5;
/** One minute after the fifth wrong try, twice as long after each further one, an hour at most. */
function lockMinutes(failures: number): number {
  return Math.min(60, 2 ** (failures - triesBeforeLock));
}

const activeWithSecret = statement((db) =>
  db
    .select({
      id: account.id,
      name: account.name,
      role: account.role,
      active: account.active,
      createdAt: account.createdAt,
      secret: accountSecret.kind,
      salt: accountSecret.salt,
      hash: accountSecret.hash,
      mustChange: accountSecret.mustChange,
      failures: accountSecret.failures,
      lockedUntil: accountSecret.lockedUntil,
    })
    .from(account)
    .innerJoin(accountSecret, eq(accountSecret.id, account.id))
    .orderBy(account.createdAt)
    .prepare(),
);

const standingOf = statement((db) =>
  db
    .select({ id: account.id, name: account.name, role: account.role })
    .from(account)
    .where(and(eq(account.id, sql.placeholder('id')), eq(account.active, true)))
    .prepare(),
);

/** The account as it stands now, for the check at each call; null once it is switched off. */
export function standing(db: ReadDb, id: string): SignedIn | null {
  return standingOf(db).get({ id }) ?? null;
}

const kioskAccounts = statement((db) =>
  db
    .select({ id: account.id, name: account.name, role: account.role })
    .from(account)
    .where(and(eq(account.role, 'kiosk'), eq(account.active, true)))
    .orderBy(account.createdAt)
    .prepare(),
);

/**
 * Who sits at a kiosk: the first account of that role, or one made now. It then has no secret, so nobody can sign in as
 * it and no list offers it.
 */
export function becomeKiosk(ctx: CommandContext): SignedIn {
  const left = ctx.session.account;
  const kiosk = kioskAccounts(ctx.db).get() ?? {
    id: ctx.ids.next(),
    name: '自助机',
    role: 'kiosk' as const,
  };
  if (!standing(ctx.db, kiosk.id)) {
    ctx.write.insert(accounts, { ...kiosk, active: true, createdAt: ctx.now });
  }
  ctx.session.account = kiosk;
  ctx.session.locked = false;
  ctx.session.counterId = null;
  if (left?.id !== kiosk.id) ctx.record(kiosk.id, left ? { handedOverBy: left.id } : {});
  return kiosk;
}

const secretOf = statement((db) =>
  db
    .select({ mustChange: accountSecret.mustChange })
    .from(accountSecret)
    .where(eq(accountSecret.id, sql.placeholder('id')))
    .prepare(),
);

function withSecret(ctx: QueryContext, id: string) {
  const found = activeWithSecret(ctx.db)
    .all()
    .find((row) => row.id === id && row.active);
  if (!found) throw accountFailure('account.unknown');
  return found;
}

/** The sentence speaks of minutes; a countdown on screen needs the seconds. */
function lockedOut(ms: number) {
  return accountFailure('account.lockedOut', {
    minutes: Math.ceil(ms / 60_000),
    seconds: Math.ceil(ms / 1000),
  });
}

function refuseLockedOut(lockedUntil: number | null, now: number) {
  if (lockedUntil !== null && lockedUntil > now) throw lockedOut(lockedUntil - now);
}

async function countFailure(ctx: TaskContext, id: string): Promise<never> {
  const failures = await ctx.transact((tx) => {
    const count = withSecret(tx, id).failures + 1;
    const lockedUntil = count >= triesBeforeLock ? tx.now + lockMinutes(count) * 60_000 : null;
    tx.write.update(accountSecrets, id, { failures: count, lockedUntil });
    tx.record(id, { failures: count });
    return count;
  });
  if (failures >= triesBeforeLock) throw lockedOut(lockMinutes(failures) * 60_000);
  throw accountFailure('account.wrongSecret', { left: triesBeforeLock - failures });
}

/** Checks a secret with the lock-out; a success clears the count. */
async function check(ctx: TaskContext, id: string, secret: string) {
  const found = withSecret(ctx, id);
  refuseLockedOut(found.lockedUntil, ctx.now);
  if (!(await secretMatches(secret, found))) return countFailure(ctx, id);
  return found;
}

function refuseTakenName(ctx: QueryContext, name: string, exceptId: string) {
  const taken = ctx.db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.name, name), eq(account.active, true), ne(account.id, exceptId)))
    .get();
  if (taken) throw accountFailure('account.nameTaken', { name }, 'name');
}

function keepOneManager(ctx: CommandContext, id: string) {
  const others = ctx.db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.role, 'manager'), eq(account.active, true), ne(account.id, id)))
    .get();
  if (!others) throw accountFailure('account.lastManager');
}

/** A new account inside a transaction; also used by the first set-up. */
export function insertAccount(
  ctx: CommandContext,
  row: { name: string; role: (typeof account.$inferSelect)['role'] },
  secret: { kind: 'password' | 'pin'; salt: string; hash: string; mustChange: boolean },
): string {
  refuseTakenName(ctx, row.name, '');
  const id = ctx.ids.next();
  ctx.write.insert(accounts, { id, ...row, active: true, createdAt: ctx.now });
  ctx.write.insert(accountSecrets, { id, ...secret, failures: 0, lockedUntil: null });
  ctx.record(id, row);
  return id;
}

async function setSecret(
  ctx: TaskContext,
  slots: PasswordSlots,
  id: string,
  secret: { kind: 'password' | 'pin'; value: string },
  mustChange: boolean,
) {
  const { name } = withSecret(ctx, id);
  const hashed = await hashSecret(secret.value);
  await ctx.transact((tx) => {
    tx.write.update(accountSecrets, id, {
      kind: secret.kind,
      ...hashed,
      mustChange,
      failures: 0,
      lockedUntil: null,
    });
    tx.record(id);
  });
  // After the commit: a slot for a password that was never saved would open the file for nobody's account.
  if (secret.kind === 'password') await slots.add({ id, name }, secret.value);
  else slots.remove(id);
}

export function accountHandlers(slots: PasswordSlots): Handlers<typeof contract> {
  return {
    names: (ctx) =>
      activeWithSecret(ctx.db)
        .all()
        .filter((row) => row.active),
    session(ctx) {
      const { account: who, locked, counterId } = ctx.session;
      // A kiosk was handed over without a secret: the public that stands there could not change one.
      const asks = who !== null && who.role !== 'kiosk';
      const mustChangeSecret = asks && (secretOf(ctx.db).get({ id: who.id })?.mustChange ?? false);
      return { account: who, locked, mustChangeSecret, counterId };
    },
    async signIn(ctx, input) {
      const found = await check(ctx, input.accountId, input.secret);
      await ctx.transact((tx) => {
        tx.write.update(accountSecrets, found.id, { failures: 0, lockedUntil: null });
        tx.session.account = { id: found.id, name: found.name, role: found.role };
        tx.session.locked = false;
        tx.record(found.id);
      });
      return { id: found.id, name: found.name, role: found.role };
    },
    signOut(ctx) {
      if (ctx.session.account) ctx.record(ctx.session.account.id);
      ctx.session.account = null;
      ctx.session.locked = false;
      ctx.session.counterId = null;
      return {};
    },
    lock(ctx) {
      ctx.session.locked = ctx.session.account !== null;
      return {};
    },
    stillHere: () => ({}),
    becomeKiosk,
    chooseCounter(ctx, { counterId }) {
      ctx.session.counterId = counterId;
      return {};
    },
    async changeOwnSecret(ctx, { current, secret }) {
      const { id } = accountOf(ctx);
      await check(ctx, id, current);
      await setSecret(ctx, slots, id, secret, false);
      return {};
    },
    list: (ctx) => activeWithSecret(ctx.db).all(),
    async add(ctx, { name, role, secret }) {
      const hashed = await hashSecret(secret.value);
      const id = await ctx.transact((tx) =>
        insertAccount(tx, { name, role }, { kind: secret.kind, ...hashed, mustChange: true }),
      );
      if (secret.kind === 'password') await slots.add({ id, name }, secret.value);
      return { id };
    },
    edit(ctx, { id, ...patch }) {
      if (patch.name !== undefined) refuseTakenName(ctx, patch.name, id);
      if (patch.active === false || (patch.role !== undefined && patch.role !== 'manager'))
        keepOneManager(ctx, id);
      ctx.write.update(accounts, id, patch);
      ctx.record(id, patch);
      if (patch.active === false) slots.remove(id);
      else if (patch.name !== undefined) slots.rename(id, patch.name);
      return {};
    },
    async resetSecret(ctx, { id, secret }) {
      await setSecret(ctx, slots, id, secret, true);
      return {};
    },
  };
}
