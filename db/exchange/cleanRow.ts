/** What one row of a roster says about a person, in the register's own spelling. */
import type { Address } from '../residents/address.ts';
import type { DocumentKind, IdReading, Sex } from '../residents/idNumber.ts';
import type { Phone } from '../residents/phone.ts';
import type { Status } from '../residents/vocabulary.ts';
import type { Finding } from './findings.ts';
import type { CategoryReading, RelationReading } from './rosterWords.ts';

export interface LabelledPhone extends Phone {
  /** Whose it is, where the cell says so: `13800000000(儿子)`. */
  label: string;
}

/** Text that the file does not give, or leaves blank, is `null`. */
export interface CleanRow {
  /** 1-based, as in the sheet. */
  rowNumber: number;
  hidden: boolean;
  /** Empty when the file gives none, which is a problem of its own. */
  name: string;
  formerNames: readonly string[];
  /** As stated; what an ID number tells stays in `id`. */
  sex: Sex | null;
  id: IdReading;
  /** What may be saved: `null` while the number is missing or needs a person. */
  document: { kind: DocumentKind; number: string } | null;
  /** As stated, `YYYY-MM-DD`. */
  birthDate: string | null;
  ethnicity: string | null;
  hukou: string | null;
  phones: readonly LabelledPhone[];
  /** `null` when no part of it is given. */
  address: Address | null;
  householdNumber: string | null;
  headName: string | null;
  relation: RelationReading | null;
  categories: readonly CategoryReading[];
  emergencyName: string | null;
  emergencyPhone: string | null;
  emergencyRelation: string | null;
  status: Status | null;
  movedInOn: string | null;
  remarks: string | null;
  /** What was tidied. */
  notes: readonly Finding[];
  /** What needs a person: the value is left out above and stands, as written, in the finding. */
  problems: readonly Finding[];
}

export function birthDateOf({ birthDate, id }: Pick<CleanRow, 'birthDate' | 'id'>): string | null {
  return birthDate ?? (id.kind === 'valid' || id.kind === 'legacy15' ? id.birthDate : null);
}
