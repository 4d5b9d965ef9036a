/**
 * Host (b): the built renderer and the core on 127.0.0.1. For kiosks and thin clients, for every end-to-end test, and
 * wherever Electron's binary cannot be had.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { RPCHandler } from '@orpc/server/fetch';
import { z } from 'zod';
import { coreFailure, DeskError } from '../db/core/errors.ts';
import type { Contract } from '../db/core/procedure.ts';
import type { Session } from '../db/core/session.ts';
import { bodyLimitOf, readBody } from './body.ts';
import type { ReportBug } from './bugLog.ts';
import { checkAddress, checkOrigin, createDoor } from './door.ts';
import { hostFailure } from './failures.ts';
import { guardHeaders, loadPage } from './pages.ts';
import { type Callable, createRouter, handlerOptions, type RpcContext, toRpcError } from './rpc.ts';

export interface HttpHostOptions {
  desk: Callable;
  contract: Contract;
  openSession: () => Session;
  report: ReportBug;
  /** Folder of the built renderer. */
  pages: string;
  /** 0 takes any free one. */
  port: number;
}

export interface HttpHost {
  port: number;
  /** A new one-time link: the token stands alone in the hash, which a browser never sends. */
  newLink(): string;
  close(): Promise<void>;
}

const enterInput = z.object({ token: z.string().max(200) });

function sendFailure(response: ServerResponse, error: DeskError) {
  const rpcError = toRpcError(error);
  // The shape of any refused call, so that the page reads both alike.
  const body = JSON.stringify({ json: rpcError.toJSON() });
  const unread = error.code === 'request.tooLarge' ? { connection: 'close' } : {};
  const type = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(rpcError.status, { ...guardHeaders, ...type, ...unread }).end(body);
}

async function sendPage(pages: string, request: IncomingMessage, response: ServerResponse) {
  const page = await loadPage(pages, (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/');
  if (!page) throw hostFailure('host.notFound');
  response.writeHead(200, { ...page.headers, 'content-length': page.body.length });
  response.end(request.method === 'HEAD' ? undefined : page.body);
}

/** Node's request as the one that the router's handler takes; its signal aborts when the other side hangs up. */
function toFetchRequest(request: IncomingMessage, response: ServerResponse, body: Buffer<ArrayBuffer>) {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return new Request(`http://127.0.0.1${request.url ?? '/'}`, {
    method: 'POST',
    headers: { 'content-type': request.headers['content-type'] ?? '' },
    body,
    signal: gone.signal,
  });
}

async function sendAnswer(response: ServerResponse, answer: Response) {
  response.writeHead(answer.status, {
    ...guardHeaders,
    'cache-control': 'no-store',
    ...Object.fromEntries(answer.headers),
  });
  if (answer.body) await pipeline(answer.body, response);
  else response.end();
}

/** @throws DeskError `host.portInUse` */
export async function openHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const { contract, desk, report } = options;
  const rpc = new RPCHandler<RpcContext>(createRouter(contract), handlerOptions);
  const closing = new AbortController();

  async function call(request: IncomingMessage, response: ServerResponse, path: string) {
    const session = door.sessionOf(request.headers.cookie);
    const body = await readBody(request, bodyLimitOf(request, contract, path));
    const context: RpcContext = { desk, session, report, closing: closing.signal };
    const result = await rpc.handle(toFetchRequest(request, response, body), { prefix: '/rpc', context });
    if (!result.matched) throw coreFailure('procedure.unknown');
    await sendAnswer(response, result.response);
  }

  async function enter(request: IncomingMessage, response: ServerResponse) {
    const body = await readBody(request, bodyLimitOf(request, {}, ''));
    const input = enterInput.safeParse(parseJson(body));
    if (!input.success) throw hostFailure('request.malformed');
    const cookie = door.enter(input.data.token, request.headers.cookie);
    response.writeHead(204, { ...guardHeaders, ...(cookie ? { 'set-cookie': cookie } : {}) }).end();
  }

  async function route(request: IncomingMessage, response: ServerResponse) {
    const ownOrigin = checkAddress(request.headers, port);
    if (request.method === 'GET' || request.method === 'HEAD') {
      return sendPage(options.pages, request, response);
    }
    if (request.method !== 'POST') throw hostFailure('host.wrongMethod');
    checkOrigin(request.headers, ownOrigin);
    const path = request.url ?? '/';
    if (path === '/enter') return enter(request, response);
    if (path.startsWith('/rpc/')) return call(request, response, path);
    throw hostFailure('host.notFound');
  }

  function fail(response: ServerResponse, error: unknown) {
    // The other side hung up, or the answer is already under way: nobody is left to be told.
    if (response.headersSent || response.destroyed) return response.destroy();
    if (error instanceof DeskError) return sendFailure(response, error);
    sendFailure(response, coreFailure('internal.bug', { report: report('http', error) }));
  }

  const limits = { headersTimeout: 10_000, requestTimeout: 60_000, maxHeaderSize: 16 * 1024 };
  const server = createServer(limits, (request, response) => {
    route(request, response).catch((error: unknown) => fail(response, error));
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  const port = await listen(server, options.port);
  const door = createDoor(`linli-desk-${port}`, options.openSession);

  return {
    port,
    newLink: () => `http://127.0.0.1:${port}/#${door.newToken()}`,
    close() {
      const { promise, resolve } = Promise.withResolvers<void>();
      closing.abort();
      server.close(() => resolve());
      server.closeAllConnections();
      return promise;
    },
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw hostFailure('request.malformed');
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    reject(error.code === 'EADDRINUSE' ? hostFailure('host.portInUse', { port }) : error);
  });
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') resolve(address.port);
  });
  return promise;
}
