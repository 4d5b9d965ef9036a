/** A request's body, read up to its limit. Only a task can take a file: reading one is asynchronous work. */
import type { IncomingMessage } from 'node:http';
import type { Contract } from '../db/core/procedure.ts';
import { hostFailure } from './failures.ts';

const megabyte = 1024 * 1024;
const callLimit = megabyte;
/** A roster may have 30 MB; the rest is what multipart adds. */
const uploadLimit = 32 * megabyte;

const mediaTypeOf = (request: IncomingMessage) =>
  (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();

/** Bytes that a call may have. @throws DeskError `request.wrongType` */
export function bodyLimitOf(request: IncomingMessage, contract: Contract, path: string): number {
  const type = mediaTypeOf(request);
  if (type === 'application/json') return callLimit;
  const [feature = '', procedure = ''] = path.split('/').slice(-2);
  const group = Object.hasOwn(contract, feature) ? contract[feature] : undefined;
  const takesFiles = group && Object.hasOwn(group, procedure) && group[procedure]?.kind === 'task';
  if (type === 'multipart/form-data' && takesFiles) return uploadLimit;
  throw hostFailure('request.wrongType');
}

/** @throws DeskError `request.tooLarge`, `request.malformed` when the sender stopped half-way */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer>> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer<ArrayBuffer>>();
  const tooLarge = () => reject(hostFailure('request.tooLarge', { megabytes: limit / megabyte }));
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    tooLarge();
    return promise;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else {
      // Paused, not destroyed: the answer must still get out.
      request.pause();
      tooLarge();
    }
  });
  request.on('end', () => resolve(Buffer.concat(chunks)));
  request.on('close', () => reject(hostFailure('request.malformed')));
  return promise;
}
