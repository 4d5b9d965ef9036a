/** What is typed on the page of a draft, and the periods that are one press away. */
import type { certificates } from '../../../../db/certificates/contract.ts';
import type { OutputOf } from '../../../../db/core/procedure.ts';
import { defineDraft } from '../../../state/drafts.ts';

export interface Period {
  /** `YYYY-MM-DD`; null while it is being typed. */
  fromDay: string | null;
  toDay: string | null;
}

/** What the core says to a draft. */
export type DraftView = OutputOf<typeof certificates.draft>;

export interface TypedDraft {
  volunteerId: string | null;
  period: Period;
  /** Null until it is changed: as the core proposes. */
  issuer: DraftView['issuer'] | null;
  purpose: string;
}

export const useCertificateDraft = defineDraft<TypedDraft>();

export const thisYear = (today: string): Period => ({ fromDay: `${today.slice(0, 4)}-01-01`, toDay: today });

export function lastYear(today: string): Period {
  const year = Number(today.slice(0, 4)) - 1;
  return { fromDay: `${year}-01-01`, toDay: `${year}-12-31` };
}
