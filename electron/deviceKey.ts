/** The operating system's keystore as the vault's second key, so that nobody types a password to open the file. */
import type { DeviceKeyStore } from '../db/core/vault.ts';

/** The part of Electron's safeStorage that is used here. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/**
 * Null where the store deserves no trust: without a keyring, Linux falls back to a password that is written in
 * Chromium's source (`basic_text`). A password or the recovery key opens the data then.
 */
export function deviceKeyStore(storage: SafeStorage, platform: NodeJS.Platform): DeviceKeyStore | null {
  if (!storage.isEncryptionAvailable()) return null;
  const trusted = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];
  if (platform === 'linux' && !trusted.includes(storage.getSelectedStorageBackend())) return null;
  return {
    wrap: (key) => storage.encryptString(Buffer.from(key).toString('base64')),
    unwrap: (wrapped) => Buffer.from(storage.decryptString(Buffer.from(wrapped)), 'base64'),
  };
}
