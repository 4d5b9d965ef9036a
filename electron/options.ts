/** The flags of `npm start`, of the loopback host and of the desktop app. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defineFailures } from '../db/core/errors.ts';

export interface StartOptions {
  /** Serve on loopback, open no window of our own. */
  web: boolean;
  /** Open the default browser on the address. */
  open: boolean;
  /** Null takes the usual port, or any free one where that is taken. */
  port: number | null;
  /** The data folder. */
  data: string;
  /** A fictional community in a throw-away folder instead of `data`. */
  demo: boolean;
  /** A full-screen window for the public, which only the staff's secret leaves. */
  kiosk: boolean;
}

const optionFailure = defineFailures({
  'start.badFlag': {
    zh: '看不懂参数“{flag}”。可用：--web、--no-open、--port 端口、--data 文件夹、--demo、--kiosk。',
    en: 'The flag "{flag}" is not known. There are: --web, --no-open, --port N, --data DIR, --demo, --kiosk.',
  },
  'start.badPort': {
    zh: '--port 要 1 到 65535 之间的数字，收到的是“{port}”。',
    en: '--port needs a number from 1 to 65535, not "{port}".',
  },
});

const flags = {
  web: { type: 'boolean', default: false },
  open: { type: 'boolean', default: true },
  port: { type: 'string' },
  data: { type: 'string' },
  demo: { type: 'boolean', default: false },
  kiosk: { type: 'boolean', default: false },
} as const;

/** Where this person's desk keeps its data unless told otherwise: the same for both hosts. */
export function defaultDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env.APPDATA ?? homedir(), 'Linli Desk');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Linli Desk');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'linli-desk');
}

function readPort(port: string | undefined): number | null {
  if (port === undefined) return null;
  const number = Number(port);
  if (!/^\d+$/.test(port) || number < 1 || number > 65_535) throw optionFailure('start.badPort', { port });
  return number;
}

/**
 * @param unknown what to do with flags that are not ours: Electron and Chromium add some of theirs
 * @throws DeskError `start.badFlag`, `start.badPort`
 */
export function readOptions(args: readonly string[], unknown: 'refuse' | 'ignore' = 'refuse'): StartOptions {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: flags,
    allowNegative: true,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    const known = token.kind === 'option' && (token.name in flags || token.name === 'no-open');
    const needsValue = known && (token.name === 'port' || token.name === 'data');
    const wrong = known ? needsValue && token.value === undefined : unknown === 'refuse';
    if (wrong) {
      throw optionFailure('start.badFlag', { flag: args[token.index] ?? '' });
    }
  }
  const { port, data } = values;
  return {
    web: values.web === true,
    open: values.open !== false,
    port: readPort(typeof port === 'string' ? port : undefined),
    data: typeof data === 'string' ? resolve(data) : defaultDataFolder(process.platform, process.env),
    demo: values.demo === true,
    kiosk: values.kiosk === true,
  };
}
