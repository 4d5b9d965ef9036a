/** Words of the list of subsidy rules, and of the schemes one begins with. */
import { defineTexts } from '../../i18n/defineTexts.ts';

export const subsidiesTexts = defineTexts(
  'subsidies',
  {
    tab: '补贴规则',
    title: '补贴规则',
    'list.title': '按先后顺序',
    'list.count': '{count} 条执行中',
    'list.empty': '还没有补贴规则，目前每餐都由本人全付。可以从一套常见方案开始，再改成本地的标准。',
    'list.emptyReader': '还没有补贴规则，目前每餐都由本人全付。规则由负责人添加。',
    'list.add': '新规则',
    'list.schemes': '从方案开始',
    'list.version': '第 {version} 版',
    'list.next': '{day} 起改为第 {version} 版',
    'list.nextRetired': '{day} 起停用',
    'list.over': '已停用和已结束',
    'state.inForce': '执行中',
    'state.future': '{day} 起执行',
    'state.ended': '{day} 已结束',
    'state.retired': '{day} 起停用',

    'scheme.title': '常见方案',
    'scheme.note': '全国没有统一标准，下面是各地常见的做法。添加后每一条都可以改。',
    'scheme.choose': '方案',
    'scheme.rules': '将添加 {count} 条规则',
    'scheme.add': '添加这套方案',
    'scheme.added': '已添加“{name}”，共 {count} 条规则',
  },
  {
    tab: 'Subsidies',
    title: 'Subsidy rules',
    'list.title': 'In order of application',
    'list.count': { one: '{count} in force', other: '{count} in force' },
    'list.empty':
      'No subsidy rules yet, so everybody pays the full price. Begin with a common scheme and make it your own.',
    'list.emptyReader': 'No subsidy rules yet, so everybody pays the full price. The manager adds them.',
    'list.add': 'New rule',
    'list.schemes': 'Begin with a scheme',
    'list.version': 'Version {version}',
    'list.next': 'Version {version} from {day}',
    'list.nextRetired': 'Ends on {day}',
    'list.over': 'Retired and ended',
    'state.inForce': 'In force',
    'state.future': 'From {day}',
    'state.ended': 'Ended {day}',
    'state.retired': 'Retired {day}',

    'scheme.title': 'Common schemes',
    'scheme.note':
      'There is no national standard; these are shapes seen in many places. Every rule can be edited later.',
    'scheme.choose': 'Scheme',
    'scheme.rules': { one: '{count} rule will be added', other: '{count} rules will be added' },
    'scheme.add': 'Add this scheme',
    'scheme.added': { one: 'Added "{name}": {count} rule', other: 'Added "{name}": {count} rules' },
  },
);
