/** Host (a): each page of ours gets a message port to the core; no other frame is answered. */
import { type IpcMainEvent, ipcMain, type WebContents } from 'electron';
import type { Contract } from '../db/core/procedure.ts';
import { isOwnFrame } from './policy.ts';
import { servePort } from './port.ts';
import type { RpcContext } from './rpc.ts';

/** @param contextOf by window: a kiosk is nobody's desk, whoever sits at the other windows */
export function answerPages(
  contract: Contract,
  contextOf: (contents: WebContents) => RpcContext,
  devOrigin: string | null,
): void {
  ipcMain.on('linli-desk:connect', (event: IpcMainEvent) => {
    const [port] = event.ports;
    if (port && isOwnFrame(event.senderFrame, devOrigin)) {
      servePort(contract, port, contextOf(event.sender));
    }
  });
}
