import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLab } from '../support/lab.ts';
import { enter, openLabHost } from '../support/wires.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Code of the failure in the body. */
  code: string | undefined;
}

interface Ask {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Headers only: the body never comes. */
  unfinished?: boolean;
}

/** A request exactly as written: no browser and no `fetch` between that would mend a path or a header. */
function send(
  port: number,
  { method = 'POST', path, headers = {}, body = '', unfinished }: Ask,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const outgoing = request({ host: '127.0.0.1', port, method, path, headers, setHost: false }, (incoming) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const code = /"data":\{"code":"([^"]+)"/.exec(text)?.[1];
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text, code });
      outgoing.destroy();
    });
  });
  outgoing.on('error', reject);
  if (unfinished) outgoing.flushHeaders();
  else outgoing.end(body);
  return promise;
}

const page = '<!doctype html><title>邻里前台</title>';

async function open() {
  const lab = openLab();
  const pages = join(lab.folder, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), page);
  writeFileSync(join(pages, 'assets/main-DkW3v8x_.js'), 'export {};');
  writeFileSync(join(pages, 'assets/notes.txt'), 'not a page');
  writeFileSync(join(lab.folder, 'secret.html'), 'outside');
  const { host, sessions, origin } = await openLabHost(lab, pages);
  onTestFinished(async () => {
    await host.close();
    lab[Symbol.dispose]();
  });
  const own = { host: `127.0.0.1:${host.port}`, origin, 'content-type': 'application/json' };
  const cookie = await enter(host.newLink());
  for (const session of sessions) lab.signIn(session);
  return { lab, sessions, host, port: host.port, origin, own, admitted: { ...own, cookie } };
}

const listCall = { path: '/rpc/lab/list', body: '{"json":{}}' };

describe('the one-time link', () => {
  const tokenOf = (link: string) => JSON.stringify({ token: new URL(link).hash.slice(1) });

  it('carries its token alone in the hash and admits one browser, once', async () => {
    const { host, port, own } = await open();
    const link = host.newLink();
    expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/#[\\w-]{43}$`));
    const first = await send(port, { path: '/enter', headers: own, body: tokenOf(link) });
    expect(first.status).toBe(204);
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^linli-desk-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
    const second = await send(port, { path: '/enter', headers: own, body: tokenOf(link) });
    expect([second.status, second.code]).toEqual([401, 'host.linkUsed']);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('may be opened again by the browser that it admitted', async () => {
    const { host, port, own } = await open();
    const link = host.newLink();
    const cookie = await enter(link);
    const again = await send(port, { path: '/enter', headers: { ...own, cookie }, body: tokenOf(link) });
    expect([again.status, again.headers['set-cookie']]).toEqual([204, undefined]);
  });

  it('with a wrong token admits nobody', async () => {
    const { port, own } = await open();
    for (const token of ['', 'x', 'A'.repeat(43)]) {
      const answer = await send(port, { path: '/enter', headers: own, body: JSON.stringify({ token }) });
      expect([answer.status, answer.code]).toEqual([401, 'host.linkUsed']);
    }
  });

  it('can be made anew, each for one more browser with a session of its own', async () => {
    const { sessions, host } = await open();
    const cookies = [await enter(host.newLink()), await enter(host.newLink())];
    expect(new Set(cookies).size).toBe(2);
    expect(cookies).not.toContain('');
    expect(sessions).toHaveLength(3);
  });
});

describe('a call', () => {
  it('of an admitted browser is answered', async () => {
    const { port, admitted } = await open();
    const answer = await send(port, { ...listCall, headers: admitted });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ json: { ids: [] } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['no cookie', { cookie: '' }],
    ['a made-up cookie', { cookie: `linli-desk-PORT=${'A'.repeat(43)}` }],
  ])('with %s is refused', async (_name, headers) => {
    const { port, admitted } = await open();
    const cookie = headers.cookie.replace('PORT', String(port));
    const answer = await send(port, { ...listCall, headers: { ...admitted, cookie } });
    expect([answer.status, answer.code]).toEqual([401, 'host.notAdmitted']);
  });

  it.each([
    'http://evil.example',
    'null',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    '',
  ])('from the origin "%s" is refused', async (origin) => {
    const { port, admitted } = await open();
    const headers = { ...admitted, origin: origin.replace('PORT', String(port)) };
    for (const path of ['/rpc/lab/list', '/enter']) {
      const answer = await send(port, { ...listCall, path, headers });
      expect([answer.status, answer.code]).toEqual([403, 'host.wrongOrigin']);
    }
  });

  it('without an Origin is refused', async () => {
    const { port, admitted } = await open();
    const { origin: _, ...headers } = admitted;
    const answer = await send(port, { ...listCall, headers });
    expect([answer.status, answer.code]).toEqual([403, 'host.wrongOrigin']);
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:PORT',
    '0.0.0.0:PORT',
    '[::1]:PORT',
  ])('to the host name "%s" is refused, as a page also (DNS rebinding)', async (name) => {
    const { port, admitted } = await open();
    const host = name.replace('PORT', String(port));
    const headers = { ...admitted, host, origin: `http://${host}` };
    const call = await send(port, { ...listCall, headers });
    expect([call.status, call.code]).toEqual([421, 'host.wrongAddress']);
    expect((await send(port, { method: 'GET', path: '/', headers })).body).not.toContain('邻里前台');
  });

  it('to localhost is answered for a page of localhost', async () => {
    const { port, admitted } = await open();
    const host = `localhost:${port}`;
    const headers = { ...admitted, host, origin: `http://${host}` };
    expect((await send(port, { ...listCall, headers })).status).toBe(200);
  });

  it('of another type than JSON or a form is refused', async () => {
    const { port, admitted } = await open();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/event-stream', '']) {
      const headers = { ...admitted, 'content-type': type };
      const answer = await send(port, { ...listCall, headers });
      expect([answer.status, answer.code], type).toEqual([415, 'request.wrongType']);
    }
  });

  it('carries a file to a task only', async () => {
    const { port, admitted } = await open();
    const headers = { ...admitted, 'content-type': 'multipart/form-data; boundary=b' };
    for (const path of [
      '/rpc/lab/list',
      '/rpc/lab/write',
      '/rpc/host/announcements',
      '/enter',
      '/rpc/lab/none',
    ]) {
      expect((await send(port, { path, headers, body: '--b--' })).code, path).toBe('request.wrongType');
    }
    expect((await send(port, { path: '/rpc/lab/upload', headers, body: '--b--' })).code).toBe(
      'request.malformed',
    );
  });

  it.each([
    ['broken JSON', '{"json":'],
    ['no JSON', '\u0000\u0001'],
    ['JSON of another shape', '[]'],
    ['null', 'null'],
    ['a serialised type that lies', '{"json":{"a":1},"meta":[[1,"a"]]}'],
    ['a path into nothing', '{"json":{},"meta":[[1,"__proto__","x"]]}'],
  ])('with %s is refused with a sentence and no trace of the program', async (_name, body) => {
    const { port, admitted } = await open();
    const answer = await send(port, { path: '/rpc/lab/list', headers: admitted, body });
    expect(answer.body).not.toMatch(/\.ts|\.mjs|node_modules|Error|at /);
    expect([answer.status, answer.code]).toEqual(
      body === '[]' ? [422, 'input.invalid'] : [400, 'request.malformed'],
    );
  });

  it('of more than 1 MB is refused before it is read, a file of more than 32 MB too', async () => {
    const { port, admitted } = await open();
    const call = await send(port, {
      path: '/rpc/lab/list',
      headers: { ...admitted, 'content-length': String(1024 * 1024 + 1) },
      unfinished: true,
    });
    expect([call.status, call.code]).toEqual([413, 'request.tooLarge']);
    expect(call.body).toContain('1 MB');
    const upload = await send(port, {
      path: '/rpc/lab/upload',
      headers: {
        ...admitted,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': String(32 * 1024 * 1024 + 1),
      },
      unfinished: true,
    });
    expect([upload.status, upload.code]).toEqual([413, 'request.tooLarge']);
    expect(upload.body).toContain('32 MB');
  });

  it('that hides its size is cut off at the same limit', async () => {
    const { port, admitted } = await open();
    const headers = { ...admitted, 'transfer-encoding': 'chunked' };
    const body = Buffer.alloc(1024 * 1024 + 1, ' ');
    const answer = await send(port, { path: '/rpc/lab/list', headers, body });
    expect([answer.status, answer.code]).toEqual([413, 'request.tooLarge']);
  });

  it('by any other method is refused', async () => {
    const { port, admitted } = await open();
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      const answer = await send(port, { path: listCall.path, method, headers: admitted });
      expect([method, answer.status, answer.code]).toEqual([method, 405, 'host.wrongMethod']);
    }
    // A link or an image of another site can make a browser ask by GET, with its cookie.
    const byGet = await send(port, { method: 'GET', path: '/rpc/lab/list?data=%7B%7D', headers: admitted });
    expect([byGet.status, byGet.code]).toEqual([404, 'host.notFound']);
  });

  it('that is no HTTP at all is refused and the host goes on', async () => {
    const { port, admitted } = await open();
    const { promise, resolve } = Promise.withResolvers<string>();
    const socket = connect(port, '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'));
    socket.on('data', (data) => resolve(data.toString('utf8')));
    expect(await promise).toMatch(/^HTTP\/1\.1 400 /);
    socket.destroy();
    expect((await send(port, { ...listCall, headers: admitted })).status).toBe(200);
  });
});

describe('a page', () => {
  it('is served with headers that keep scripts, frames and other sites out', async () => {
    const { port, own } = await open();
    for (const path of ['/', '/index.html', '/?x=1']) {
      const { status, headers, body } = await send(port, { method: 'GET', path, headers: own });
      expect([status, body]).toEqual([200, page]);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': expect.stringContaining("script-src 'self';"),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe|\*|https?:/);
    }
  });

  it('with a hashed name is kept for good', async () => {
    const { port, own } = await open();
    const answer = await send(port, { method: 'GET', path: '/assets/main-DkW3v8x_.js', headers: own });
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('asked by HEAD sends its headers alone', async () => {
    const { port, own } = await open();
    const answer = await send(port, { method: 'HEAD', path: '/', headers: own });
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(page)));
  });

  it.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/%2e%2e%2fsecret.html',
    '/..%5csecret.html',
    '/..\\secret.html',
    '/%252e%252e/secret.html',
    '//secret.html',
    '/%00/../secret.html',
    '/index.html%00.png',
    '/%zz',
    '/C:/secret.html',
    '/index.html::$DATA',
    '/assets',
    '/assets/',
    '/assets/notes.txt',
    '/absent.html',
  ])('that is none of ours is not found: %s', async (path) => {
    const { port, own } = await open();
    const answer = await send(port, { method: 'GET', path, headers: own });
    expect([answer.status, answer.code]).toEqual([404, 'host.notFound']);
    expect(answer.body).not.toContain('outside');
  });
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4');

it.skipIf(!outside)('the network cannot reach the host, only this computer', async () => {
  const { port } = await open();
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(port, outside?.address ?? '');
  socket.on('connect', () => resolve('reached'));
  socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
  expect(await promise).toBe('ECONNREFUSED');
  socket.destroy();
});

it('a taken port is told in a sentence that names it', async () => {
  const { lab, port } = await open();
  const taken = openLabHost(lab, lab.folder, port);
  await expect(taken).rejects.toMatchObject({
    failure: { code: 'host.portInUse', sentence: { en: expect.stringContaining(String(port)) } },
  });
});
