/**
 * What the QR code of a certificate says: `LV1.<content>.<signature>`, at most 300 characters. The content is a JSON
 * list in base64url, signed as written, so that any later reader can tell whether a character of it was changed.
 */
import { createPublicKey, sign, verify } from 'node:crypto';

const version = 'LV1';
/** Longer names would make the code too dense to scan from paper. */
const longestName = 16;

export interface Content {
  number: string;
  name: string;
  volunteerNumber: string;
  minutes: number;
  fromDay: string;
  toDay: string;
  issuedOn: string;
  keyId: string;
}

const compact = (day: string): string => day.replaceAll('-', '');
const spaced = (day: string): string => day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

function shortName(name: string): string {
  const characters = Array.from(name);
  return characters.length <= longestName ? name : `${characters.slice(0, longestName - 1).join('')}…`;
}

/** @param privateKey Ed25519, PKCS#8, base64 */
export function writeCode(content: Content, privateKey: string): string {
  const { number, name, volunteerNumber, minutes, fromDay, toDay, issuedOn, keyId } = content;
  const days = [fromDay, toDay, issuedOn].map(compact);
  const list = [
    number,
    shortName(name),
    volunteerNumber,
    minutes,
    ...days,
    Buffer.from(keyId, 'hex').toString('base64url'),
  ];
  const signed = `${version}.${Buffer.from(JSON.stringify(list)).toString('base64url')}`;
  const key = { key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' } as const;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

export type Reading =
  | { kind: 'content'; content: Content; signed: string; signature: Buffer }
  /** Begins as ours do, but cannot be read: something in it was changed. */
  | { kind: 'broken' }
  | { kind: 'other' };

export function readCode(raw: string): Reading {
  const code = raw.trim();
  if (!code.startsWith(`${version}.`)) return { kind: 'other' };
  const [, body = '', signature = '', ...more] = code.split('.');
  if (more.length > 0 || signature === '') return { kind: 'broken' };
  const bytes = Buffer.from(signature, 'base64url');
  // Several spellings of base64url decode alike; only the one that was printed is accepted.
  if (bytes.toString('base64url') !== signature) return { kind: 'broken' };
  const content = contentOf(body);
  if (!content) return { kind: 'broken' };
  return {
    kind: 'content',
    content,
    signed: `${version}.${body}`,
    signature: bytes,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function contentOf(body: string): Content | null {
  const list = parsed(body);
  if (!Array.isArray(list) || list.length !== 8) return null;
  const [number, name, volunteerNumber, minutes, ...rest]: unknown[] = list;
  const [from, to, issued, key] = rest.map(String);
  const texts = [number, name, volunteerNumber].every((text) => typeof text === 'string');
  if (!texts || typeof minutes !== 'number') return null;
  return {
    number: String(number),
    name: String(name),
    volunteerNumber: String(volunteerNumber),
    minutes,
    fromDay: spaced(from ?? ''),
    toDay: spaced(to ?? ''),
    issuedOn: spaced(issued ?? ''),
    keyId: Buffer.from(key ?? '', 'base64url').toString('hex'),
  };
}

/** @param publicKey Ed25519, base64url */
export function isSigned(signed: string, signature: Buffer, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return signature.length === 64 && verify(null, Buffer.from(signed), key, signature);
}
