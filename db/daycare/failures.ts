/** What can go wrong in day care, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const daycareFailure = defineFailures({
  'daycare.died': {
    zh: '{name}已于 {since} 去世，不能入托。',
    en: '{name} died ({since}) and cannot be enrolled.',
  },
  'daycare.moved': {
    zh: '{name}已于 {since} 迁出，不能入托。如已搬回，请先在居民卡上改为在住。',
    en: '{name} moved away ({since}) and cannot be enrolled. If they are back, say so on their card first.',
  },
  'daycare.overlaps': {
    zh: '{name} {span}已经入托，时间重叠。请改日期，或先结束原来的入托。',
    en: '{name} is already enrolled {spanEn}. Change the dates, or end that stay first.',
  },
  'daycare.alreadyWaiting': {
    zh: '{name}已经在候补名单上（{since} 起）。',
    en: '{name} is on the waiting list already, since {since}.',
  },
  'daycare.startMissing': {
    zh: '请填写开始日期。',
    en: 'Enter the first day.',
  },
  'daycare.endBeforeStart': {
    zh: '结束日期早于开始日期，请改正。',
    en: 'The last day lies before the first. Correct the dates.',
  },
  'daycare.trialOutside': {
    zh: '试托的最后一天要在入托期间内。',
    en: 'The last day of the trial must lie within the stay.',
  },
  'daycare.full': {
    zh: '{days}已满（{places} 个名额）。请换几天，或先加入候补名单。',
    en: '{daysEn}: no place is free ({places} places). Choose other days, or put the person on the waiting list.',
  },
  'daycare.ended': {
    zh: '这次入托已经结束，请新登记一次入托。',
    en: 'This stay has ended. Enrol the person anew.',
  },
  'daycare.notWaiting': {
    zh: '这位已不在候补名单上，请刷新。',
    en: 'This person is no longer waiting. Refresh.',
  },
  'daycare.alreadySaved': {
    zh: '这次登记已经保存，内容和刚才不同。请打开已保存的记录修改。',
    en: 'This was already saved, with other contents. Open the saved record and change it.',
  },
  'daycare.unknown': {
    zh: '找不到这条入托记录，请刷新后再试。',
    en: 'This stay in day care cannot be found. Refresh and try again.',
  },
  'daycare.consentMissing': {
    zh: '照护目标和用药属于健康信息，还没有本人同意。请先记录“健康信息”的同意。',
    en: 'Care goals and medication are health data and need consent. Record the consent for health data first.',
  },
  'daycare.inFuture': {
    zh: '日期或时间不能晚于现在。',
    en: 'The date or time cannot be later than now.',
  },
  'daycare.leaveOverlaps': {
    zh: '{span}已经请假，时间重叠。请修改那一次请假。',
    en: 'There is a leave {spanEn} already. Change that one.',
  },
  'daycare.notEnrolled': {
    zh: '{name}在 {day} 没有入托，不能签到。请先登记入托。',
    en: '{name} is not enrolled on {day}. Enrol them first.',
  },
  'daycare.futureDay': {
    zh: '{day} 还没有到，不能登记考勤。',
    en: '{day} has not come yet: attendance cannot be recorded.',
  },
  'daycare.notArrived': {
    zh: '{name}这天没有到站，不能登记离站。请先签到。',
    en: '{name} did not arrive that day and so cannot leave. Record the arrival first.',
  },
  'daycare.leftBeforeArrival': {
    zh: '离站时间早于到站时间，请改正。',
    en: 'The time of leaving lies before the arrival. Correct it.',
  },
  'daycare.otherDay': {
    zh: '时间不在 {day} 这一天，请改正。',
    en: 'This time is not on {day}. Correct it.',
  },
  'daycare.isHere': {
    zh: '{name}已在 {time} 到站。如果点错了，请先撤销到站。',
    en: '{name} arrived at {time}. If that was a mistake, undo the arrival first.',
  },
  'daycare.tapUnknown': {
    zh: '这条考勤记录已被改动，请刷新后再试。',
    en: 'This record was changed meanwhile. Refresh and try again.',
  },
  'daycare.noteChanged': {
    zh: '您填写期间，别人改了这天的记录。请核对新的内容后再保存。',
    en: "Someone changed this day's note while you were typing. Check it and save again.",
  },
  'daycare.noCollector': {
    zh: '没有这位可接人，请刷新后再试。',
    en: 'There is no such person who may collect. Refresh and try again.',
  },
});

/** From the first day to the last, in both languages, for the sentences above. */
export function saySpan(from: string, to: string | null): { span: string; spanEn: string } {
  return to === null
    ? { span: `${from} 起`, spanEn: `since ${from}` }
    : { span: `${from} 至 ${to} `, spanEn: `from ${from} to ${to}` };
}
