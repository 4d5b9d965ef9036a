/** A process that a test starts, listens to, and ends as a power cut does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Ms after which a point that was not reached never will be. */
const patience = 20_000;

export interface Child {
  /** Whole lines, as far as they have come. */
  heard(): string[];
  /** @returns when it has said so many lines that begin so */
  says(start: string, times?: number): Promise<void>;
  /** @throws when it does not die, or ends by itself otherwise than with code 0 */
  gone(): Promise<void>;
  kill(): Promise<void>;
}

export function startChild(program: string, orders: object): Child {
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let complaint = '';
  const closed = once(child, 'close');
  const listeners = new Set<() => void>();
  const wake = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    wake();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.once('close', wake);
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const heard = () =>
    text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean);

  function until(what: string, holds: () => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (why: string) => reject(new Error(`${what}: ${why} ${complaint} ${heard().at(-1)}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('it did not come to that');
    }, patience);
    const look = () => {
      if (holds()) resolve();
      else if (ended()) fail('it ended before that');
    };
    listeners.add(look);
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      listeners.delete(look);
    });
  }

  return {
    heard,
    says: (start, times = 1) =>
      until(start, () => heard().filter((line) => line.startsWith(start)).length >= times),
    async gone() {
      await until('its death', ended);
      await closed;
      if (child.signalCode !== 'SIGKILL' && child.exitCode !== 0) throw new Error(complaint);
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
