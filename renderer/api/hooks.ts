/**
 * How a page asks the desk. `useDeskQuery('residents', 'card', { id })` stays true by itself; `useDeskCommand` does
 * something and needs no refreshing afterwards.
 */
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { DeskError } from '../../db/core/errors.ts';
import type { Command, InputOf, OutputOf, Query, Task } from '../../db/core/procedure.ts';
import { type Api, type Feature, type NameOf, type ProcedureAt, procedureOf } from './client.ts';
import { type TaskProgress, useConnectionStore } from './connection.ts';
import { useApiContext } from './context.ts';

/** For calls outside a query or a command's button. */
export function useApi(): Api {
  return useApiContext().api;
}

interface DeskQueryOptions {
  /** False waits, for example until something is chosen. */
  enabled?: boolean;
  /** Shows the last answer until the next input's answer is there: lists do not flicker while someone types. */
  keepPrevious?: boolean;
  /** Milliseconds, for what changes by time alone (waiting times). */
  refetchEvery?: number;
}

export function useDeskQuery<F extends Feature, P extends NameOf<F, Query>>(
  feature: F,
  procedure: P,
  input: InputOf<ProcedureAt<F, P>>,
  { enabled = true, keepPrevious = false, refetchEvery }: DeskQueryOptions = {},
): UseQueryResult<OutputOf<ProcedureAt<F, P>>, DeskError> {
  const call = procedureOf(useApiContext().link, feature, procedure);
  return useQuery<OutputOf<ProcedureAt<F, P>>, DeskError>({
    queryKey: [feature, procedure, input],
    queryFn: ({ signal }) => call(input, { signal }),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(refetchEvery === undefined ? {} : { refetchInterval: refetchEvery }),
  });
}

interface DeskCommandOptions<Output, Input> {
  onSuccess?: (output: Output, input: Input) => void;
  onError?: (error: DeskError, input: Input) => void;
}

export type DeskCommand<Output, Input> = UseMutationResult<Output, DeskError, Input> & {
  /** Stops what is running; a task rolls back and the failure is `call.cancelled`. */
  cancel: () => void;
};

export function useDeskCommand<F extends Feature, P extends NameOf<F, Command | Task>>(
  feature: F,
  procedure: P,
  { onSuccess, onError }: DeskCommandOptions<OutputOf<ProcedureAt<F, P>>, InputOf<ProcedureAt<F, P>>> = {},
): DeskCommand<OutputOf<ProcedureAt<F, P>>, InputOf<ProcedureAt<F, P>>> {
  const call = procedureOf(useApiContext().link, feature, procedure);
  const running = useRef<AbortController | null>(null);
  const mutation = useMutation<OutputOf<ProcedureAt<F, P>>, DeskError, InputOf<ProcedureAt<F, P>>>({
    mutationKey: [feature, procedure],
    mutationFn: (input) => {
      running.current = new AbortController();
      return call(input, { signal: running.current.signal });
    },
    ...(onSuccess ? { onSuccess } : {}),
    ...(onError ? { onError } : {}),
  });
  const cancel = useCallback(() => running.current?.abort(), []);
  return { ...mutation, cancel };
}

/** How far a task of this window is; null before its first report. */
export function useProgress(taskId: string): TaskProgress | null {
  return useConnectionStore(({ progress }) => progress.get(taskId) ?? null);
}

export function useConnection() {
  const state = useConnectionStore((connection) => connection.state);
  const failure = useConnectionStore((connection) => connection.failure);
  return { state, failure };
}
