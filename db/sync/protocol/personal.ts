/**
 * What of each kind of row is personal, and how a row leads to its person (SPEC R10). Desk and district blank by the same
 * table, so that all copies stay equal; a test holds it against every column of every entity.
 *
 * Kept are ids, days, money, counts and states: the books of a centre must still add up when a person is forgotten.
 */
import { erasedName } from '../../residents/vocabulary.ts';
import type { StoredValue } from './change.ts';

export interface PersonalRule {
  /** Fields that hold the id of the person, or of a row about the person: field → kind of row. */
  readonly about: Readonly<Record<string, string>>;
  /** What stands in a personal field afterwards. Null, or, where a column may not be empty, words that say nothing. */
  readonly blank: Readonly<Record<string, StoredValue>>;
  /** Fields that stay, separated by spaces. Any other, such as one of a later version, goes. */
  readonly kept: string;
  /** The row may be somebody else's tomorrow: only what it says about the erased is blanked, not what comes later. */
  readonly passedOn?: true;
}

const ofResident = { residentId: 'resident' } as const;
const ofVolunteer = { volunteerId: 'volunteer' } as const;

const people: Readonly<Record<string, PersonalRule>> = {
  resident: {
    about: { id: 'resident' },
    blank: {
      name: erasedName,
      formerNames: '[]',
      sex: null,
      birthDate: null,
      birthSource: null,
      ethnicity: null,
      documentKind: null,
      documentNumber: null,
      estate: null,
      building: null,
      unit: null,
      room: null,
      hukou: null,
      emergencyName: null,
      emergencyPhone: null,
      emergencyRelation: null,
      language: null,
      diet: null,
      mobility: null,
      remarks: null,
      // Nobody is expected, called or counted as living here any more.
      status: 'moved',
      statusSince: null,
    },
    kept: 'id mergedInto createdAt',
  },
  residentPhone: { about: ofResident, blank: { number: '', label: '' }, kept: 'id residentId rank endedAt' },
  residentPhoto: { about: ofResident, blank: { jpeg: '' }, kept: 'id residentId' },
  householdMember: {
    about: ofResident,
    // `removed`, because an address with who lives there tells who it was.
    blank: { relation: 'other', relationText: null, movedIn: null, movedOut: null, removed: 1 },
    kept: 'id householdId residentId',
  },
  residentCategory: {
    about: ofResident,
    // A category must be one; the least telling, and taken back.
    blank: { category: 'newResident', detail: null, source: '', startsOn: null, expiresOn: null, removed: 1 },
    kept: 'id residentId',
  },
  residentMerge: {
    about: { keptId: 'resident', mergedId: 'resident' },
    blank: { changes: '[]' },
    kept: 'id keptId mergedId at accountId undoneAt',
  },
  residentConsent: {
    about: ofResident,
    blank: { guardianName: null, guardianRelation: null },
    kept: 'id residentId purpose given by form at accountId',
  },
  personCard: {
    about: ofResident,
    blank: { code: '', state: 'cancelled' },
    kept: 'id kind residentId issuedOn stateSince lostOn printedAt',
  },
};

const care: Readonly<Record<string, PersonalRule>> = {
  careTask: {
    about: ofResident,
    blank: { detail: '' },
    kept: 'id kind causeId residentId severity dueOn openedAt openedBy',
  },
  careTaskStep: {
    about: { taskId: 'careTask' },
    blank: { note: '' },
    kept: 'id taskId kind dueOn at accountId',
  },
  careCall: {
    about: ofResident,
    blank: { whom: '', said: '' },
    kept: 'id residentId taskId day reached at accountId',
  },
  enrolment: {
    about: ofResident,
    blank: { endReason: null, goals: '[]', medication: '', collectors: '[]', remarks: '' },
    kept: 'id residentId state waitingSince startsOn endsOn trialUntil weekdays createdAt',
  },
  abilityAssessment: {
    about: ofResident,
    blank: { level: 0, assessor: '', note: '' },
    kept: 'id residentId assessedOn at accountId',
  },
  leave: {
    about: ofResident,
    blank: { reason: 'other', note: '' },
    kept: 'id residentId fromDay toDay cancelled',
  },
  attendance: {
    about: ofResident,
    blank: { reason: null, withWhom: null, note: '' },
    kept: 'id supersedes withdrawn residentId day kind at savedAt savedBy',
  },
  dayNote: {
    about: ofResident,
    blank: { mood: null, activities: '[]', noteForFamily: '', noteForStaff: '' },
    kept: 'id supersedes residentId day savedAt savedBy',
  },
  vitals: {
    about: ofResident,
    blank: {
      systolic: null,
      diastolic: null,
      pulse: null,
      glucose: null,
      glucoseTime: null,
      temperature: null,
      weight: null,
      spo2: null,
      ecgTaken: 0,
      note: '',
      outOfRange: '[]',
      reason: null,
    },
    kept: 'id rootId supersedes withdrawn residentId sessionId day takenAt savedAt savedBy',
  },
  vitalLimit: {
    about: ofResident,
    blank: { low: null, high: null, removed: 1 },
    kept: 'id measure glucoseTime residentId',
  },
  sessionLine: {
    about: ofResident,
    blank: { personName: null, result: '' },
    kept: 'id supersedes withdrawn sessionId serviceId residentId provider at accountId',
  },
  incident: {
    about: ofResident,
    blank: { place: '', what: '', measures: '', told: '[]', reason: null },
    kept: 'id rootId supersedes withdrawn residentId otherIds day at kind severity savedAt savedBy',
  },
  visit: {
    about: ofResident,
    blank: {
      visitorName: null,
      visitorPhone: null,
      note: '',
      referredTo: null,
      missingPapers: null,
      reason: null,
    },
    kept:
      'id rootId supersedes withdrawn day residentId agentId matterId channel outcome dueOn companions ticketId ' +
      'counterId handlerId arrivedAt startedAt endedAt savedAt savedBy',
  },
  followUp: { about: { rootId: 'visit' }, blank: { note: '' }, kept: 'id rootId kind dueOn at accountId' },
};

const canteen: Readonly<Record<string, PersonalRule>> = {
  meal: {
    about: ofResident,
    blank: { guest: '', takenBy: null, reason: null },
    kept:
      'id rootId supersedes withdrawn day bookedOn meal serving residentId portions mode optionId optionName priceFen ' +
      'subsidyFen personFen lines category payment routeId deliverer deskId at savedAt savedBy',
  },
  mealAdjustment: {
    about: { mealRootId: 'meal' },
    blank: { reason: '' },
    kept: 'id mealRootId bookedOn portions priceFen personFen lines at accountId',
  },
  dietProfile: {
    about: ofResident,
    blank: { diets: '[]', allergens: '[]', note: '' },
    kept: 'id residentId',
  },
  standingOrder: {
    about: ofResident,
    blank: { note: '' },
    kept: 'id residentId meal weekdays mode optionName fromDay toDay',
  },
  mealOrder: {
    about: ofResident,
    blank: { note: '' },
    kept: 'id supersedes residentId day meal state mode optionName at accountId',
  },
  routeStop: { about: ofResident, blank: { note: '', removed: 1 }, kept: 'id residentId routeId position' },
  deliveryRoute: {
    about: { delivererId: 'resident' },
    blank: { delivererName: '' },
    kept: 'id name delivererId position retired',
    passedOn: true,
  },
  payment: {
    about: ofResident,
    blank: { note: '' },
    kept: 'id kind residentId mealRootId reversesId cashFen balanceFen owedFen receiptNo bookedOn deskId at accountId',
  },
};

const volunteering: Readonly<Record<string, PersonalRule>> = {
  volunteer: {
    about: ofResident,
    blank: {
      state: 'left',
      stateReason: '',
      skills: '[]',
      languages: '[]',
      availability: 0,
      organisation: '',
      partyBranch: '',
      guardian: null,
      remarks: '',
    },
    kept: 'id residentId number stateSince registeredOn createdAt',
  },
  volunteerRecord: {
    about: ofVolunteer,
    blank: { title: '', score: null, note: '' },
    kept: 'id supersedes withdrawn volunteerId kind day expiresOn minutes at accountId',
  },
  volunteerPin: {
    about: { id: 'volunteer' },
    blank: { salt: '', hash: '' },
    kept: 'id failures lockedUntil',
  },
  certificate: {
    about: ofVolunteer,
    blank: { services: '[]', purpose: '', revokeReason: '', code: null },
    kept: 'id number volunteerId fromDay toDay minutes issuer state postedUntil issuedOn revokedOn prints createdAt accountId',
  },
  service: {
    about: ofVolunteer,
    blank: { activity: '', reason: null },
    kept:
      'id rootId supersedes withdrawn volunteerId shiftId stationId kind day startAt endAt minutes evidence doubtful ' +
      'deskId savedAt savedBy',
  },
  serviceDecision: {
    about: ofVolunteer,
    blank: { note: '' },
    kept: 'id serviceId rootId volunteerId decision minutes clockConfirmed at accountId',
  },
  pointEntry: {
    about: ofVolunteer,
    blank: { note: '' },
    kept: 'id volunteerId kind points rootId otherId expiresOn at accountId',
  },
  signUp: { about: ofVolunteer, blank: { note: '' }, kept: 'id shiftId volunteerId state at accountId' },
  opportunity: {
    about: ofResident,
    blank: { title: '', place: '', description: '', closed: 1 },
    kept: 'id kind stationId teamId residentId skills createdAt',
  },
};

export const personalRules: Readonly<Record<string, PersonalRule>> = {
  ...people,
  ...care,
  ...canteen,
  ...volunteering,
};
