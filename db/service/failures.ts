/** What can go wrong with hours and points, and what the person at the kiosk or the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const kioskFailure = defineFailures({
  'kiosk.passGone': {
    zh: '时间太久，已自动退出。请重新扫卡或输入口令。',
    en: 'You were signed off after a while. Scan the card or enter the PIN again.',
  },
  'kiosk.proofNeeded': {
    zh: '查看自己的时长要扫志愿者卡或输入口令。',
    en: 'Scan your volunteer card or enter your PIN to see your own hours.',
  },
  'kiosk.cardUnknown': {
    zh: '认不出这张卡，请再扫一次，或用编号和口令，或按姓名查找。',
    en: 'This card is not known. Scan it again, use number and PIN, or look for the name.',
  },
  'kiosk.stationCode': {
    zh: '这是“{name}”门口的码，不是志愿者卡。请扫您自己的卡。',
    en: 'This is the code at the door of "{nameEn}", not a volunteer card. Scan your own card.',
  },
  'kiosk.cardNotInUse': {
    zh: '这张卡已挂失或已换新，请用新卡，或找工作人员。',
    en: 'This card was reported lost or replaced. Use the new one, or ask the staff.',
  },
  'kiosk.notAVolunteer': {
    zh: '持卡人还不是志愿者，请找志愿服务负责人登记。',
    en: 'The holder of this card is not a volunteer yet. Ask the volunteer coordinator.',
  },
  'kiosk.typeMore': {
    zh: '请多输入一些：一个汉字，或至少两个拼音字母。',
    en: 'Type a little more: one Chinese character, or at least two letters of pinyin.',
  },
});

export const serviceFailure = defineFailures({
  'service.unknown': {
    zh: '找不到这条服务记录，请刷新。',
    en: 'This time of service cannot be found. Refresh.',
  },
  'service.changed': {
    zh: '这条记录刚被改过，请刷新，看过新的内容再操作。',
    en: 'This record has just been changed. Refresh and look at it again.',
  },
  'service.alreadySaved': {
    zh: '这次操作已经保存过，内容不同。请刷新后重新填写。',
    en: 'This was saved already, with other content. Refresh and fill it in again.',
  },
  // Read by the volunteer at a kiosk and by the staff who sign somebody in: it speaks to neither.
  'service.alreadyIn': {
    zh: '从 {from} 起已签到“{activity}”，请先签退。',
    en: 'Signed in for "{activity}" since {from} already. Sign out first.',
  },
  'service.notIn': {
    zh: '现在没有签到记录，不用签退。忘记签到请找工作人员补登。',
    en: 'You are not signed in, so there is nothing to sign out of. If you forgot to sign in, ask the staff.',
  },
  'service.notOpen': {
    zh: '这条记录已经有结束时间，请刷新。',
    en: 'This record has an end already. Refresh.',
  },
  'service.overlaps': {
    zh: '与 {day} {from}–{to}“{activity}”的时间重叠，同一时间只能记一次。',
    en: 'It overlaps "{activity}" on {day} {from}–{to}; the same time counts once.',
  },
  'service.twoPlaces': {
    zh: '{day} {from}–{to} 已在“{place}”服务（{activity}），不能同时在两处。',
    en: 'On {day} {from}–{to} they were at "{place}" ({activity}); nobody is at two places at once.',
  },
  'service.tooLong': {
    zh: '{day} 合计 {hours} 小时，超过单日上限 {most} 小时。请核对时间，或少记一些。',
    en: 'That makes {hours} hours on {day}, more than the {most} allowed for a day. Check the times, or credit less.',
  },
  'service.gone': {
    zh: '{name}自 {since} 起登记为“{status}”，之后的时长不能登记。',
    en: '{name} has been recorded as "{statusEn}" since {since}; later hours cannot be recorded.',
  },
  'service.tooLate': {
    zh: '{day} 已超过 {days} 天的补录期限，请由负责人核实并走导入或更正。',
    en: '{day} lies more than {days} days back. Hours so old come by import or by correction of a record that exists.',
  },
  'service.endBeforeStart': {
    zh: '结束时间要晚于开始时间。',
    en: 'The end must be later than the start.',
  },
  'service.future': {
    zh: '不能登记还没有到的时间。',
    en: 'Time that has not come yet cannot be recorded.',
  },
  'service.breaksTooLong': {
    zh: '休息时间不能超过整段时间。',
    en: 'The breaks cannot be longer than the whole time.',
  },
  'service.clockBack': {
    zh: '电脑时间比签到时还早，可能不准。请找工作人员登记结束时间。',
    en: 'The clock shows an earlier time than your sign-in and may be wrong. Ask the staff to enter the end.',
  },
  'service.shiftElsewhere': {
    zh: '这个班次不在今天，请重新选择。',
    en: 'This shift is not today. Choose again.',
  },
  'service.shiftCancelled': {
    zh: '这个班次已取消，请选别的班次，或选“协助……”。',
    en: 'This shift was cancelled. Choose another one, or "helping with …".',
  },
  'service.notYours': {
    zh: '这条记录不是您的，请重新扫卡。',
    en: 'This record is not yours. Scan your card again.',
  },
  'service.reasonNeeded': {
    zh: '退回要写明原因，志愿者会问起。',
    en: 'Say why it is sent back; the volunteer will ask.',
  },
  'service.withdrawn': {
    zh: '这条记录已撤销，不能再改。',
    en: 'This record has been withdrawn and cannot be changed.',
  },
});

export const pointFailure = defineFailures({
  'points.tooFew': {
    zh: '可用积分只有 {usable}，不够 {points}。',
    en: 'Only {usable} points can be used, fewer than {points}.',
  },
  'points.sameAccount': {
    zh: '不能转给自己。',
    en: 'Points cannot be given to oneself.',
  },
  'points.notFamily': {
    zh: '积分只能转给志愿者，或同一户的家人。请先在居民卡片上登记家庭。',
    en: 'Points go to a volunteer or to somebody of the same household. Record the household on the card first.',
  },
  'points.gone': {
    zh: '{name}登记为“{status}”，不能再转入积分。',
    en: '{name} is recorded as "{statusEn}" and cannot receive points.',
  },
});

export const hoursImportFailure = defineFailures({
  'hoursImport.noHeader': {
    zh: '没有找到表头。第一行请写：姓名、志愿者编号或证件号码、日期、时长等列名。',
    en: 'No header was found. Name the columns in the first row: name, number or ID, date, hours …',
  },
  'hoursImport.columns': {
    zh: '缺少必需的列：{columns}。',
    en: 'Columns are missing: {columnsEn}.',
  },
  'hoursImport.forgotten': {
    zh: '文件已不在内存中，请重新选择文件。数据没有改动。',
    en: 'The file is no longer held. Choose it again. Nothing was changed.',
  },
  'hoursImport.nothing': { zh: '没有可导入的行。', en: 'There is nothing to import.' },
});
