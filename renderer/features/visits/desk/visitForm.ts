/**
 * What is typed about one visit, from an empty form to what the core is asked to save. Pure: the page, its keys and
 * the tests take the same steps.
 */
import { readBilingual, type Sentence } from '../../../../db/core/errors.ts';
import type { InputOf, OutputOf } from '../../../../db/core/procedure.ts';
import { type channels, type outcomes, visitFailure, visits } from '../../../../db/visits/contract.ts';
import { dayIn, shiftDay } from '../../../ui/format.ts';

export type Outcome = (typeof outcomes)[number];
export type Channel = (typeof channels)[number];
export type Group = OutputOf<typeof visits.catalogue>[number];
export type Matter = Group['matters'][number];
export type Suggestion = OutputOf<typeof visits.suggest>;
type RegisterInput = InputOf<typeof visits.register>;

export interface VisitForm {
  /** The visit's id: saved twice is saved once. */
  id: string;
  /** UTC ms, when the person stepped up. */
  openedAt: number;
  /** Whom the matter is for; null: a visitor without a card. */
  residentId: string | null;
  /** For the chip of a form that was put aside. */
  name: string;
  /** The card of who came in the resident's place (代办). */
  agent: { residentId: string; name: string } | null;
  /** Without a card: the only person, or who came in the resident's place. */
  visitor: { name: string; phone: string } | null;
  ticketId: string | null;
  groupId: string | null;
  matterId: string | null;
  channel: Channel;
  outcome: Outcome;
  /** Somebody chose it; until then it follows the matter. */
  outcomeChosen: boolean;
  dueOn: string | null;
  dueChosen: boolean;
  referredTo: string;
  missingPapers: string;
  note: string;
  companions: number;
}

/** What the steps need to know besides the form. */
export interface Knowledge {
  /** `YYYY-MM-DD`. */
  today: string;
  /** Null while it is being read, or for a visitor without a card. */
  suggestion: Suggestion | null;
  /** What to bring, in the language of the page. */
  papersOf(matter: Matter): string;
}

export type WhoComes = Pick<VisitForm, 'residentId' | 'name' | 'visitor' | 'ticketId'>;

export function emptyForm(id: string, openedAt: number, who: WhoComes): VisitForm {
  return {
    id,
    openedAt,
    ...who,
    agent: null,
    groupId: null,
    matterId: null,
    channel: 'counter',
    outcome: 'done',
    outcomeChosen: false,
    dueOn: null,
    dueChosen: false,
    referredTo: '',
    missingPapers: '',
    note: '',
    companions: 0,
  };
}

/** Somebody has typed or chosen something that would be missed. */
export function isTouched(form: VisitForm): boolean {
  return (
    form.matterId !== null ||
    form.outcomeChosen ||
    form.note.trim() !== '' ||
    form.companions > 0 ||
    form.agent !== null ||
    (form.visitor?.name.trim() ?? '') !== ''
  );
}

const dueOf = (matter: Matter | undefined, today: string) =>
  matter === undefined || matter.dueDays === null ? null : shiftDay(today, matter.dueDays);

/**
 * The outcome a matter usually has: this person's, then everybody's. Only one that can be saved as it stands is
 * proposed; the others would put a question in the way of a routine visit.
 */
function usualOutcome(matter: Matter, { suggestion }: Knowledge) {
  const own = suggestion?.matters.find((known) => known.matterId === matter.id);
  const usual = own?.usualOutcome ?? matter.usualOutcome ?? 'done';
  if (usual === 'accepted' && matter.dueDays !== null) return { outcome: usual, referredTo: '' };
  if (usual === 'referred' && matter.dueDays !== null && own?.referredTo) {
    return { outcome: usual, referredTo: own.referredTo };
  }
  return { outcome: 'done' as const, referredTo: '' };
}

export function withMatter(form: VisitForm, matter: Matter, knowledge: Knowledge): VisitForm {
  const proposed = form.outcomeChosen ? {} : usualOutcome(matter, knowledge);
  return {
    ...form,
    ...proposed,
    groupId: matter.groupId,
    matterId: matter.id,
    dueOn: form.dueChosen ? form.dueOn : dueOf(matter, knowledge.today),
    missingPapers: form.outcomeChosen && form.missingPapers ? form.missingPapers : knowledge.papersOf(matter),
  };
}

/** Chooses the group and in it what this person usually comes for, else its most routine matter. */
export function withGroup(form: VisitForm, group: Group, knowledge: Knowledge): VisitForm {
  const usual = knowledge.suggestion?.matters.find(({ matterId }) =>
    group.matters.some((matter) => matter.id === matterId),
  );
  const matter = group.matters.find(({ id }) => id === usual?.matterId) ?? group.matters[0];
  return matter ? withMatter(form, matter, knowledge) : { ...form, groupId: group.id, matterId: null };
}

/** Back to the groups: the digits choose among them again. */
export function withoutGroup(form: VisitForm): VisitForm {
  return { ...form, groupId: null, matterId: null };
}

export function withOutcome(form: VisitForm, outcome: Outcome): VisitForm {
  return { ...form, outcome, outcomeChosen: true };
}

/** "Same as last time" (同上次). `matter` is the one of the last visit. */
export function asLastTime(form: VisitForm, matter: Matter, knowledge: Knowledge): VisitForm {
  const last = knowledge.suggestion?.sameAsLast;
  if (!last) return form;
  const { outcome } = last;
  const due = outcome.kind === 'done' ? null : (outcome.dueOn ?? null);
  return {
    ...withMatter(form, matter, knowledge),
    channel: last.channel,
    outcome: outcome.kind,
    outcomeChosen: true,
    dueOn: due ?? dueOf(matter, knowledge.today),
    referredTo: outcome.kind === 'referred' ? outcome.referredTo : '',
  };
}

function outcomeInput(form: VisitForm): RegisterInput['outcome'] {
  const due = form.dueOn === null ? {} : { dueOn: form.dueOn };
  if (form.outcome === 'done') return { kind: 'done' };
  if (form.outcome === 'accepted') return { kind: 'accepted', ...due };
  if (form.outcome === 'referred') return { kind: 'referred', referredTo: form.referredTo, ...due };
  return { kind: 'papers', missingPapers: form.missingPapers };
}

export function whoInput({
  residentId,
  agent,
  visitor,
}: Pick<VisitForm, 'residentId' | 'agent' | 'visitor'>) {
  return {
    residentId,
    agentId: agent?.residentId ?? null,
    visitor: visitor && { name: visitor.name, phone: visitor.phone.trim() || null },
  };
}

/** Longer than this nobody stands at a counter: the form was left open, and the core takes the time of saving. */
const longestService = 4 * 3_600_000;

/** `now` in UTC ms. With a queue number the core knows the times better than the form. */
export function registerInput(form: VisitForm, now: number, zone: string): RegisterInput {
  const timesKnown =
    form.ticketId === null &&
    now - form.openedAt < longestService &&
    dayIn(form.openedAt, zone) === dayIn(now, zone);
  return {
    id: form.id,
    who: whoInput(form),
    matterId: form.matterId ?? '',
    channel: form.channel,
    note: form.note,
    outcome: outcomeInput(form),
    companions: form.companions,
    ticketId: form.ticketId,
    ...(timesKnown ? { arrivedAt: form.openedAt, startedAt: form.openedAt } : {}),
  };
}

/** The parts of the form that a sentence can stand beside. */
export type FormField =
  | 'who'
  | 'matter'
  | 'dueOn'
  | 'referredTo'
  | 'missingPapers'
  | 'note'
  | 'companions'
  | 'form';
export type Problems = Partial<Record<FormField, Sentence>>;

/** From the name that the core gives a wrong input (`outcome.dueOn`) to the place where its sentence stands. */
export function fieldOf(path: string): FormField {
  const parts = path.split('.');
  const last = parts.at(-1);
  if (parts[0] === 'who') return 'who';
  if (parts[0] === 'matterId') return 'matter';
  if (last === 'dueOn' || last === 'referredTo' || last === 'missingPapers') return last;
  if (last === 'note' || last === 'companions') return last;
  return 'form';
}

const matterMissing: Sentence = {
  zh: '请选择办什么事：按数字键选类别，再按数字键选事项。',
  en: 'Choose the matter: a digit for the group, then a digit for the matter.',
};

/** Everything that keeps the form from being saved, as the contract says it. */
export function problemsOf(form: VisitForm, matter: Matter | undefined): Problems {
  const problems: Problems = {};
  const read = visits.register.input.safeParse(registerInput(form, form.openedAt, 'UTC'));
  for (const issue of read.success ? [] : read.error.issues) {
    const sentence = readBilingual(issue.message);
    if (sentence) problems[fieldOf(issue.path.join('.'))] ??= sentence;
  }
  if (form.matterId === null) problems.matter = matterMissing;
  const dated = form.outcome === 'accepted' || form.outcome === 'referred';
  if (dated && form.dueOn === null && matter?.dueDays === null) {
    problems.dueOn = visitFailure('visit.dueMissing').failure.sentence;
  }
  return problems;
}
