/** What can go wrong at the till, and what the person there does about it. */
import { defineFailures } from '../core/errors.ts';

export const mealFailure = defineFailures({
  'meal.unknown': {
    zh: '找不到这一餐，请刷新后再试。',
    en: 'This meal cannot be found. Refresh and try again.',
  },
  'meal.died': {
    zh: '{name}登记为已去世（{since}），不能打餐。如果登记有误，请先到居民卡片改正。',
    en: '{name} is recorded as deceased ({sinceEn}) and cannot be served. If that is wrong, correct the card first.',
  },
  'meal.moved': {
    zh: '{name}登记为已迁出（{since}），不能打餐。如果已经搬回来，请先到居民卡片改回“在住”。',
    en: '{name} is recorded as moved away ({sinceEn}) and cannot be served. If they are back, set the card to "lives here" first.',
  },
  'meal.hospital': {
    zh: '{name}正在住院请假，不能打餐。如果已经出院，请先在“日照”里结束请假。',
    en: '{name} is on leave in hospital and cannot be served. If they are back, end the leave in day care first.',
  },
  'meal.inFuture': {
    zh: '{day}还没有到，不能先打餐，请用“预订”。',
    en: '{day} is still to come: take an order instead.',
  },
  'meal.longAgo': {
    zh: '{day}已经超过一年，不能再补记。',
    en: '{day} is more than a year ago and can no longer be entered.',
  },
  'meal.optionUnknown': {
    zh: '这份套餐已不在当天的菜单上，请重新选择。',
    en: 'This option is no longer on the menu of that day. Choose again.',
  },
  'meal.priceMissing': {
    zh: '请选择套餐，或填写价格。',
    en: 'Choose an option, or enter a price.',
  },
  'meal.priceChanged': {
    zh: '金额刚刚有变：原来自付 {was}，现在自付 {now}。请核对后再打一次。',
    en: 'The amount has just changed: the person was to pay {was} and now pays {now}. Check it and serve again.',
  },
  'meal.notFree': {
    zh: '补贴之后还要自付 {amount}，请选择现金、余额或挂账。',
    en: 'After the subsidy {amount} is left to pay. Choose cash, balance or signed-for.',
  },
  'meal.servingSkipped': {
    zh: '{name}这一餐还没有打过第 {before} 份，请刷新后再试。',
    en: '{name} has not had serving {before} of this meal yet. Refresh and try again.',
  },
  'meal.alreadySaved': {
    zh: '这一步已经保存过，内容不同。请刷新后再试。',
    en: 'This step was saved before with other content. Refresh and try again.',
  },
  'meal.changedMeanwhile': {
    zh: '别人刚刚改过这一餐，请核对新的内容后再保存。',
    en: 'Someone has just changed this meal. Check what it says now and save again.',
  },
  'meal.withdrawn': { zh: '这一餐已经撤销。', en: 'This meal has been undone.' },
  'meal.notWithdrawn': { zh: '这一餐没有撤销过。', en: 'This meal has not been undone.' },
  'meal.notYoursToUndo': {
    zh: '只能撤销自己当天打的餐，其他的请负责人办理。',
    en: 'You can undo your own meals of today. Ask the manager for any other.',
  },
  'meal.reasonMissing': {
    zh: '请写明原因，会和这次改动一起保存。',
    en: 'Give the reason; it is kept with the change.',
  },
  'meal.monthClosed': {
    zh: '{month}已经月结，这一餐不再改动，请用“调整”记入本月。',
    en: '{month} is closed and the meal stays as it is. Use "adjust": it counts in the open month.',
  },
  'meal.monthOpen': {
    zh: '{month}还没有月结，请直接更正这一餐。',
    en: '{month} is still open: correct the meal itself.',
  },
  'meal.nothingToAdjust': {
    zh: '调整前后一样，没有需要记的差额。',
    en: 'This would change nothing, so there is nothing to book.',
  },
});
