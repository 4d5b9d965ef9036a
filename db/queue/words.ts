/** What becomes of a number of the queue, in words. */
import type { Sentence } from '../core/errors.ts';
import type { ticketStates } from './contract.ts';

export type TicketState = (typeof ticketStates)[number];

export const ticketStateWords: Readonly<Record<TicketState, Sentence>> = {
  waiting: { zh: '等候', en: 'waiting' },
  called: { zh: '已叫号', en: 'called' },
  serving: { zh: '办理中', en: 'being served' },
  served: { zh: '已办结', en: 'served' },
  skipped: { zh: '已过号', en: 'skipped' },
  left: { zh: '已离开', en: 'gone' },
};
