/** The counter that this window serves, its queue, and who of it belongs to the person at the desk. */
import { useEffect } from 'react';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import type { queue } from '../../../../db/queue/contract.ts';
import { useDeskCommand, useDeskQuery } from '../../../api/hooks.ts';
import { useSession } from '../../../state/session.ts';
import { useNameOf } from '../nameOf.ts';

export type QueueState = OutputOf<typeof queue.state>;
export type CounterQueue = QueueState['counters'][number];
export type Ticket = CounterQueue['waiting'][number];

/** Milliseconds. Waiting times are told in minutes. */
const refreshEvery = 30_000;

export interface MyCounter {
  /** Undefined while it is being read. */
  state: QueueState | undefined;
  /** Null: this window serves no counter. */
  mine: CounterQueue | null;
  /** The number called last at my counter and not yet ended. */
  current: Ticket | null;
  choose(counterId: string | null): void;
}

export function useMyCounter(): MyCounter {
  const nameOf = useNameOf();
  const counterId = useDeskQuery('accounts', 'session', {}).data?.counterId ?? null;
  const state = useDeskQuery('queue', 'state', {}, { refetchEvery: refreshEvery }).data;
  const chooseCounter = useDeskCommand('accounts', 'chooseCounter');
  const mine = state?.counters.find(({ counter }) => counter.id === counterId) ?? null;
  const name = mine && nameOf(mine.counter);
  const setCounter = useSession((session) => session.setCounter);
  useEffect(() => setCounter(name), [name, setCounter]);
  return {
    state,
    mine,
    current: mine?.current.at(-1) ?? null,
    choose: (id) => chooseCounter.mutate({ counterId: id }),
  };
}

const running = (state: QueueState | undefined): Ticket[] =>
  state?.counters.flatMap((counter) => [...counter.current, ...counter.waiting]) ?? [];

/** `A018` of a number that is still running. */
export function labelOf(state: QueueState | undefined, ticketId: string | null): string | null {
  return running(state).find(({ id }) => id === ticketId)?.label ?? null;
}

/**
 * The number under which a person is served: their own of today, else the one just called at my counter that nobody
 * has claimed. Null: they came without one.
 */
export function ticketFor(
  state: QueueState | undefined,
  current: Ticket | null,
  residentId: string | null,
): Ticket | null {
  const own = residentId === null ? null : running(state).find((ticket) => ticket.residentId === residentId);
  return own ?? (current?.residentId === null ? current : null);
}
