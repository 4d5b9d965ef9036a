/** Words of the courier's way. */
import { defineTexts } from '../../../i18n/defineTexts.ts';

export const bundleTexts = defineTexts(
  'sync.bundle',
  {
    title: 'U 盘交换包',
    why: '没有网络时，用 U 盘把待传的记录带到区里，再把区里的回执带回来。文件已加密，只有区里打得开。',
    how: '怎么做',
    'step.make': '导出交换包，存到 U 盘',
    'step.carry': '带到区里，请管理员接收，拷回 .back 文件',
    'step.take': '回到这台电脑，导入 .back 文件',
    make: '导出交换包',
    take: '导入回执',
    made: '已导出 {count} 条待传记录，{date} 前有效',
    'made.none': '没有待传的记录；这个包用来取回其他电脑的记录，{date} 前有效',
    taken: '区里已收到 {acknowledged} 条，取回 {pulled} 条',
    'taken.nothing': '没有新内容，以前已经导入过',
  },
  {
    title: 'By USB stick',
    why: 'Without a network, carry what waits to the district on a stick and bring its receipt back. The file is sealed: only the district can open it.',
    how: 'How it works',
    'step.make': 'Export a bundle onto the stick',
    'step.carry': 'Take it to the district; copy the .back file it gives you',
    'step.take': 'Import the .back file on this computer',
    make: 'Export a bundle',
    take: 'Import the receipt',
    made: '{count} waiting changes exported; valid until {date}',
    'made.none': 'Nothing waits; this bundle fetches what others saved. Valid until {date}',
    taken: 'The district has received {acknowledged}; {pulled} were brought back',
    'taken.nothing': 'Nothing new in it: it was imported before',
  },
);
