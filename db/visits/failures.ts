/** What can go wrong with a visit, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const visitFailure = defineFailures({
  'visit.unknown': {
    zh: '没有这条来访记录，请刷新后再试。',
    en: 'There is no such visit. Refresh and try again.',
  },
  'visit.residentUnknown': {
    zh: '没有这张居民卡，请重新查找。',
    en: 'There is no such resident card. Search again.',
  },
  'visit.residentDied': {
    zh: '{name}登记为已故，不能本人来访。家属来办事，请填代办人；如登记有误，请先更正居民卡。',
    en: '{name} is recorded as deceased and cannot have come in person. If family came, name them as the person who came; if the card is wrong, mend it first.',
  },
  'visit.agentDied': {
    zh: '代办人{name}登记为已故，请重新选择代办人。',
    en: '{name}, named as the person who came, is recorded as deceased. Choose again.',
  },
  'visit.inFuture': {
    zh: '时间不能晚于现在，请检查时间。',
    en: 'A time lies in the future. Check the times.',
  },
  'visit.timesOutOfOrder': {
    zh: '到达、开始、结束的时间先后不对，请检查。',
    en: 'Arrival, start and end are not in this order. Check the times.',
  },
  'visit.longAgo': {
    zh: '补录只限一年以内的来访，请检查日期。',
    en: 'Only visits of the last year can be entered. Check the date.',
  },
  'visit.dueInPast': {
    zh: '办结期限不能早于来访当天，请重新填写。',
    en: 'The due date lies before the day of the visit. Choose another one.',
  },
  'visit.dueMissing': {
    zh: '这个事项没有固定期限，请填写办结期限。',
    en: 'This matter has no usual time: enter the date it is due.',
  },
  'visit.alreadySaved': {
    zh: '这条来访已经保存，内容和刚才不同。请打开已保存的记录更正。',
    en: 'This visit was already saved, with other contents. Open the saved record and correct it.',
  },
  'visit.reasonMissing': {
    zh: '更正别人的或以前的记录要写明原因。',
    en: 'To change an earlier record, or one of a colleague, give the reason.',
  },
  'visit.notYoursToUndo': {
    zh: '只能当天撤销自己登记的来访。其他记录请负责人撤销。',
    en: 'You can undo your own visits on their day. Ask the manager to undo others.',
  },
  'visit.withdrawn': {
    zh: '这条来访已撤销，请先恢复再更正。',
    en: 'This visit was undone. Bring it back before correcting it.',
  },
  'visit.notWithdrawn': {
    zh: '这条来访没有被撤销，不用恢复。',
    en: 'This visit was not undone: there is nothing to bring back.',
  },
});
