/** What can go wrong with an order or a route, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const orderFailure = defineFailures({
  'order.cutOff': {
    zh: '{day} 的{meal}已过截止时间（{until}），不能再改。负责人可以写明原因后更改。',
    en: 'Orders for {mealEn} on {day} closed at {until}. The manager may still change it and say why.',
  },
  'order.reasonMissing': {
    zh: '已过截止时间（{until}），请写明更改原因。',
    en: 'Orders closed at {until}. Say why it is changed all the same.',
  },
  'order.dayPast': {
    zh: '{day} 已经过去，不能再订餐。',
    en: '{day} has passed: nothing can be ordered for it.',
  },
  'order.notServed': {
    zh: '中心不供应{meal}，请在设置里修改供餐安排。',
    en: 'The centre does not serve {mealEn}. The meal plan is in the settings.',
  },
  'order.died': {
    zh: '{name}已于 {since} 去世，不能订餐。',
    en: '{name} died on {since}: no meals can be ordered.',
  },
  'order.moved': {
    zh: '{name}已于 {since} 迁出，不能订餐。如有误，请在居民卡片上更正。',
    en: '{name} moved away on {since}: no meals can be ordered. If that is wrong, correct it on the card.',
  },
  'order.hospital': {
    zh: '{name}住院请假中（{until}），不能订餐。出院后请先在日照里结束请假。',
    en: '{name} is in hospital ({untilEn}). End the leave in day care first.',
  },
  'order.onLeave': {
    zh: '{name}请假中（{until}），这一天不供餐。要订餐请先在日照里结束请假。',
    en: '{name} is on leave ({untilEn}). End the leave in day care first.',
  },
  'order.optionUnknown': {
    zh: '{day} 的菜单上没有“{option}”，请重新选择。',
    en: '"{option}" is not on the menu of {day}. Choose again.',
  },
  'order.nothingOrdered': {
    zh: '{name}这一餐没有订餐。',
    en: '{name} has no order for this meal.',
  },
  'order.eaten': {
    zh: '{name}这一餐已经打餐，不能再改订餐。',
    en: '{name} has already had this meal: the order cannot be changed.',
  },
  'order.notDelivery': {
    zh: '{name}这一餐不是送餐。',
    en: '{name} has not ordered this meal for delivery.',
  },
  'order.alreadySaved': {
    zh: '这一单已经保存，请刷新后再改。',
    en: 'This order is saved already. Refresh before changing it.',
  },
  'standing.unknown': {
    zh: '找不到这份长期订餐，请刷新后再试。',
    en: 'This standing order cannot be found. Refresh and try again.',
  },
  'standing.datesReversed': {
    zh: '结束日期早于开始日期，请改正。',
    en: 'The last day lies before the first. Correct the dates.',
  },
  'standing.overlaps': {
    zh: '{name}已有{meal}的长期订餐（{days}，{from} 起），请修改那一份，或避开这些天。',
    en: '{name} already has a standing order for {mealEn} ({daysEn}, from {from}). Change that one, or choose other days.',
  },
  'standing.tooEarly': {
    zh: '最早可以从 {day} 开始：之前的餐已经截止。',
    en: 'It can take effect from {day} at the earliest: meals before it are closed.',
  },
  'route.unknown': {
    zh: '找不到这条路线，请刷新后再试。',
    en: 'This route cannot be found. Refresh and try again.',
  },
  'route.nameTaken': {
    zh: '已经有叫“{name}”的路线，请换个名称。',
    en: 'There is a route named "{name}" already. Choose another name.',
  },
  'route.notOnIt': {
    zh: '有人已经不在这条路线上，请刷新后再调整顺序。',
    en: 'Somebody is no longer on this route. Refresh, then order the stops again.',
  },
  'route.orderIncomplete': {
    zh: '路线有变动，请刷新后再调整顺序。',
    en: 'The routes have changed meanwhile. Refresh, then order them again.',
  },
});
