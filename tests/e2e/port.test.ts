import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { contract } from '../../db/contract.ts';
import { openDesk } from '../../db/desk/desk.ts';
import { createBugLog } from '../../electron/bugLog.ts';
import { pagesFolder, programRoot } from '../../electron/folders.ts';
import { loadPage } from '../../electron/pages.ts';
import { servePort } from '../../electron/port.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { temporaryFolder } from '../support/desk.ts';
import { asMainPort } from '../support/wires.ts';

/** Nothing listens here: every page comes from the program, as it does through the desktop's own protocol. */
const origin = 'http://127.0.0.1:1';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/**
 * The built preload in a real page. Its two Electron modules are replaced by what they do: one puts an object on the
 * page, the other carries a port to the main process – here to the end of a Node channel.
 */
const preload = () => `((require) => {
  ${readFileSync(join(programRoot, 'out/preload/preload.cjs'), 'utf8')}
})(() => ({
  contextBridge: { exposeInMainWorld: (name, bridge) => { window[name] = bridge; } },
  ipcRenderer: {
    postMessage: (channel, _message, [port]) => {
      window.openPort(channel);
      port.onmessage = ({ data }) => window.toHost(data);
      window.fromHost = (data) => port.postMessage(data);
    },
  },
}));`;

async function openWindow() {
  const folder = temporaryFolder();
  const desk = await openDesk({ dir: folder.path });
  const closing = new AbortController();
  const session = desk.openSession();
  const report = createBugLog(folder.path);

  const context = await browser.newContext();
  await context.route(`${origin}/**`, async (route) => {
    const page = await loadPage(pagesFolder, new URL(route.request().url()).pathname);
    await route.fulfill(page ?? { status: 404 });
  });
  const { page, complaints } = await openPage(context);
  const channels: string[] = [];
  let port: MessagePort | null = null;
  await context.exposeFunction('openPort', (channel: string) => {
    channels.push(channel);
    port?.close();
    const { port1, port2 } = new MessageChannel();
    servePort(contract, asMainPort(port1), { desk, session, report, closing: closing.signal });
    port2.on(
      'message',
      (data) => void page.evaluate((answer) => Reflect.get(window, 'fromHost')(answer), data),
    );
    port = port2;
  });
  await context.exposeFunction('toHost', (data: unknown) => port?.postMessage(data));
  await context.addInitScript(preload());
  onTestFinished(async () => {
    closing.abort();
    port?.close();
    await context.close();
    desk.close();
    folder.remove();
  });
  return { page, complaints, channels, desk, session };
}

it('a window of the desktop app takes the port from its preload and asks for nothing over HTTP', async () => {
  const { page, complaints, channels, desk, session } = await openWindow();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/`);
  await page.locator('form').first().waitFor();
  expect(channels).toEqual(['linli-desk:connect']);
  expect(asked.filter((path) => path.startsWith('/rpc') || path === '/enter')).toEqual([]);

  // What happens on the desk shows in the window: the way back is open too.
  const centre = {
    name: '杏林社区党群服务中心',
    divisionCode: '510115001001',
    district: '温江区',
    street: '永宁街道',
    community: '杏林社区',
  };
  await desk.call(session, 'desk.setUp', { centre, manager: { name: '林敏', password: '杏林-2026-春' } });
  await page.getByText('恢复密钥').first().waitFor();
  await page.reload();
  await page.getByText('恢复密钥').first().waitFor();
  expect(complaints).toEqual([]);
});

it('a port that anybody else offers is not taken', async () => {
  const { page, channels } = await openWindow();
  await page.addInitScript(() => {
    const bridge = window.desk;
    if (!bridge) return;
    const offer = (origin: string, source: Window | null) => {
      const { port1, port2 } = new window.MessageChannel();
      port2.addEventListener('message', () => document.documentElement.setAttribute('data-stolen', origin));
      port2.start();
      const data = 'linli-desk:port';
      window.dispatchEvent(new MessageEvent('message', { data, origin, source, ports: [port1] }));
    };
    window.desk = {
      connect() {
        offer('http://evil.example', window);
        offer(window.location.origin, null);
        bridge.connect();
      },
    };
  });
  await page.goto(`${origin}/`);
  await page.locator('form').first().waitFor();
  expect(channels).toEqual(['linli-desk:connect']);
  expect(await page.locator('[data-stolen]').count()).toBe(0);
});
