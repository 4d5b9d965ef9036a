/** Host (b) without a window: opens the data, serves it on loopback, says where, and stops cleanly. */
import { contract } from '../db/contract.ts';
import { DeskError } from '../db/core/errors.ts';
import { createBugLog } from './bugLog.ts';
import { openData } from './data.ts';
import { pagesFolder } from './folders.ts';
import { type HttpHost, type HttpHostOptions, openHttpHost } from './http.ts';
import { openBrowser } from './openBrowser.ts';
import { readOptions, type StartOptions } from './options.ts';
import { orTellWhy } from './tellWhy.ts';

/** Always the same where it is free: a browser keeps a person's language and colours by address. */
const usualPort = 5290;

const isPortInUse = (error: unknown) => error instanceof DeskError && error.code === 'host.portInUse';

async function openAtPort(options: Omit<HttpHostOptions, 'port'>, port: number | null): Promise<HttpHost> {
  try {
    return await openHttpHost({ ...options, port: port ?? usualPort });
  } catch (error) {
    if (port !== null || !isPortInUse(error)) throw error;
    return openHttpHost({ ...options, port: 0 });
  }
}

/** Whoever sits at the terminal can let one more browser in. */
function offerNewLinks(host: HttpHost) {
  if (!process.stdin.isTTY) return;
  console.log('按回车键得到给另一个浏览器的新链接。 / Press Enter for a new link for another browser.');
  process.stdin.on('data', () => console.log(`Linli Desk: ${host.newLink()}`));
}

/** Ctrl+C reaches this process twice, from the terminal and from the one that started it: the second changes nothing. */
function stopOnSignal(stop: () => Promise<void>) {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().finally(() => process.exit());
    });
  }
}

/** Resolves when the desk is being served. @throws DeskError from opening the data or the port */
export async function serve(options: StartOptions): Promise<void> {
  if (options.demo) console.log('正在准备演示数据…… / Making up a fictional community …');
  const data = await openData(options);
  const report = createBugLog(data.dir);
  // One request that failed where nobody waits for it must not end everybody's desk.
  process.on('unhandledRejection', (error) => report('host', error));
  try {
    const host = await openAtPort(
      {
        desk: data.desk,
        contract,
        openSession: data.desk.openSession,
        report,
        pages: pagesFolder,
      },
      options.port,
    );
    stopOnSignal(async () => {
      await host.close();
      data.close();
    });
    const link = host.newLink();
    console.log(`Linli Desk: ${link}`);
    offerNewLinks(host);
    if (options.open) openBrowser(link);
  } catch (error) {
    data.close();
    throw error;
  }
}

if (import.meta.main) await orTellWhy(() => serve(readOptions(process.argv.slice(2))));
