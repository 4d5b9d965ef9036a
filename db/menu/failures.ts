/** What can go wrong with the menu, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const menuFailure = defineFailures({
  'menu.dishUnknown': {
    zh: '找不到这道菜，请重新选择。',
    en: 'This dish cannot be found. Choose again.',
  },
  'menu.dishRetired': {
    zh: '“{name}”已停用，请先恢复再使用。',
    en: '"{name}" is retired. Bring it back first.',
  },
  'menu.dishTaken': {
    zh: '已经有叫“{name}”的菜，请换个名称或直接使用它。',
    en: 'There is a dish named "{name}" already. Use it, or choose another name.',
  },
  'menu.optionUnknown': {
    zh: '这份套餐已不在菜单上，请刷新后再试。',
    en: 'This option is no longer on the menu. Refresh and try again.',
  },
  'menu.optionTaken': {
    zh: '这一餐已经有“{name}”，请换个名称。',
    en: 'This meal already offers "{name}". Choose another name.',
  },
  'menu.locked': {
    zh: '{day} 已经供过餐，当天的菜单不能再改。',
    en: 'Meals were served on {day}: its menu can no longer be changed.',
  },
  'menu.orderIncomplete': {
    zh: '套餐有变动，请刷新后再调整顺序。',
    en: 'The options have changed meanwhile. Refresh, then order them again.',
  },
  'menu.nothingToCopy': {
    zh: '{from} 起没有菜单可以复制。',
    en: 'There is no menu from {from} on to copy.',
  },
  'menu.copyOntoItself': {
    zh: '不能把菜单复制到原来的日子上。',
    en: 'A menu cannot be copied onto itself.',
  },
});
