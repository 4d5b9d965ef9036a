/** Between a saved visit and the form that corrects it. Pure. */
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { VisitLine, visits } from '../../../../db/visits/contract.ts';
import { registerInput, type VisitForm } from '../desk/visitForm.ts';

type Patch = InputOf<typeof visits.correct>['patch'];

/** A visitor's phone stands in the form as its mask: sent back unchanged, the phone stays as it is. */
export function formOf(line: VisitLine): VisitForm {
  const { subject, agent, matter } = line;
  const withoutCard = subject.residentId === null ? subject : agent?.residentId === null ? agent : null;
  return {
    id: line.versionId,
    openedAt: line.startedAt,
    residentId: subject.residentId,
    name: subject.name,
    agent: agent?.residentId ? { residentId: agent.residentId, name: agent.name } : null,
    visitor: withoutCard && { name: withoutCard.name, phone: withoutCard.phone ?? '' },
    ticketId: null,
    groupId: matter.groupId,
    matterId: matter.id,
    channel: line.channel,
    outcome: line.outcome,
    outcomeChosen: true,
    dueOn: line.dueOn,
    dueChosen: true,
    referredTo: line.referredTo ?? '',
    missingPapers: line.missingPapers ?? '',
    note: line.note,
    companions: line.companions,
  };
}

/** Only what differs: two people who correct different fields of one visit do not undo each other. */
export function patchOf(line: VisitLine, form: VisitForm): Patch {
  const before = registerInput(formOf(line), line.startedAt, 'UTC');
  const after = registerInput(form, line.startedAt, 'UTC');
  const differs = (name: 'who' | 'matterId' | 'channel' | 'note' | 'outcome' | 'companions') =>
    JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  return {
    ...(differs('who') ? { who: after.who } : {}),
    ...(differs('matterId') ? { matterId: after.matterId } : {}),
    ...(differs('channel') ? { channel: after.channel } : {}),
    ...(differs('note') ? { note: after.note } : {}),
    ...(differs('outcome') ? { outcome: after.outcome } : {}),
    ...(differs('companions') ? { companions: after.companions } : {}),
  };
}
