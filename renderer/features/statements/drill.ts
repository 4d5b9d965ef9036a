/** What is looked into beside the figures: entries of meals, or of money. It stands in the address as `by:key`. */
import { breakdowns, type Drill, drills } from '../../../db/statements/contract.ts';

export const views = ['payers', 'rules', ...breakdowns, 'money'] as const;
export type View = (typeof views)[number];

/** `money` with a kind, or with none for all of them. */
export interface Opened {
  by: Drill | 'money';
  key: string;
}

export const openedText = ({ by, key }: Opened): string => `${by}:${key}`;

/** Null: nothing is open, or the address names what there is not. */
export function readOpened(text: string | null): Opened | null {
  const [name, ...rest] = text?.split(':') ?? [];
  const by = [...drills, 'money' as const].find((known) => known === name);
  return by === undefined ? null : { by, key: rest.join(':') };
}

export const readView = (text: string | null): View => views.find((view) => view === text) ?? 'payers';
