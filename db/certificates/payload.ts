/**
 * What the QR code of a certificate says: `LV1.<content>.<signature>`, at most 400 characters. The content is a JSON
 * list, signed as written, so that any later reader can tell whether a character of it was changed. Both parts are in
 * base32: a scanner is a keyboard that may lose the case of letters, and a QR code packs capitals and digits tighter
 * than anything else.
 */
import { createPublicKey, sign, verify } from 'node:crypto';
import { fromBase32, toBase32 } from './base32.ts';

const version = 'LV1';
/** Characters of an Ed25519 signature, 64 bytes, in base32. */
const signatureLength = 103;
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
  const signed = `${version}.${toBase32(Buffer.from(JSON.stringify(list)))}`;
  const key = { key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' } as const;
  return `${signed}.${toBase32(sign(null, Buffer.from(signed), key))}`;
}

export type Reading =
  | { kind: 'content'; content: Content; signed: string; signature: Buffer }
  /** Begins as ours do and ends too early: scanned or copied in part. */
  | { kind: 'cut' }
  /** Begins as ours do, but cannot be read: something in it was changed. */
  | { kind: 'broken' }
  | { kind: 'other' };

export function readCode(raw: string): Reading {
  // Copied from paper or PDF, it comes in several lines.
  const code = raw.replace(/\s/g, '').toUpperCase();
  if (!code.startsWith(`${version}.`)) return { kind: 'other' };
  const [, body = '', signature = '', ...more] = code.split('.');
  if (more.length === 0 && signature.length < signatureLength) return { kind: 'cut' };
  if (more.length > 0) return { kind: 'broken' };
  const bytes = fromBase32(signature);
  const content = contentOf(body);
  if (!bytes || !content) return { kind: 'broken' };
  return {
    kind: 'content',
    content,
    signed: `${version}.${body}`,
    signature: bytes,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(fromBase32(body)?.toString('utf8') ?? '');
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
