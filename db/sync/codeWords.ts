/** Codes that stored fields hold, in words. Pure. */
import { careTaskWords } from '../careTasks/words.ts';
import type { Sentence } from '../core/errors.ts';
import { leaveWords } from '../daycare/words.ts';
import { channelWords, methodWords, outcomeWords, roleWords } from '../exchange/exportWords.ts';
import { glucoseTimeWords, measureWords } from '../health/vocabulary.ts';
import { incidentWords } from '../incidents/words.ts';
import { allergenNames, dietNames, dishKindNames, mealNames, modeNames } from '../menu/vocabulary.ts';
import { paymentWords } from '../payments/shapes.ts';
import { ticketStateWords } from '../queue/words.ts';
import {
  categories,
  consentForms,
  documentKinds,
  relations,
  sexes,
  statuses,
} from '../residents/vocabulary.ts';
import { evidenceLabels, kindLabels } from '../service/words.ts';
import { wordsFor } from './rowWords.ts';

type Codes = Readonly<Record<string, Sentence>>;

/** As SQLite keeps them. */
const yesNo: Codes = { 0: { zh: '否', en: 'no' }, 1: { zh: '是', en: 'yes' } };
const inUse: Sentence = { zh: '使用中', en: 'in use' };
const waiting: Sentence = { zh: '候补', en: 'on the waiting list' };

const severities: Codes = {
  minor: { zh: '轻微', en: 'minor' },
  moderate: { zh: '一般', en: 'moderate' },
  serious: { zh: '严重', en: 'serious' },
};

const steps: Codes = {
  note: { zh: '备注', en: 'note' },
  extended: { zh: '延期', en: 'extended' },
  closed: { zh: '办结', en: 'closed' },
  reopened: { zh: '重新打开', en: 'opened again' },
};

/** By `kind of row.field`, or by the field where it means the same everywhere. */
const coded: Readonly<Record<string, Codes>> = {
  active: yesNo,
  cancelled: yesNo,
  clockConfirmed: yesNo,
  closed: yesNo,
  doubtful: yesNo,
  ecgTaken: yesNo,
  given: yesNo,
  priority: yesNo,
  reached: yesNo,
  removed: yesNo,
  retired: yesNo,
  withdrawn: yesNo,
  sex: sexes,
  documentKind: documentKinds,
  status: statuses,
  relation: relations,
  emergencyRelation: relations,
  category: categories,
  meal: mealNames,
  mode: modeNames,
  allergens: allergenNames,
  diets: dietNames,
  measure: measureWords,
  glucoseTime: glucoseTimeWords,
  'account.role': roleWords,
  'certificate.state': {
    posted: { zh: '公示中', en: 'posted' },
    issued: { zh: '已出具', en: 'issued' },
    revoked: { zh: '已撤销', en: 'revoked' },
  },
  'clinicSession.kind': {
    clinic: { zh: '义诊', en: 'Clinic' },
    haircut: { zh: '理发', en: 'Haircut' },
    both: { zh: '义诊与理发', en: 'Clinic and haircut' },
  },
  'dish.kind': dishKindNames,
  'enrolment.state': {
    waiting,
    active: { zh: '在托', en: 'enrolled' },
    ended: { zh: '已结束', en: 'ended' },
  },
  'exchangeCard.state': {
    open: { zh: '待决定', en: 'to decide' },
    settled: { zh: '已决定', en: 'decided' },
  },
  'leave.reason': leaveWords,
  'opportunity.kind': kindLabels,
  'personCard.kind': {
    diner: { zh: '就餐卡', en: 'Meal card' },
    volunteer: { zh: '志愿者卡', en: 'Volunteer card' },
  },
  'personCard.state': {
    active: inUse,
    lost: { zh: '挂失', en: 'lost' },
    replaced: { zh: '已补发', en: 'replaced' },
    cancelled: { zh: '注销', en: 'cancelled' },
  },
  'resident.birthSource': {
    stated: { zh: '本人说的', en: 'stated' },
    derived: { zh: '来自身份证号', en: 'from the ID number' },
  },
  'teamMember.role': {
    member: { zh: '队员', en: 'Member' },
    leader: { zh: '队长', en: 'Leader' },
  },
  'ticket.state': ticketStateWords,
  'volunteer.state': {
    applied: { zh: '待审核', en: 'applied' },
    active: { zh: '在册', en: 'active' },
    paused: { zh: '暂停', en: 'paused' },
    left: { zh: '退出', en: 'left' },
  },
  severity: severities,
  form: consentForms,
  'attendance.kind': {
    arrived: { zh: '到', en: 'arrived' },
    absent: { zh: '未到', en: 'absent' },
    left: { zh: '离开', en: 'left' },
  },
  'attendance.reason': leaveWords,
  'careTask.kind': careTaskWords,
  'careTaskStep.kind': steps,
  'dayNote.mood': {
    cheerful: { zh: '愉快', en: 'cheerful' },
    calm: { zh: '平静', en: 'calm' },
    low: { zh: '低落', en: 'low' },
    restless: { zh: '烦躁', en: 'restless' },
  },
  'erasure.reason': {
    asked: { zh: '本人要求', en: 'the person asked for it' },
    guardianAsked: { zh: '监护人或近亲属要求', en: 'the guardian or next of kin asked for it' },
    keptLongEnough: { zh: '保存期已满', en: 'kept as long as is allowed' },
    mistake: { zh: '不该登记的人', en: 'should never have been registered' },
    ordered: { zh: '上级要求', en: 'ordered from above' },
  },
  'followUp.kind': steps,
  'incident.kind': incidentWords,
  'meal.payment': methodWords,
  'mealOrder.state': {
    ordered: { zh: '已订', en: 'ordered' },
    cancelled: { zh: '已取消', en: 'cancelled' },
    undelivered: { zh: '未送达', en: 'not delivered' },
  },
  'payment.kind': paymentWords,
  'pointEntry.kind': {
    earned: { zh: '获得', en: 'earned' },
    spent: { zh: '兑换', en: 'spent' },
    given: { zh: '转出', en: 'given' },
    received: { zh: '转入', en: 'received' },
    expired: { zh: '过期', en: 'expired' },
    adjusted: { zh: '调整', en: 'adjusted' },
  },
  'residentConsent.by': {
    self: { zh: '本人', en: 'the person' },
    guardian: { zh: '监护人', en: 'the guardian' },
  },
  'service.evidence': evidenceLabels,
  'service.kind': kindLabels,
  'serviceDecision.decision': {
    approved: { zh: '通过', en: 'approved' },
    refused: { zh: '不通过', en: 'refused' },
  },
  'signUp.state': {
    signedUp: { zh: '已报名', en: 'signed up' },
    waiting,
    cancelled: { zh: '已取消', en: 'cancelled' },
  },
  'visit.channel': channelWords,
  'visit.outcome': outcomeWords,
  'volunteerRecord.kind': {
    training: { zh: '培训', en: 'training' },
    award: { zh: '表彰', en: 'award' },
    evaluation: { zh: '评价', en: 'evaluation' },
    insurance: { zh: '保险', en: 'insurance' },
  },
};

/** A code of a field in words. @returns undefined where it is none, or one of a newer version */
export function codeWord(entity: string, field: string, code: string): Sentence | undefined {
  const codes = wordsFor(coded, `${entity}.${field}`) ?? wordsFor(coded, field);
  return codes && wordsFor(codes, code);
}
