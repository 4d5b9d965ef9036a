/** The default browser, where there is one. The address is printed anyway, so nothing here may fail. */
import { spawn } from 'node:child_process';

/** A Linux machine without a display has no browser to open and no window to show. */
export function hasScreen(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

export function openBrowser(address: string): void {
  if (!hasScreen(process.platform, process.env)) return;
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  const browser = spawn(command, [...args, address], { detached: true, stdio: 'ignore' });
  browser.on('error', () => {});
  browser.unref();
}
