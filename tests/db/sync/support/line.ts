/** What stands between an office and the internet: a proxy, a slow line, a captive portal, a cut. All on this machine. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, createServer as createRelay, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return bound !== null && typeof bound === 'object' ? bound.port : 0;
}

export interface Proxy {
  port: number;
  /** How many requests and tunnels went through. */
  passed: number;
  close(): Promise<void>;
}

const portOf = (address: string) => Number(new URL(address).port);

/** @param account `name:password`, asked of everybody (RFC 7617); null: of nobody */
export async function openProxy(account: string | null = null): Promise<Proxy> {
  const wanted = account && `Basic ${Buffer.from(account).toString('base64')}`;
  const sockets = new Set<Duplex>();
  const admits = ({ headers }: IncomingMessage) => !wanted || headers['proxy-authorization'] === wanted;
  const server = createServer((asked: IncomingMessage, answer: ServerResponse) => {
    if (!admits(asked)) return answer.writeHead(407).end('<html>who are you?</html>');
    proxy.passed += 1;
    const { method, headers, url = '' } = asked;
    const onward = request(url, { method, headers }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers);
      said.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    return asked.pipe(onward);
  });
  server.on('connect', (asked: IncomingMessage, socket: Duplex) => {
    if (!admits(asked)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    proxy.passed += 1;
    const there = connect(portOf(`http://${asked.url}`), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    for (const end of [socket, there]) {
      sockets.add(end);
      end.on('error', () => end.destroy());
    }
  });
  const proxy: Proxy = {
    port: await listening(server),
    passed: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

export interface Line {
  address: string;
  /** Each way, for each connection; may be changed at any time. */
  bytesPerSecond: number;
  /** Instead of passing anything on, answers every request with a page to sign in on. */
  portal: boolean;
  /** Ends all connections in the middle of whatever they carry. */
  cut(): void;
  /** Bytes that were passed on towards the district. */
  sent: number;
  close(): Promise<void>;
}

/** How often a slow line passes something on. */
const tickMs = 20;

/** Passes on what comes, a little at a time; what is not read waits with the sender, as on a real line. */
function throttle(from: Socket, to: Socket, line: Line, counts: boolean): void {
  let passing = true;
  from.on('end', () => to.end());
  for (const end of [from, to]) {
    end.on('error', () => end.destroy());
    end.on('close', () => {
      passing = false;
      from.destroy();
      to.destroy();
    });
  }
  let owed = 0;
  const tick = setInterval(() => {
    if (!passing) return clearInterval(tick);
    owed = Math.min(owed + (line.bytesPerSecond * tickMs) / 1000, line.bytesPerSecond);
    const most = Math.floor(owed);
    const part: unknown =
      from.readableLength > 0 ? from.read(Math.min(most, from.readableLength)) : from.read(0);
    if (!Buffer.isBuffer(part)) return;
    owed -= part.length;
    if (counts) line.sent += part.length;
    to.write(part);
  }, tickMs);
}

const portalPage =
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 18\r\nConnection: close\r\n\r\n<html>login</html>';

/** A line to an address of this machine. */
export async function openLine(address: string): Promise<Line> {
  const sockets = new Set<Socket>();
  const server = createRelay({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (line.portal) {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => socket.end(portalPage));
      socket.resume();
      return;
    }
    const there = connect(portOf(address), '127.0.0.1');
    there.pause();
    throttle(socket, there, line, true);
    throttle(there, socket, line, false);
  });
  const line: Line = {
    address: '',
    bytesPerSecond: Number.POSITIVE_INFINITY,
    portal: false,
    sent: 0,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      line.cut();
      server.close();
      await once(server, 'close');
    },
  };
  line.address = `http://127.0.0.1:${await listening(server)}`;
  return line;
}
