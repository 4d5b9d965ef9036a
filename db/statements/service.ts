/** What the statements answer: figures in figures.ts, rows behind them in rows.ts, closing in close.ts. */
import type { Handlers } from '../core/dispatch.ts';
import { close, closed, month, preview } from './close.ts';
import type { statements as contract } from './contract.ts';
import { exportStatement } from './export.ts';
import { movements, rows } from './rows.ts';

export const statementHandlers: Handlers<typeof contract> = {
  month,
  rows,
  movements,
  preview,
  close,
  closed,
  export: exportStatement,
};
