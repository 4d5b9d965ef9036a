/**
 * A Chromium to test with: the one that `CHROME_PATH` names, an installed Chrome, Chromium or Edge, or the one that an
 * npm package carries (Linux x64), so that a clean machine needs no system package.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['C:\\Program Files', 'C:\\Program Files (x86)'].flatMap((folder) => [
    `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

/** Nothing here may ask a network or a graphics card; `--no-sandbox` because a container's root may have none. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function installedChromium(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  if (env.CHROME_PATH) return env.CHROME_PATH;
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...(places[platform] ?? [])].find(isExecutable) ?? null;
}

/**
 * The carried browser brings libnss and its kin along, but unpacks them only where it believes to be in a cloud
 * function: it is told so for as long as it looks. Its own arguments are left out – one process for all pages, and no
 * web security, would test another program than ours.
 */
async function carriedChromium(): Promise<LaunchOptions> {
  const { AWS_LAMBDA_JS_RUNTIME: before } = process.env;
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x';
  const { default: carried } = await import('@sparticuz/chromium');
  const executablePath = await carried.executablePath();
  const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '', ...env } = process.env;
  for (const name of ['LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) delete process.env[name];
  if (before === undefined) delete process.env.AWS_LAMBDA_JS_RUNTIME;
  return { executablePath, args, env: { ...env, LD_LIBRARY_PATH, FONTCONFIG_PATH } };
}

export async function chromiumOptions(): Promise<LaunchOptions> {
  const installed = installedChromium(process.env, process.platform);
  return installed ? { executablePath: installed, args } : carriedChromium();
}
