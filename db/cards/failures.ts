/** What can go wrong with a card, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const cardFailure = defineFailures({
  'card.unknown': {
    zh: '没有这张卡，请刷新后再试。',
    en: 'There is no such card. Refresh and try again.',
  },
  'card.hasOne': {
    zh: '{name}已有一张使用中的卡（{since} 发出）。卡丢了请先挂失再补发。',
    en: '{name} has a card in use (issued {since}). If it is lost, report it, then replace it.',
  },
  'card.notActive': {
    zh: '这张卡已经不在使用中，请刷新后再试。',
    en: 'This card is no longer in use. Refresh and try again.',
  },
  'card.notReplaceable': {
    zh: '这张卡已经补发或注销，不能再补发。',
    en: 'This card has been replaced or cancelled already and cannot be replaced.',
  },
  'card.notLost': {
    zh: '这张卡没有挂失，不用恢复。',
    en: 'This card is not reported lost; there is nothing to take back.',
  },
  'card.personGone': {
    zh: '{name}登记为{state}，不能发卡。如登记有误，请先更正居民卡片。',
    en: '{name} is recorded as {stateEn} and gets no card. If that is wrong, mend the resident card first.',
  },
});

/** Why a scanned or typed code leads to nobody. They are answers, not failures: the queue goes on. */
export const scanFailure = defineFailures({
  'scan.empty': {
    zh: '没有读到号码，请再扫一次。',
    en: 'Nothing was read. Scan again.',
  },
  'scan.misread': {
    zh: '没有读准这张卡，请再扫一次，或输入卡上的号码。',
    en: 'The card was not read cleanly. Scan again, or type the code on it.',
  },
  'scan.cardUnknown': {
    zh: '没有这张卡的记录：可能是别的中心发的，或数据还没有同步过来。请按姓名查找。',
    en: 'This card is not on record here: another centre may have issued it, or it has not been synced yet. Find the person by name.',
  },
  'scan.cardLost': {
    zh: '这张卡已于 {lostOn} 挂失。持卡人：{name}。卡找到了可在居民卡片上恢复使用。',
    en: 'This card was reported lost on {lostOn}. It belongs to {name}. If it was found, take it back into use on the resident card.',
  },
  'scan.cardLostReplaced': {
    zh: '这张旧卡已于 {lostOn} 挂失，并于 {since} 补发新卡。持卡人：{name}，请用新卡。',
    en: 'This old card was reported lost on {lostOn} and replaced on {since}. It belongs to {name}; use the new card.',
  },
  'scan.cardReplaced': {
    zh: '这张旧卡已于 {since} 补发新卡。持卡人：{name}，请用新卡。',
    en: 'This old card was replaced on {since}. It belongs to {name}; use the new card.',
  },
  'scan.cardCancelled': {
    zh: '这张卡已于 {since} 注销。持卡人：{name}。',
    en: 'This card was cancelled on {since}. It belongs to {name}.',
  },
  'scan.documentUnknown': {
    zh: '没有登记过这个证件号码，请按姓名查找，或先登记居民。',
    en: 'Nobody is registered with this ID number. Find the person by name, or add them first.',
  },
  'scan.documentWrong': {
    zh: '身份证号的校验位不对，请再扫一次或核对号码。',
    en: 'The check digit of this ID number does not fit. Scan again or compare the number.',
  },
  'scan.phoneUnknown': {
    zh: '没有人登记过这个电话，请按姓名查找。',
    en: 'Nobody is registered with this phone. Find the person by name.',
  },
  'scan.several': {
    zh: '这个电话有 {count} 人登记：{names}。请按姓名查找。',
    en: '{count} people share this phone: {names}. Find the person by name.',
  },
  'scan.notOurs': {
    zh: '这不是本中心的卡，也不是身份证号或电话。请按姓名查找。',
    en: 'This is neither one of our cards nor an ID number or a phone. Find the person by name.',
  },
});
