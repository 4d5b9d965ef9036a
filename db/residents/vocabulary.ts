/**
 * The words of the register: every coded value with its name in both languages. Pure; `contract.ts` hands them on to
 * the pages. A code that was once saved is never renamed or reused.
 */
import type { Sentence } from '../core/errors.ts';
import type { DocumentKind } from './idNumber.ts';

/** The codes of a list in their order, for schemas and choice boxes. */
export function codesOf<Code extends string>(labels: Readonly<Record<Code, unknown>>): Code[] {
  return Object.keys(labels).filter((code): code is Code => code in labels);
}

/** 人员类别. */
export const categories = {
  lowIncome: { zh: '低保', en: 'Minimum living allowance' },
  extremePoverty: { zh: '特困', en: 'Extreme poverty support' },
  lowIncomeEdge: { zh: '低保边缘', en: 'Low-income edge' },
  disabled: { zh: '残疾', en: 'Disabled' },
  livingAlone: { zh: '独居', en: 'Lives alone' },
  emptyNest: { zh: '空巢', en: 'Empty nest' },
  leftBehind: { zh: '留守', en: 'Left behind' },
  disabledCare: { zh: '失能', en: 'Needs daily care' },
  aged: { zh: '高龄', en: 'Aged 80 or over' },
  specialFamily: { zh: '计划生育特殊家庭', en: 'Special family (one child lost)' },
  childInNeed: { zh: '困境儿童', en: 'Child in need' },
  veteran: { zh: '退役军人', en: 'Veteran' },
  partyMember: { zh: '党员', en: 'Party member' },
  reemployment: { zh: '4050', en: '4050 re-employment' },
  youngTalent: { zh: '青年人才', en: 'Young talent' },
  newResident: { zh: '新居民', en: 'New resident' },
} as const satisfies Record<string, Sentence>;
export type Category = keyof typeof categories;

/** How a category stands today: one that has not begun or has expired grants nothing. */
export const categoryStates = {
  active: { zh: '有效', en: 'Holds' },
  soon: { zh: '即将到期', en: 'Expires soon' },
  expired: { zh: '已到期', en: 'Expired' },
  future: { zh: '未开始', en: 'Not begun' },
} as const satisfies Record<string, Sentence>;
export type CategoryState = keyof typeof categoryStates;

/** Relation to the head of the household (与户主关系), after GB/T 4761. */
export const relations = {
  head: { zh: '户主', en: 'Head' },
  spouse: { zh: '配偶', en: 'Spouse' },
  son: { zh: '子', en: 'Son' },
  daughter: { zh: '女', en: 'Daughter' },
  childInLaw: { zh: '儿媳或女婿', en: 'Son- or daughter-in-law' },
  grandchild: { zh: '孙子女或外孙子女', en: 'Grandchild' },
  father: { zh: '父', en: 'Father' },
  mother: { zh: '母', en: 'Mother' },
  parentInLaw: { zh: '公婆或岳父母', en: 'Parent-in-law' },
  grandparent: { zh: '祖父母或外祖父母', en: 'Grandparent' },
  sibling: { zh: '兄弟姐妹', en: 'Brother or sister' },
  otherRelative: { zh: '其他亲属', en: 'Other relative' },
  nonRelative: { zh: '非亲属', en: 'Not related' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;
export type Relation = keyof typeof relations;

/**
 * What a consent (同意) is for. Keeping the card itself is a statutory duty and needs none (PIPL art. 13(3)); nobody
 * is refused a service for withholding one (art. 16).
 */
export const consentPurposes = {
  contact: { zh: '电话回访与活动通知', en: 'Calls and notices' },
  health: { zh: '健康信息（血压、血糖等）', en: 'Health data (blood pressure, glucose …)' },
  care: { zh: '日照与助餐服务档案', en: 'Day-care and meal records' },
  photo: { zh: '照片存档', en: 'Photo on the card' },
  publicity: { zh: '宣传与公示', en: 'Publicity and public lists' },
  sharing: { zh: '提供给合作单位', en: 'Passing on to partners' },
} as const satisfies Record<string, Sentence>;
export type ConsentPurpose = keyof typeof consentPurposes;

export const consentForms = {
  paper: { zh: '书面', en: 'On paper' },
  spoken: { zh: '口头', en: 'Spoken' },
  electronic: { zh: '电子', en: 'Electronic' },
} as const satisfies Record<string, Sentence>;
export type ConsentForm = keyof typeof consentForms;

/** 证件类型. */
export const documentKinds = {
  residentId: { zh: '居民身份证', en: 'Resident ID' },
  legacyId: { zh: '15 位旧身份证号', en: '15-digit legacy ID' },
  hkMacauTaiwanPermit: { zh: '港澳台居民居住证', en: 'HK/Macau/Taiwan residence permit' },
  passport: { zh: '护照', en: 'Passport' },
  foreignPermit: { zh: '外国人永久居留身份证', en: 'Foreign permanent resident ID' },
  householdRegister: { zh: '户口簿', en: 'Household register' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<DocumentKind, Sentence>;

export const sexes = {
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
} as const satisfies Record<string, Sentence>;

export const statuses = {
  here: { zh: '在住', en: 'Lives here' },
  away: { zh: '外出', en: 'Away' },
  /** Lives elsewhere and has a card here, for example to volunteer. */
  outside: { zh: '区外人员', en: 'Lives elsewhere' },
  moved: { zh: '迁出', en: 'Moved away' },
  died: { zh: '去世', en: 'Died' },
} as const satisfies Record<string, Sentence>;
export type Status = keyof typeof statuses;

/** The fields of a card, by their names in the contract. */
export const personLabels = {
  name: { zh: '姓名', en: 'Name' },
  formerNames: { zh: '曾用名', en: 'Former names' },
  sex: { zh: '性别', en: 'Sex' },
  birthDate: { zh: '出生日期', en: 'Birth date' },
  ethnicity: { zh: '民族', en: 'Ethnicity' },
  documentKind: { zh: '证件类型', en: 'Kind of document' },
  documentNumber: { zh: '证件号码', en: 'Document number' },
  estate: { zh: '小区', en: 'Estate' },
  building: { zh: '楼栋', en: 'Building' },
  unit: { zh: '单元', en: 'Unit' },
  room: { zh: '房号', en: 'Room' },
  hukou: { zh: '户籍地', en: 'Registered residence' },
  emergencyName: { zh: '紧急联系人', en: 'Emergency contact' },
  emergencyPhone: { zh: '紧急联系电话', en: 'Emergency phone' },
  emergencyRelation: { zh: '与紧急联系人关系', en: 'Relation of the emergency contact' },
  language: { zh: '语言', en: 'Language' },
  diet: { zh: '饮食', en: 'Diet' },
  mobility: { zh: '行动', en: 'Mobility' },
  remarks: { zh: '备注', en: 'Remarks' },
} as const satisfies Record<string, Sentence>;

/** Why two cards may be one person. */
export const duplicateReasons = {
  sameDocument: { zh: '证件号码相同', en: 'Same document number' },
  nameAndPhone: { zh: '姓名和电话相同', en: 'Same name and phone' },
  nameBirthAddress: { zh: '姓名、出生日期和住址相同', en: 'Same name, birth date and address' },
} as const satisfies Record<string, Sentence>;
export type DuplicateReason = keyof typeof duplicateReasons;

/** What a card points out about itself; nothing here stops anyone from working. */
export const cardWarnings = {
  sexContradictsId: {
    zh: '性别与身份证号不一致，请核对。',
    en: 'The sex differs from the ID number. Please check.',
  },
  birthContradictsId: {
    zh: '出生日期与身份证号不一致，请核对。',
    en: 'The birth date differs from the ID number. Please check.',
  },
  legacyDocument: {
    zh: '这是 15 位旧身份证号，请在方便时补录 18 位号码。',
    en: 'This is a 15-digit legacy ID. Ask for the 18-digit number when convenient.',
  },
  categoryExpired: {
    zh: '有已到期的人员类别，不再享受相应待遇，请核实。',
    en: 'A category has expired and grants nothing any more. Please verify.',
  },
  photoWithoutConsent: {
    zh: '存有照片，但没有照片存档的同意。请补办同意或删除照片。',
    en: 'There is a photo but no consent to keep one. Record the consent or remove the photo.',
  },
  guardianMissing: {
    zh: '未满 14 周岁，还没有登记监护人（紧急联系人）。',
    en: 'Under 14, and no guardian (emergency contact) is recorded yet.',
  },
  consentOutgrown: {
    zh: '已满 14 周岁，监护人当时的同意请由本人重新确认。',
    en: 'Now 14 or over: a consent that a guardian gave should be confirmed by the person.',
  },
  householdWithoutHead: { zh: '所在家庭还没有户主，请指定。', en: 'The household has no head. Choose one.' },
} as const satisfies Record<string, Sentence>;
export type CardWarning = keyof typeof cardWarnings;

/** The rows of the merge page; each is chosen as a whole, so that a kind never parts from its number. */
export const mergeFields = {
  name: { zh: '姓名', en: 'Name' },
  document: { zh: '证件', en: 'Document' },
  sex: { zh: '性别', en: 'Sex' },
  birthDate: { zh: '出生日期', en: 'Birth date' },
  ethnicity: { zh: '民族', en: 'Ethnicity' },
  address: { zh: '住址', en: 'Address' },
  hukou: { zh: '户籍地', en: 'Registered residence' },
  emergency: { zh: '紧急联系人', en: 'Emergency contact' },
  language: { zh: '语言', en: 'Language' },
  diet: { zh: '饮食', en: 'Diet' },
  mobility: { zh: '行动', en: 'Mobility' },
  remarks: { zh: '备注', en: 'Remarks' },
  status: { zh: '状态', en: 'Status' },
  photo: { zh: '照片', en: 'Photo' },
  household: { zh: '所在家庭', en: 'Household' },
} as const satisfies Record<string, Sentence>;
export type MergeField = keyof typeof mergeFields;

/** PIPL art. 28, 31: below this age everything is sensitive and a guardian consents. */
export const guardianAge = 14;
/** A category that ends within this many days is shown as expiring soon. */
export const expiringSoonDays = 30;
/** Of the base64 text. */
export const photoMaxCharacters = 64 * 1024;
/** Stands where the name of a person stood who was erased (已抹除). Part of the record: never changed, nor translated. */
export const erasedName = '已抹除 Erased';
