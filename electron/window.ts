/** Windows that show our own pages and nothing else. */
import { join } from 'node:path';
import { app, BrowserWindow, protocol, type Session, type WebContents } from 'electron';
import { pagesFolder, programRoot } from './folders.ts';
import { loadPage } from './pages.ts';
import { isOwnPage, mayUse, scheme, startPage } from './policy.ts';

/** Must run before the app is ready: what makes `desk://app/` an origin like any other. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function servePages(): void {
  protocol.handle(scheme, async ({ url, method }) => {
    const page =
      method === 'GET' && isOwnPage(url) ? await loadPage(pagesFolder, new URL(url).pathname) : null;
    return page ? new Response(page.body, { headers: page.headers }) : new Response(null, { status: 404 });
  });
}

export function denyPermissions(partition: Session, devOrigin: string | null): void {
  partition.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(mayUse(permission, requestingUrl, devOrigin)),
  );
  partition.setPermissionCheckHandler((_contents, permission, origin) =>
    mayUse(permission, origin, devOrigin),
  );
  partition.setDevicePermissionHandler(() => false);
}

const options: Electron.BrowserWindowConstructorOptions = {
  width: 1280,
  height: 840,
  minWidth: 900,
  minHeight: 600,
  autoHideMenuBar: true,
  webPreferences: {
    preload: join(programRoot, 'out/preload/preload.cjs'),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  },
};

/** Every page, also one opened by a page: it stays with us, and a second window shows our own pages only. */
export function confine(contents: WebContents, devOrigin: string | null): void {
  contents.setWindowOpenHandler(({ url }) =>
    isOwnPage(url, devOrigin)
      ? { action: 'allow', overrideBrowserWindowOptions: options }
      : { action: 'deny' },
  );
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url, devOrigin)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url, devOrigin)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // A page that crashed comes back; what was saved is in the core, not in the page.
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') contents.reload();
  });
}

export function openWindow(devOrigin: string | null): BrowserWindow {
  const window = new BrowserWindow({ ...options, show: false });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(devOrigin ?? startPage);
  return window;
}

/**
 * Fills the screen, without a way to another window or out of this one.
 *
 * @param mayClose asked when somebody tries to close it
 */
export function openKioskWindow(devOrigin: string | null, mayClose: () => boolean): BrowserWindow {
  const window = new BrowserWindow({ ...options, show: false, kiosk: true, frame: false });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault();
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${devOrigin ?? startPage}#/kiosk`);
  return window;
}
