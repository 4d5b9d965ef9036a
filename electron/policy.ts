/** What a window of the desktop app may show, open and use. Plain functions, so that they are tested without Electron. */

export const scheme = 'desk';
export const appOrigin = `${scheme}://app`;
export const startPage = `${appOrigin}/`;

/** A page of our own; in development, one of the development server at `devOrigin`. */
export function isOwnPage(address: string, devOrigin: string | null = null): boolean {
  if (!URL.canParse(address)) return false;
  // A custom scheme has no `origin` in every engine, so its parts are compared.
  const { protocol, host, username, password, port } = new URL(address);
  if (username || password) return false;
  if (protocol === `${scheme}:`) return host === 'app' && port === '';
  return devOrigin !== null && `${protocol}//${host}` === devOrigin;
}

interface Frame {
  url: string;
  parent: unknown;
}

/** A call may come only from the top frame of one of our own pages; a frame that is gone is nobody. */
export function isOwnFrame(frame: Frame | null, devOrigin: string | null = null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url, devOrigin);
}

/** Copying a text, and the queue's display filling its screen. Everything else a page might ask for is denied. */
const granted = new Set(['clipboard-sanitized-write', 'fullscreen']);

export function mayUse(permission: string, address: string, devOrigin: string | null = null): boolean {
  return granted.has(permission) && isOwnPage(address, devOrigin);
}
