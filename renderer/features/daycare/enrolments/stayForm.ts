/** What is typed about a stay, until the core takes it. Pure. */
import type { InputOf, OutputOf } from '../../../../db/core/procedure.ts';
import type { daycare } from '../../../../db/daycare/contract.ts';

type Enrolling = InputOf<typeof daycare.enrol>;
export type EnrolmentDetail = OutputOf<typeof daycare.enrolment>;

export interface StayForm {
  waits: boolean;
  startsOn: string | null;
  endsOn: string | null;
  trialUntil: string | null;
  weekdays: number;
  goals: Enrolling['goals'];
  medication: string;
  collectors: Enrolling['collectors'];
  remarks: string;
}

const workdays = 1 + 2 + 4 + 8 + 16;

export function emptyStay(today: string): StayForm {
  return {
    ...{ waits: false, startsOn: today, endsOn: null, trialUntil: null, weekdays: workdays },
    ...{ goals: [], medication: '', collectors: [], remarks: '' },
  };
}

export function stayOf({ line, goals, medication, collectors, remarks }: EnrolmentDetail): StayForm {
  const { startsOn, endsOn, trialUntil, weekdays, state } = line;
  return {
    ...{ startsOn, endsOn, trialUntil, weekdays, goals, medication, collectors, remarks },
    waits: state === 'waiting',
  };
}

/** As the core takes it: rows that were added and left empty go. */
export function stayFields(form: StayForm) {
  const { weekdays, medication, remarks, waits } = form;
  return {
    ...{ weekdays, medication, remarks },
    startsOn: waits ? null : form.startsOn,
    endsOn: waits ? null : form.endsOn,
    trialUntil: waits ? null : form.trialUntil,
    goals: form.goals.filter(({ goal, how }) => goal.trim() !== '' || how.trim() !== ''),
    collectors: form.collectors.filter(({ name, phone }) => name.trim() !== '' || phone.trim() !== ''),
  };
}
