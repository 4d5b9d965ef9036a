/** What can go wrong with money, and what the person at the desk does about it. Amounts in sentences are yuan. */
import { defineFailures } from '../core/errors.ts';

export const paymentFailure = defineFailures({
  'payment.unknown': {
    zh: '没有这笔款项，请刷新后再试。',
    en: 'There is no such entry. Refresh and try again.',
  },
  'payment.personGone': {
    zh: '{name}登记为已故，不能再充值。余额可以退给家属。',
    en: '{name} is recorded as deceased; nothing can be topped up. The balance can be paid out to the family.',
  },
  'payment.notEnough': {
    zh: '{name}的余额只有 {balance} 元，还差 {missing} 元。请先充值，或改用现金、挂账。',
    en: '{name} has {balance} yuan on the balance, {missing} short. Top it up first, or take cash or sign for it.',
  },
  'payment.balanceShort': {
    zh: '{name}的余额只有 {balance} 元，还差 {missing} 元，请收现金，或只结一部分。',
    en: '{name} has {balance} yuan on the balance, {missing} short. Take cash, or settle a part.',
  },
  'payment.notSoMuch': {
    zh: '{name}的余额只有 {balance} 元，退不了 {amount} 元。',
    en: '{name} has only {balance} yuan on the balance; {amount} cannot be paid out.',
  },
  'payment.notOwed': {
    zh: '{name}只欠 {owed} 元，不用结 {amount} 元。',
    en: '{name} owes {owed} yuan only; {amount} is more than that.',
  },
  'payment.guestNeedsCash': {
    zh: '散客没有余额，也不能挂账，请收现金。',
    en: 'Guests have no balance and cannot sign. Take cash.',
  },
  'payment.belowZero': {
    zh: '调整后余额或欠款会变成负数，请核对金额。',
    en: 'The balance or the debt would fall below zero. Check the amounts.',
  },
  'payment.nothingChanges': {
    zh: '金额都是 0，没有需要调整的。',
    en: 'Both amounts are 0; there is nothing to adjust.',
  },
  'payment.isMeal': {
    zh: '餐费随用餐记录走：请在打餐页面更正或撤销这一餐。',
    en: 'This entry belongs to a meal: correct or withdraw the meal at the till.',
  },
  'payment.reversedAlready': {
    zh: '这笔款项已经冲正过，不能再冲正。',
    en: 'This entry has been reversed already.',
  },
  'payment.isReversal': {
    zh: '冲正不能再冲正，请重新登记一笔。',
    en: 'A reversal cannot be reversed. Enter it anew.',
  },
  'payment.managerOnly': {
    zh: '以前的款项只能由负责人冲正，请找负责人办理。',
    en: 'Entries of earlier days can only be reversed by the manager. Ask the manager.',
  },
  'payment.rangeReversed': {
    zh: '结束日期早于开始日期，请改正。',
    en: 'The last day lies before the first. Correct the dates.',
  },
  'close.noteMissing': {
    zh: '实点与应有相差 {difference} 元，请写明原因。',
    en: 'Counted and expected differ by {difference} yuan. Say why.',
  },
  'close.inFuture': {
    zh: '这一天还没到，不能日结。',
    en: 'This day has not come yet and cannot be closed.',
  },
  'close.wrongSum': {
    zh: '张数合计与实点金额不符，请重新清点。',
    en: 'The notes and coins do not add up to the amount. Count again.',
  },
  'payment.lessPaid': {
    zh: '能退的钱比这一餐少：另一台电脑可能已经退过，或它的收款记录还没有传到这里。请稍后刷新再试。',
    en: 'Less was paid than would go back. Another desk may have given it back, or its entry is still on its way here. Refresh and try again later.',
  },
});
