/**
 * Host (a): the desktop app. One process, one data folder, one session for all of its windows but the kiosk, which has
 * one of its own.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, Menu, safeStorage, session, type WebContents } from 'electron';
import { contract } from '../db/contract.ts';
import { coreFailure, DeskError } from '../db/core/errors.ts';
import type { Session } from '../db/core/session.ts';
import type { Desk } from '../db/desk/desk.ts';
import { createBugLog } from './bugLog.ts';
import { openData } from './data.ts';
import { deviceKeyStore } from './deviceKey.ts';
import { refusedExitCode } from './exitCodes.ts';
import { answerPages } from './ipc.ts';
import { openKioskSession } from './kiosk.ts';
import { readOptions } from './options.ts';
import {
  confine,
  declareScheme,
  denyPermissions,
  openKioskWindow,
  openWindow,
  servePages,
} from './window.ts';

declareScheme();
const options = readOptions(process.argv.slice(1), 'ignore');
/** Pages of the development server, never in a packaged app. */
const devOrigin = app.isPackaged ? null : (process.env.LINLI_DEV_ORIGIN ?? null);

// Also the lock of the single instance, so that another data folder is another desk.
if (!options.demo) {
  const windowFolder = join(options.data, 'window');
  mkdirSync(windowFolder, { recursive: true });
  app.setPath('userData', windowFolder);
}

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(refuse);
} else {
  // The desk that runs already comes to the front.
  console.log(Object.values(coreFailure('database.inUse').failure.sentence).join(' / '));
  app.quit();
}

async function start(): Promise<void> {
  const deviceKey = deviceKeyStore(safeStorage, process.platform);
  const data = await openData(options, {
    ...(deviceKey ? { deviceKey } : {}),
    exchange: { systemProxy: (address) => session.defaultSession.resolveProxy(address) },
  });
  const closing = new AbortController();
  app.on('will-quit', () => {
    closing.abort();
    data.close();
  });
  const report = createBugLog(data.dir);
  // One request that failed where nobody waits for it must not end everybody's desk.
  process.on('unhandledRejection', (error) => report('main', error));
  process.on('uncaughtException', (error) => {
    // The last save is on disk already; going on with a broken process would risk the next.
    const number = report('main', error);
    dialog.showErrorBox(
      'Linli Desk',
      `程序出错了(编号 ${number}),请重新打开。\nSomething went wrong (no. ${number}). Open the program again.`,
    );
    app.exit(1);
  });

  if (process.platform === 'darwin' && !options.kiosk) {
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
    );
  } else {
    Menu.setApplicationMenu(null);
  }
  servePages();
  denyPermissions(session.defaultSession, devOrigin);
  app.on('web-contents-created', (_event, contents) => confine(contents, devOrigin));
  const windows = createWindows(data.desk);
  answerPages(
    contract,
    (contents) => ({
      desk: data.desk,
      session: windows.sessionOf(contents),
      report,
      closing: closing.signal,
    }),
    devOrigin,
  );
  await windows.show(options.kiosk);
  app.on('second-instance', (_event, args) => {
    void windows.show(readOptions(args.slice(1), 'ignore').kiosk);
  });
}

/** The desk, and beside it or alone the kiosk: each is opened once, and comes to the front when asked for again. */
function createWindows(desk: Desk) {
  const deskSession = desk.openSession();
  let deskWindow: BrowserWindow | null = null;
  let kiosk: { window: BrowserWindow; session: Session } | null = null;
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });

  function showDesk() {
    if (!deskWindow) {
      deskWindow = openWindow(devOrigin);
      // The queue's display must not outlive the desk that feeds it.
      deskWindow.on('closed', () => app.quit());
    }
    if (deskWindow.isMinimized()) deskWindow.restore();
    deskWindow.focus();
  }
  async function showKiosk() {
    if (!kiosk) {
      const session = await openKioskSession(desk);
      // Left by somebody of the staff, it closes like any window; the computer may end it at any time.
      const window = openKioskWindow(devOrigin, () => quitting || session.account?.role !== 'kiosk');
      window.on('closed', () => {
        kiosk = null;
      });
      kiosk = { window, session };
    }
    kiosk.window.focus();
  }
  return {
    show: async (atKiosk: boolean) => (atKiosk ? showKiosk() : showDesk()),
    sessionOf: (contents: WebContents) =>
      contents === kiosk?.window.webContents ? kiosk.session : deskSession,
  };
}

function refuse(error: unknown): void {
  if (!(error instanceof DeskError)) throw error;
  const { zh, en } = error.failure.sentence;
  dialog.showErrorBox('Linli Desk', `${zh}\n\n${en}`);
  app.exit(refusedExitCode);
}
