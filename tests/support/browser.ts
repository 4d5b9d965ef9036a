/** The built app in a real browser: host (b) over a real desk, as a person at a kiosk has it. */
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { contract } from '../../db/contract.ts';
import { type Desk, openDesk } from '../../db/desk/desk.ts';
import { createBugLog } from '../../electron/bugLog.ts';
import { build, isBuilt } from '../../electron/build.ts';
import { pagesFolder, programRoot } from '../../electron/folders.ts';
import { type HttpHost, openHttpHost } from '../../electron/http.ts';
import { chromiumOptions } from './chromium.ts';

export async function launchBrowser(): Promise<Browser> {
  if (!isBuilt(programRoot) && !(await build(programRoot))) throw new Error('the app does not build');
  return chromium.launch(await chromiumOptions());
}

export interface ServedDesk {
  desk: Desk;
  host: HttpHost;
  stop(): Promise<void>;
}

/** @param open opens the desk in a folder; `openDesk` unless a test needs a demo or a clock of its own */
export async function serveDesk(dir: string, port = 0, open = openDesk): Promise<ServedDesk> {
  const desk = await open({ dir });
  const host = await openHttpHost({
    desk,
    contract,
    openSession: desk.openSession,
    report: createBugLog(dir),
    pages: pagesFolder,
    port,
  });
  return {
    desk,
    host,
    async stop() {
      await host.close();
      desk.close();
    },
  };
}

/** A page whose console is watched: an error there, or a blocked script, is a fault that nobody would see. */
export async function openPage(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

/**
 * Sets what the page takes for now and leaves it there; timers run on. Playwright's clock would do that too, but it also
 * answers for the time of every event with the moment somebody asks for it, and by those times a scanner is known.
 *
 * @param time ms since 1970, for this page from now on and for whatever it loads
 */
export async function setTimeOfDay(page: Page, time: number): Promise<void> {
  const stop = (now: number) => {
    window.Date = class extends Date {
      constructor(...parts: []) {
        if (parts.length > 0) super(...parts);
        else super(now);
      }
      static override now = () => now;
    } as DateConstructor;
  };
  await page.addInitScript(stop, time);
  await page.evaluate(stop, time);
}
