/** What can go wrong with stations, opportunities and shifts, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const shiftFailure = defineFailures({
  'station.unknown': {
    zh: '没有这个签到点，请刷新，或扫签到点上的二维码。',
    en: 'There is no such place to check in. Refresh, or scan the code at the place.',
  },
  'station.retired': {
    zh: '签到点“{name}”已停用，请换一个。',
    en: '"{name}" is no longer in use. Choose another place.',
  },
  'opportunity.unknown': {
    zh: '找不到这个岗位，请刷新。',
    en: 'This opportunity cannot be found. Refresh.',
  },
  'opportunity.residentGone': {
    zh: '{name}登记为“{status}”（{since} 起），不能再派人上门。如登记有误，请先更正居民卡片。',
    en: '{name} is recorded as "{statusEn}" since {since}; nobody can be sent. If that is wrong, mend the card first.',
  },
  'opportunity.closed': {
    zh: '“{title}”已关闭，请先重新开放。',
    en: '"{title}" is closed. Open it again first.',
  },
  'shift.unknown': { zh: '找不到这个班次，请刷新。', en: 'This shift cannot be found. Refresh.' },
  'shift.tooLong': {
    zh: '一次最多排一年的班，请把截止日期提前。',
    en: 'At most a year of shifts is planned at once. Choose an earlier last day.',
  },
  'shift.datesReversed': {
    zh: '截止日期早于开始日期，请改正。',
    en: 'The last day lies before the first. Correct the dates.',
  },
  'shift.noDays': {
    zh: '这段日期里没有所选的星期，请改选。',
    en: 'None of the chosen weekdays lies between these dates. Choose others.',
  },
  'shift.past': {
    zh: '不能给已经过去的日期排班。',
    en: 'Shifts cannot be planned for days that have passed.',
  },
  'shift.over': {
    zh: '这个班次已经结束，不能再报名或取消。时长请在“服务时长”里登记。',
    en: 'This shift is over; nobody can sign up or cancel. Record the hours under service hours.',
  },
  'shift.cancelled': { zh: '这个班次已取消。', en: 'This shift has been cancelled.' },
  'shift.overlaps': {
    zh: '{name}在 {day} {from}–{to} 已报名“{title}”，同一时间不能有两个班次。',
    en: '{name} is signed up for "{title}" on {day} {from}–{to}; two shifts cannot be at the same time.',
  },
  'signUp.none': {
    zh: '{name}没有报名这个班次，请刷新。',
    en: '{name} is not signed up for this shift. Refresh.',
  },
});
