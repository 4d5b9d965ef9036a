/** Places in the frame that features fill, one line each. An empty slot leaves its place empty. */
import type { ComponentType } from 'react';
import { ScanToPerson } from './features/cards/ScanToPerson.tsx';
import { GlobalSearch } from './features/residents/search/GlobalSearch.tsx';
import { SyncBar } from './features/sync/SyncBar.tsx';

export const slots: {
  /** The search in the top bar: a `SearchBox` with `keys={['F2', '/']}`. */
  search?: ComponentType;
  /** Shows nothing: takes what is scanned where the page has no reader of its own. */
  scan?: ComponentType;
  /** At the left of the status bar: the state of the exchange with the district. */
  sync?: ComponentType;
} = { search: GlobalSearch, scan: ScanToPerson, sync: SyncBar };
