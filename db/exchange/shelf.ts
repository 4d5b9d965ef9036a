/** Files that were read and plans that were made, one of each per window, in memory only: they are personal data. */
import type { Session } from '../core/session.ts';
import { importFailure } from './contract.ts';
import type { ImportPlan } from './plan.ts';
import type { Sheet } from './sheet.ts';

export interface OpenFile {
  id: string;
  name: string;
  /** SHA-256 of the bytes, hex. */
  hash: string;
  sheets: readonly Sheet[];
}

interface Held {
  file: OpenFile;
  plan: ImportPlan | null;
}

/** Goes with its session: a window that closes takes its file along. */
const shelf = new WeakMap<Session, Held>();

export function keepFile(session: Session, file: OpenFile): void {
  shelf.set(session, { file, plan: null });
}

export function keepPlan(session: Session, fileId: string, plan: ImportPlan): void {
  shelf.set(session, { file: heldFile(session, fileId), plan });
}

/** @throws DeskError `import.forgotten` */
export function heldFile(session: Session, fileId: string): OpenFile {
  const held = shelf.get(session);
  if (held?.file.id !== fileId) throw importFailure('import.forgotten');
  return held.file;
}

/** @throws DeskError `import.forgotten` */
export function heldPlan(session: Session, planId: string): { file: OpenFile; plan: ImportPlan } {
  const held = shelf.get(session);
  if (!held?.plan || held.plan.id !== planId) throw importFailure('import.forgotten');
  return { file: held.file, plan: held.plan };
}

export function forget(session: Session): void {
  shelf.delete(session);
}
