/** The desk as one thing: the visit in hand, what is known about the person, and the verbs of the page's keys. */
import { useEffect, useRef, useState } from 'react';
import { DeskError, type Sentence } from '../../../../db/core/errors.ts';
import type { VisitLine } from '../../../../db/visits/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { defineDraft } from '../../../state/drafts.ts';
import { useToday } from '../../../state/now.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useSession } from '../../../state/session.ts';
import { newId } from '../newId.ts';
import { type MyCounter, type Ticket, ticketFor } from '../queue/counter.ts';
import { change, type DeskState, finish, nobody, putAside, resume, serve } from './deskState.ts';
import {
  emptyForm,
  type FormField,
  fieldOf,
  type Knowledge,
  type Matter,
  type Problems,
  problemsOf,
  registerInput,
  type VisitForm,
} from './visitForm.ts';

const useDeskDraft = defineDraft<DeskState>();

interface Refusal {
  formId: string;
  field: FormField;
  error: DeskError;
}

export type Desk = ReturnType<typeof useDesk>;

export function useDesk(counter: MyCounter) {
  const draft = useDeskDraft('desk', nobody);
  const { form, aside } = draft.value;
  const catalogue = useDeskQuery('visits', 'catalogue', {}).data;
  const group = catalogue?.find(({ id }) => id === form?.groupId) ?? null;
  const matter = group?.matters.find(({ id }) => id === form?.matterId) ?? null;
  const knowledge = useKnowledge(form?.residentId ?? null);
  const saving = useSaving(form, matter ?? undefined);
  const subject = knowledge.suggestion?.subject;
  const name = subject && subject.residentId === form?.residentId ? subject.name : null;
  const { set } = draft;
  useEffect(() => {
    if (name !== null) set((state) => change(state, (named) => ({ ...named, name })));
  }, [name, set]);

  function open(who: Pick<VisitForm, 'residentId' | 'name' | 'visitor'>, ticket?: Ticket) {
    const under = ticket ?? ticketFor(counter.state, counter.current, who.residentId);
    const fresh = emptyForm(newId(), Date.now(), { ...who, ticketId: under?.id ?? null });
    draft.set((state) => serve(state, fresh));
  }

  return {
    form,
    aside,
    catalogue,
    group,
    matter,
    knowledge,
    problems: saving.problems,
    refusal: saving.refusal,
    /** The form opens at once; the name comes with what is known about the person. */
    serveResident: (residentId: string, ticket?: Ticket) =>
      open({ residentId, name: '', visitor: null }, ticket),
    serveVisitor: () => open({ residentId: null, name: '', visitor: { name: '', phone: '' } }),
    edit: (step: (form: VisitForm) => VisitForm) => draft.set((state) => change(state, step)),
    putAside: () => draft.set(putAside),
    resume: (formId: string) => draft.set((state) => resume(state, formId)),
    drop: (formId: string) => draft.set((state) => finish(state, formId)),
    /** Brings a saved and undone visit back as a draft, to be mended and saved anew. */
    reopen: (undone: VisitForm) =>
      draft.set((state) => ({ ...putAside(state), form: { ...undone, id: newId() } })),
    /** Resolves to null when something is missing; the sentence then stands beside its field. */
    async save(): Promise<VisitLine | null> {
      const visit = await saving.save();
      if (visit && form) draft.set((state) => finish(state, form.id));
      return visit;
    },
  };
}

function useKnowledge(residentId: string | null): Knowledge {
  const today = useToday();
  const language = usePreferences((preferences) => preferences.language);
  const suggestion = useDeskQuery(
    'visits',
    'suggest',
    { residentId: residentId ?? '' },
    { enabled: residentId !== null },
  ).data;
  return {
    today,
    suggestion: suggestion ?? null,
    papersOf: (matter: Matter) => (language === 'en' && matter.papersEn) || matter.papers,
  };
}

function useSaving(form: VisitForm | null, matter: Matter | undefined) {
  const api = useApi();
  const zone = useSession((session) => session.zone);
  const running = useRef(false);
  /** Once a save was tried, what is missing is told while it is being mended. */
  const [tried, setTried] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refused = refusal?.formId === form?.id ? refusal : null;
  const missing: Problems = form && tried === form.id ? problemsOf(form, matter) : {};
  const told: Partial<Record<FormField, Sentence>> = refused
    ? { [refused.field]: refused.error.failure.sentence }
    : {};

  async function save(): Promise<VisitLine | null> {
    if (!form || running.current) return null;
    setTried(form.id);
    setRefusal(null);
    if (Object.keys(problemsOf(form, matter)).length > 0) return null;
    running.current = true;
    try {
      return (await api.visits.register(registerInput(form, Date.now(), zone))).visit;
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      setRefusal({ formId: form.id, field: fieldOf(error.failure.field ?? ''), error });
      return null;
    } finally {
      running.current = false;
    }
  }
  return { save, problems: { ...told, ...missing }, refusal: refused };
}
