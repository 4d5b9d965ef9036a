/** Names of what a statement goes by, frozen with its figures and written into its workbook. */
import type { Sentence } from '../core/errors.ts';
import type { PaymentKind, PaymentMethod } from '../payments/shapes.ts';
import { categories } from '../residents/vocabulary.ts';
import type { Payer } from '../subsidies/shapes.ts';

export const methodWords: Readonly<Record<PaymentMethod, Sentence>> = {
  cash: { zh: '现金', en: 'Cash' },
  balance: { zh: '余额', en: 'Balance' },
  signed: { zh: '挂账', en: 'Signed for' },
  subsidyOnly: { zh: '全额补贴', en: 'Subsidy only' },
};

export const payerWords: Readonly<Record<Payer | 'person', Sentence>> = {
  person: { zh: '个人', en: 'Diner' },
  centre: { zh: '中心', en: 'Centre' },
  street: { zh: '街道', en: 'Street office' },
  civilAffairs: { zh: '民政', en: 'Civil affairs' },
  charity: { zh: '慈善', en: 'Charity' },
};

export const kindWords: Readonly<Record<PaymentKind, Sentence>> = {
  topUp: { zh: '充值', en: 'Top-up' },
  payOut: { zh: '退余额', en: 'Balance paid out' },
  meal: { zh: '餐费', en: 'Meals' },
  mealRefund: { zh: '餐费退回', en: 'Meals given back' },
  settle: { zh: '结清挂账', en: 'Signed-for settled' },
  adjustment: { zh: '调整', en: 'Adjustments' },
};

/** Categories of people, and two that are none. */
const tiers: Readonly<Record<string, Sentence>> = {
  ...categories,
  none: { zh: '无类别', en: 'No category' },
  guest: { zh: '来宾', en: 'Guests' },
};
/** In the order in which they are listed. */
export const tierKeys = Object.keys(tiers);
export const tierWord = (key: string): Sentence => tiers[key] ?? { zh: key, en: key };

/** Names and heads of the workbook's sheets. */
export const sheetWords = {
  title: { zh: '助餐月结算表', en: 'Canteen statement' },
  byTier: { zh: '按人群类别', en: 'By category' },
  byPayer: { zh: '按承担方', en: 'By payer' },
  byDeliverer: { zh: '按配送人', en: 'By deliverer' },
  byDay: { zh: '按日期', en: 'By day' },
  money: { zh: '收款', en: 'Money' },
  rows: { zh: '明细', en: 'Rows' },
  item: { zh: '项目', en: 'Item' },
  meals: { zh: '用餐', en: 'Meals' },
  late: { zh: '其中补记往月', en: 'of these, of earlier months' },
  adjustments: { zh: '往月调整', en: 'Adjustments of earlier months' },
  total: { zh: '合计', en: 'Total' },
  all: { zh: '全部', en: 'All' },
  portions: { zh: '份数', en: 'Portions' },
  price: { zh: '餐费', en: 'Price' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  amount: { zh: '金额', en: 'Amount' },
  payer: { zh: '承担方', en: 'Payer' },
  rule: { zh: '补贴规则', en: 'Rule' },
  tier: { zh: '人群类别', en: 'Category' },
  deliverer: { zh: '配送人', en: 'Deliverer' },
  entries: { zh: '笔数', en: 'Entries' },
  cash: { zh: '现金', en: 'Cash' },
  balance: { zh: '余额', en: 'Balance' },
  owed: { zh: '挂账', en: 'Signed for' },
  opening: { zh: '期初', en: 'Opening' },
  closing: { zh: '期末', en: 'Closing' },
  bookedOn: { zh: '记账日', en: 'Booked on' },
  day: { zh: '日期', en: 'Day' },
  kind: { zh: '类型', en: 'Kind' },
  meal: { zh: '用餐', en: 'Meal' },
  adjustment: { zh: '调整', en: 'Adjustment' },
  name: { zh: '姓名', en: 'Name' },
  guest: { zh: '来宾', en: 'Guest' },
  mealTime: { zh: '餐次', en: 'Meal' },
  mode: { zh: '就餐方式', en: 'Mode' },
  option: { zh: '套餐', en: 'Option' },
  method: { zh: '付款方式', en: 'Paid by' },
  reason: { zh: '原因', en: 'Reason' },
} as const satisfies Record<string, Sentence>;
