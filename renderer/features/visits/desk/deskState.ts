/**
 * The one visit in hand and those put aside: the telephone rings, somebody fetches a paper, and nothing that was
 * typed is lost. Pure.
 */
import { isTouched, type VisitForm } from './visitForm.ts';

export interface DeskState {
  form: VisitForm | null;
  /** Latest first. */
  aside: readonly VisitForm[];
}

export const nobody: DeskState = { form: null, aside: [] };

/** Lays the visit in hand down; an untouched one is nothing to keep. */
export function putAside({ form, aside }: DeskState): DeskState {
  return { form: null, aside: form && isTouched(form) ? [form, ...aside] : aside };
}

export function resume(state: DeskState, formId: string): DeskState {
  const form = state.aside.find(({ id }) => id === formId);
  if (!form) return state;
  const rest = putAside(state).aside.filter(({ id }) => id !== formId);
  return { form, aside: rest };
}

/**
 * The person of `fresh` steps up. Who is at the desk already, or was put aside, goes on where they stopped; a number
 * that they were given or called by since then belongs to that visit.
 */
export function serve(state: DeskState, fresh: VisitForm): DeskState {
  const same = (form: VisitForm) => form.residentId !== null && form.residentId === fresh.residentId;
  const known = [state.form, ...state.aside].find((form) => form !== null && same(form));
  if (!known) return { ...putAside(state), form: fresh };
  const resumed = known === state.form ? state : resume(state, known.id);
  if (known.ticketId !== null || fresh.ticketId === null) return resumed;
  return change(resumed, (form) => ({ ...form, ticketId: fresh.ticketId }));
}

/** The visit in hand is saved or given up. */
export function finish(state: DeskState, formId: string): DeskState {
  return {
    form: state.form?.id === formId ? null : state.form,
    aside: state.aside.filter(({ id }) => id !== formId),
  };
}

/** Changes the visit in hand; the answer to an earlier one changes nothing. */
export function change(state: DeskState, edit: (form: VisitForm) => VisitForm): DeskState {
  return state.form ? { ...state, form: edit(state.form) } : state;
}
