/**
 * One question to the district over HTTP. Whatever answers that is not the district — a captive portal's page, a proxy's
 * error, silence — is told apart here and never taken for an answer (SPEC R7).
 */
import type { DeskError } from '../core/errors.ts';
import { syncFailure } from './failures.ts';
import { headerNames, protocol, refusal, wireLimits } from './protocol/wire.ts';

export type Fetch = typeof globalThis.fetch;

export interface Question {
  method: 'GET' | 'POST';
  /** Path and query. */
  target: string;
  headers: Readonly<Record<string, string>>;
  /** Empty for a GET. */
  body: Buffer;
  json: boolean;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
  districtEpoch: number;
  /** UTC ms. */
  serverTime: number;
}

export interface AskParts {
  /** `https://…`, without a slash at the end. */
  address: string;
  fetch: Fetch;
  /** For the whole of a question and its answer, in ms. */
  timeoutMs: number;
  /** The desk is closing. */
  signal: AbortSignal;
  /** Bytes that went either way. */
  moved(bytes: number): void;
}

const privateHost =
  /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\])$/;

/** In the office or on this computer, as against out in the internet. */
export const isPrivate = (hostname: string) => privateHost.test(hostname);

/**
 * An address as a person types it. Records must not cross the internet in the clear; inside an office network the district's
 * server may have no certificate.
 *
 * @throws DeskError `sync.badAddress`
 */
export function readAddress(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isPrivate(url.hostname));
  if (!url || !secure || url.username || url.password) throw syncFailure('sync.badAddress', {}, 'address');
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** Said by the proxy's own answer to CONNECT: there it ends, nothing was asked of the district. */
const proxyRefusal = /^Proxy response \(\d+\)/;

function isProxyRefusal(error: unknown): boolean {
  return error instanceof Error && (proxyRefusal.test(error.message) || isProxyRefusal(error.cause));
}

/** The first code that an error or one of its causes carries. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}

/** By the clock of this computer, which may be what is wrong. */
const certificateDates = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
/** As Node names what a certificate lacks: no authority known here has signed it, or it is somebody else's. */
const certificateFault = /CERT|VERIFY|SELF_SIGNED|ISSUER/;

function networkFailure(error: unknown): DeskError {
  if (isProxyRefusal(error)) return syncFailure('sync.proxyRefused');
  const code = codeOf(error);
  if (certificateDates.has(code)) return syncFailure('sync.certificateDate');
  if (certificateFault.test(code)) return syncFailure('sync.certificate');
  const late = error instanceof DOMException && error.name === 'TimeoutError';
  return syncFailure(late ? 'sync.slow' : 'sync.offline');
}

/** @throws DeskError `sync.notTheDistrict` once more comes than the district would send */
async function readCapped(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > wireLimits.answer) throw syncFailure('sync.notTheDistrict');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const wholeNumber = (text: string | null) => (text !== null && /^\d{1,16}$/.test(text) ? Number(text) : null);

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw syncFailure('sync.notTheDistrict');
  }
}

/** How long the district asks to be left alone, in ms; 0 where it says nothing. */
export function retryAfterOf(error: DeskError): number {
  const { retryAfterMs } = error.failure.params;
  return typeof retryAfterMs === 'number' ? retryAfterMs : 0;
}

/** The district's clock, as a refusal gives it. */
export function serverTimeOf(error: DeskError): number | null {
  const { serverTime } = error.failure.params;
  return typeof serverTime === 'number' ? serverTime : null;
}

function readRefusal(body: Buffer): DeskError {
  const said = refusal.safeParse(parseJson(body));
  if (!said.success) return syncFailure('sync.notTheDistrict');
  const { code, serverTime, retryAfterMs } = said.data;
  return syncFailure(code, { serverTime, retryAfterMs: retryAfterMs ?? 0 });
}

function ofThisProtocol({ headers }: Response): { districtEpoch: number; serverTime: number } | null {
  const districtEpoch = wholeNumber(headers.get(headerNames.districtEpoch));
  const serverTime = wholeNumber(headers.get(headerNames.serverTime));
  const version = headers.get(headerNames.protocol);
  if (version !== String(protocol.version) || districtEpoch === null || serverTime === null) return null;
  return { districtEpoch, serverTime };
}

/** @throws DeskError with a code of `syncFailure`; then nothing is known of what happened on the other side */
export async function ask(parts: AskParts, question: Question): Promise<Answer> {
  const { method, target, headers, body, json } = question;
  const type = { 'content-type': json ? 'application/json' : 'application/octet-stream' };
  let response: Response;
  let answered: Buffer;
  try {
    response = await parts.fetch(parts.address + target, {
      method,
      headers: { ...headers, ...(method === 'POST' ? type : {}) },
      ...(method === 'POST' ? { body: new Uint8Array(body) } : {}),
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.any([parts.signal, AbortSignal.timeout(parts.timeoutMs)]),
    });
    answered = await readCapped(response);
  } catch (error) {
    throw error instanceof Error && error.name === 'DeskError' ? error : networkFailure(error);
  }
  parts.moved(body.length + answered.length);
  const told = ofThisProtocol(response);
  if (!told) throw syncFailure('sync.notTheDistrict');
  if (!response.ok) throw readRefusal(answered);
  return { status: response.status, headers: response.headers, body: answered, ...told };
}

/** @throws DeskError `sync.notTheDistrict` when the answer is not JSON of this shape */
export function readJson<T>(
  { headers, body }: Answer,
  schema: { safeParse(given: unknown): { success: true; data: T } | { success: false } },
): T {
  const parsed = schema.safeParse(parseJson(body));
  const isJson = headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!parsed.success || !isJson) throw syncFailure('sync.notTheDistrict');
  return parsed.data;
}
