/** HTTPS before a district, as a proxy that ends it has it; certificates are made by `make.sh`. All on this machine. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';

/** `stranger` has signed itself; the others are signed by the authority of the tests. */
export type Shown = 'good' | 'expired' | 'early' | 'elsewhere' | 'stranger';

const pem = (name: string) => readFileSync(join(import.meta.dirname, `${name}.pem`), 'utf8');
export const authorityFile = join(import.meta.dirname, 'authority.pem');

export interface Front {
  address: string;
  /** From the next connection on; those that are open end. */
  show(certificate: Shown): void;
  close(): Promise<void>;
}

/** @param address of what answers behind it */
export async function openFront(address: string, shown: Shown): Promise<Front> {
  const sockets = new Set<TLSSocket>();
  const server = createServer({ key: pem(shown), cert: pem(shown) }, (socket) => {
    sockets.add(socket);
    const there = connect(Number(new URL(address).port), '127.0.0.1');
    for (const [end, other] of [
      [socket, there],
      [there, socket],
    ] as const) {
      end.on('error', () => end.destroy());
      end.on('close', () => other.destroy());
      end.pipe(other);
    }
  });
  // Whoever does not believe the certificate hangs up, which is no fault of the server.
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    address: `https://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}`,
    show(certificate) {
      server.setSecureContext({ key: pem(certificate), cert: pem(certificate) });
      hangUp();
    },
    async close() {
      hangUp();
      server.close();
      await once(server, 'close');
    },
  };
}
