/** Secrets of people: scrypt with a salt each; `scrypt` works in Node and in Electron's BoringSSL alike. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's figure for scrypt: 128 MB and about half a second a try. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

export interface HashedSecret {
  salt: string;
  hash: string;
}

/** 32 bytes from a secret; asynchronous, because it takes about half a second. */
export function stretch(secret: string, salt: Uint8Array): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  // NFKC: the same password typed full-width under an input method must be the same password.
  scrypt(secret.normalize('NFKC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  return promise;
}

export async function hashSecret(secret: string): Promise<HashedSecret> {
  const salt = randomBytes(16);
  const hash = await stretch(secret, salt);
  return { salt: salt.toString('hex'), hash: hash.toString('hex') };
}

export async function secretMatches(secret: string, stored: HashedSecret): Promise<boolean> {
  const hash = await stretch(secret, Buffer.from(stored.salt, 'hex'));
  return timingSafeEqual(hash, Buffer.from(stored.hash, 'hex'));
}
