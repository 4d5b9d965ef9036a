/** A document as it is typed: the kind is left open until the number tells it. */
import type { documentKinds } from '../../../../db/residents/contract.ts';

export interface TypedDocument {
  documentKind: keyof typeof documentKinds | null;
  documentNumber: string;
}
