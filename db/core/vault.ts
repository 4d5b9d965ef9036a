/**
 * The file key and who may unwrap it. The database is encrypted with one random key; `keys.json` keeps that key
 * wrapped once for each way of opening it: the recovery key, this computer's keystore, each password account.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FileKey } from './cipher.ts';
import { stretch } from './secret.ts';

/** The operating system's keystore (Electron's safeStorage). Absent where there is none that deserves trust. */
export interface DeviceKeyStore {
  wrap(key: Uint8Array): Promise<Uint8Array> | Uint8Array;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

const wrapped = z.object({ salt: z.string(), iv: z.string(), box: z.string(), tag: z.string() });
const keyFile = z.object({
  version: z.literal(1),
  recovery: wrapped,
  recoveryConfirmed: z.boolean(),
  device: z.string().nullable(),
  accounts: z.array(z.object({ id: z.string(), name: z.string(), key: wrapped })),
});
type Wrapped = z.infer<typeof wrapped>;
type KeyFile = z.infer<typeof keyFile>;

// Crockford's alphabet: no I, L, O, U, so that a hand-copied key can be read back.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 160 random bits as eight groups of four: `7K3M-…`. */
export function newRecoveryKey(): string {
  const groups = Array.from({ length: 8 }, () =>
    Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
  );
  return groups.join('-');
}

/** What a person typed, read kindly: case, spaces, dashes, and the look-alikes O, I, L. */
function readRecoveryKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

function recoveryKek(recoveryKey: string, salt: Uint8Array): Uint8Array {
  // The key is random enough that stretching would only cost time.
  return new Uint8Array(hkdfSync('sha256', readRecoveryKey(recoveryKey), salt, 'linli-desk recovery', 32));
}

function wrap(key: FileKey, kek: Uint8Array, salt: Uint8Array): Wrapped {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', kek, iv);
  const box = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    salt: Buffer.from(salt).toString('hex'),
    iv: iv.toString('hex'),
    box: box.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  };
}

/** Null when the key-encryption key is the wrong one. */
function unwrap(slot: Wrapped, kek: Uint8Array): FileKey | null {
  const decipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(slot.iv, 'hex'));
  decipher.setAuthTag(Buffer.from(slot.tag, 'hex'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(slot.box, 'hex')), decipher.final()]);
  } catch {
    return null;
  }
}

const saltOf = (slot: Wrapped) => Buffer.from(slot.salt, 'hex');

export interface Vault {
  readonly exists: boolean;
  /** Accounts whose password opens the file. */
  accounts(): { id: string; name: string }[];
  /**
   * Writes the first slots, all in one step, and returns the recovery key, which is shown once and kept nowhere. Call
   * it when the database is complete: a folder without `keys.json` counts as never set up.
   */
  create(key: FileKey, account: { id: string; name: string }, password: string): Promise<string>;
  openWithDevice(): Promise<FileKey | null>;
  openWithRecovery(recoveryKey: string): FileKey | null;
  openWithPassword(accountId: string, password: string): Promise<FileKey | null>;
  addPassword(key: FileKey, account: { id: string; name: string }, password: string): Promise<void>;
  removeAccount(accountId: string): void;
  renameAccount(accountId: string, name: string): void;
  replaceRecoveryKey(key: FileKey): string;
  /** Whether somebody has shown that the present recovery key was kept; false after each new one. */
  readonly recoveryConfirmed: boolean;
  confirmRecoveryKey(): void;
}

export function openVault(dir: string, device?: DeviceKeyStore): Vault {
  const path = join(dir, 'keys.json');
  let keys: KeyFile | null = existsSync(path) ? keyFile.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;

  /** Replaces the file in one step: a power cut leaves the old one or the new one. */
  function save(next: KeyFile) {
    const temporary = `${path}.new`;
    const handle = openSync(temporary, 'w', 0o600);
    writeSync(handle, JSON.stringify(next));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, path);
    keys = next;
  }
  function current(): KeyFile {
    if (!keys) throw new Error('the vault has no keys yet');
    return keys;
  }
  function recoverySlot(key: FileKey) {
    const recoveryKey = newRecoveryKey();
    const salt = randomBytes(16);
    return { recoveryKey, slot: wrap(key, recoveryKek(recoveryKey, salt), salt) };
  }
  async function passwordSlot(key: FileKey, password: string): Promise<Wrapped> {
    const salt = randomBytes(16);
    return wrap(key, await stretch(password, salt), salt);
  }

  return {
    get exists() {
      return keys !== null;
    },
    accounts: () => (keys?.accounts ?? []).map(({ id, name }) => ({ id, name })),
    async create(key, account, password) {
      const { recoveryKey, slot } = recoverySlot(key);
      const box = device ? Buffer.from(await device.wrap(key)).toString('hex') : null;
      const accounts = [{ ...account, key: await passwordSlot(key, password) }];
      save({ version: 1, recovery: slot, recoveryConfirmed: false, device: box, accounts });
      return recoveryKey;
    },
    async openWithDevice() {
      const box = keys?.device;
      if (!device || !box) return null;
      try {
        return await device.unwrap(Buffer.from(box, 'hex'));
      } catch {
        // Another computer, or a keystore that was reset: the recovery key remains.
        return null;
      }
    },
    openWithRecovery(recoveryKey) {
      const slot = current().recovery;
      return unwrap(slot, recoveryKek(recoveryKey, saltOf(slot)));
    },
    async openWithPassword(accountId, password) {
      const slot = current().accounts.find((account) => account.id === accountId)?.key;
      return slot ? unwrap(slot, await stretch(password, saltOf(slot))) : null;
    },
    async addPassword(key, account, password) {
      const slot = await passwordSlot(key, password);
      const others = current().accounts.filter(({ id }) => id !== account.id);
      save({ ...current(), accounts: [...others, { ...account, key: slot }] });
    },
    removeAccount(accountId) {
      save({ ...current(), accounts: current().accounts.filter(({ id }) => id !== accountId) });
    },
    renameAccount(accountId, name) {
      const accounts = current().accounts.map((slot) => (slot.id === accountId ? { ...slot, name } : slot));
      save({ ...current(), accounts });
    },
    replaceRecoveryKey(key) {
      const { recoveryKey, slot } = recoverySlot(key);
      save({ ...current(), recovery: slot, recoveryConfirmed: false });
      return recoveryKey;
    },
    get recoveryConfirmed() {
      return keys?.recoveryConfirmed ?? false;
    },
    confirmRecoveryKey() {
      save({ ...current(), recoveryConfirmed: true });
    },
  };
}
