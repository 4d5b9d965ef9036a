/** Host (a)'s transport: the router over one message port. */
import { RPCHandler } from '@orpc/server/message-port';
import type { Contract } from '../db/core/procedure.ts';
import { createRouter, handlerOptions, type RpcContext } from './rpc.ts';

/** The part of Electron's MessagePortMain that is used here. */
export interface DeskPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

export function servePort(contract: Contract, port: DeskPort, context: RpcContext): void {
  new RPCHandler<RpcContext>(createRouter(contract), handlerOptions).upgrade(port, { context });
  port.start();
}
