/** The coded words of hours, in both languages, for files that leave the desk. */
import type { Sentence } from '../core/errors.ts';
import type { serviceKinds } from '../shifts/shapes.ts';
import type { Evidence } from './shapes.ts';

export const kindLabels: Readonly<Record<(typeof serviceKinds)[number], Sentence>> = {
  meals: { zh: '助餐送餐', en: 'Meals' },
  visiting: { zh: '陪伴探访', en: 'Visiting' },
  order: { zh: '文明劝导', en: 'Public order' },
  cleaning: { zh: '环境清洁', en: 'Cleaning' },
  activities: { zh: '活动协助', en: 'Activities' },
  handiwork: { zh: '便民服务', en: 'Handiwork' },
  tutoring: { zh: '教育辅导', en: 'Tutoring' },
  health: { zh: '医疗健康', en: 'Health' },
  emergency: { zh: '应急', en: 'Emergency' },
  other: { zh: '其他', en: 'Other' },
};

export const evidenceLabels: Readonly<Record<Evidence, Sentence>> = {
  scan: { zh: '扫码', en: 'Scanned' },
  pin: { zh: '口令', en: 'PIN' },
  staff: { zh: '员工登记', en: 'Entered by staff' },
  sheet: { zh: '签到表', en: 'Sign-in sheet' },
  named: { zh: '报姓名', en: 'By name' },
  backfilled: { zh: '补录', en: 'Given afterwards' },
  imported: { zh: '导入', en: 'Imported' },
};
