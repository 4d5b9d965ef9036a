/** Words of the key overview. */
import { defineTexts } from '../i18n/defineTexts.ts';

export const keysTexts = defineTexts(
  'keys',
  {
    title: '键盘',
    here: '这一页',
    everywhere: '任何时候',
    open: '查看按键',
    none: '这一页没有专用按键。',
    typing: '正在输入框里打字时，单个字母和数字键不生效；F 键和 Ctrl、Alt 组合键始终可用。',
  },
  {
    title: 'Keyboard',
    here: 'On this page',
    everywhere: 'Anywhere',
    open: 'Show the keys',
    none: 'This page has no keys of its own.',
    typing:
      'While you type in a field, single letters and digits go to the field. F-keys and combinations with Ctrl or Alt always work.',
  },
);
