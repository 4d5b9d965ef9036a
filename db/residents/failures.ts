/** What can go wrong with a card or a stay in a household, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const residentFailure = defineFailures({
  'resident.unknown': {
    zh: '找不到这位居民的卡片，请重新搜索。',
    en: 'This card cannot be found. Search again.',
  },
  'resident.merged': {
    zh: '这张卡片已经合并到“{name}”的另一张卡片，请在那张卡片上修改。',
    en: 'This card has been merged into another card of {name}. Make the change there.',
  },
  'resident.nameMissing': { zh: '请填写姓名。', en: 'Enter a name.' },
  'resident.duplicates': {
    zh: '可能已有这位居民：{names}。请打开核对，或确认“不是同一人”后再保存。',
    en: 'This may be someone who already has a card: {names}. Look at it, or say "not the same person" and save again.',
  },
  'resident.changedMeanwhile': {
    zh: '您填写期间，别人改了：{fields}。请核对新的内容后再保存。',
    en: 'Someone changed this while you were typing: {fieldsEn}. Check the new values and save again.',
  },
  'resident.inFuture': { zh: '日期不能晚于今天。', en: 'The date cannot be later than today.' },
  'document.kindMissing': {
    zh: '看不出是哪种证件，请先选择证件类型。',
    en: 'The kind of document cannot be told from the number. Choose it first.',
  },
  'document.badCheck': {
    zh: '身份证号的校验位不对，请对照证件再核对一遍。',
    en: 'The check digit of this ID does not fit. Compare it with the document.',
  },
  'document.badDate': {
    zh: '身份证号里的出生日期不存在，请对照证件再核对一遍。',
    en: 'The birth date inside this ID does not exist. Compare it with the document.',
  },
  'document.damaged': {
    zh: '这个号码被 Excel 弄坏了（末尾几位变成 0），请对照证件重新输入。',
    en: 'Excel has damaged this number (its last digits became 0). Type it again from the document.',
  },
  'document.malformed': {
    zh: '身份证号应为 18 位（旧证 15 位）数字，末位可以是 X。',
    en: 'An ID number has 18 digits (an old one 15); the last may be an X.',
  },
  'phone.unreadable': {
    zh: '看不懂这个电话号码。手机为 11 位，座机请加区号，一次填一个。',
    en: 'This phone number cannot be read. A mobile has 11 digits; give a landline with its area code; one at a time.',
  },
  'phone.known': { zh: '卡片上已有这个号码。', en: 'The card already has this number.' },
  'category.datesReversed': {
    zh: '到期日期早于开始日期，请改正。',
    en: 'The expiry lies before the start. Correct the dates.',
  },
  'consent.guardianNeeded': {
    zh: '未满 14 周岁，须由监护人同意，请填写监护人姓名和关系。',
    en: 'Under 14 only a guardian can consent. Enter the name and relation of the guardian.',
  },
  'consent.guardianUnnamed': {
    zh: '由监护人同意时，请填写监护人姓名和关系。',
    en: 'Where a guardian consents, enter the name and relation of the guardian.',
  },
  'consent.notGiven': {
    zh: '这一项目前没有有效的同意，不需要撤回。',
    en: 'No consent is in force for this purpose, so there is nothing to withdraw.',
  },
  'reveal.nothing': { zh: '卡片上没有这个号码。', en: 'The card does not have this number.' },
  'reveal.reasonNeeded': {
    zh: '未满 14 周岁，请先写明查看原因，原因会记录在案。',
    en: 'This person is under 14. Give the reason first; it is kept in the log.',
  },
});

export const householdFailure = defineFailures({
  'household.unknown': {
    zh: '找不到这个家庭，请刷新后再试。',
    en: 'This household cannot be found. Refresh and try again.',
  },
  'household.livesElsewhere': {
    zh: '{name}目前住在另一个家庭（{address}），请先确认从那里搬出。',
    en: '{name} lives in another household ({address}). Confirm the move from there first.',
  },
  'household.alreadyMember': {
    zh: '{name}已经是这个家庭的成员。',
    en: '{name} is already a member of this household.',
  },
  'household.notMember': {
    zh: '{name}目前不是这个家庭的成员。',
    en: '{name} is not a member of this household at present.',
  },
  'household.relationMissing': {
    zh: '请填写{name}与新户主的关系。',
    en: 'Enter how {name} is related to the new head.',
  },
  'household.oneHead': {
    zh: '一个家庭只有一位户主，请用“更换户主”。',
    en: 'A household has one head. Use "change head".',
  },
  'household.datesReversed': {
    zh: '搬出日期早于搬入日期，请改正。',
    en: 'The move out lies before the move in. Correct the dates.',
  },
  'household.addressMissing': {
    zh: '户主还没有住址，请先填写。',
    en: 'The head has no address yet. Enter it first.',
  },
});
