/** The centre's name plate and the settings a manager edits. */
import { z } from 'zod';
import { bilingual, defineFailures } from '../core/errors.ts';
import { timeOfDay } from '../core/fields.ts';
import { command, query } from '../core/procedure.ts';

const shortName = (zh: string, en: string) =>
  z
    .string()
    .trim()
    .min(1, bilingual(zh, en))
    .max(60, bilingual('不超过 60 个字。', 'At most 60 characters.'));

/** Province codes of GB/T 2260. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)/;

export const centreSchema = z.object({
  name: shortName('请填写中心名称。', "Enter the centre's name."),
  divisionCode: z
    .string()
    .regex(/^\d{12}$/, bilingual('区划代码是 12 位数字。', 'A division code is 12 digits.'))
    .refine((code) => provinces.test(code), {
      message: bilingual(
        '前两位不是省级代码，请核对，例如四川是 51。',
        'The first two digits are not the code of a province. Check them; Sichuan, for example, is 51.',
      ),
    }),
  district: shortName('请填写区（县）名称。', 'Enter the district.'),
  street: shortName('请填写街道名称。', 'Enter the street.'),
  community: shortName('请填写社区名称。', 'Enter the community.'),
});

/** When a meal (餐次) is served, and until when it can be ordered or cancelled. */
const mealPlan = z
  .object({
    served: z.boolean(),
    from: timeOfDay,
    to: timeOfDay,
    /** So many days before the meal … */
    orderDaysBefore: z.int().min(0).max(7),
    /** … until this time. */
    orderBy: timeOfDay,
  })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    message: bilingual('结束时间要晚于开始时间。', 'The end must be later than the start.'),
  });

/** A level of ability (能力等级) by the words that this centre uses. */
const abilityLevel = z.object({
  zh: shortName('请填写等级名称。', 'Enter the name of the level.'),
  en: shortName('请填写英文名称。', 'Enter the English name.'),
});

/** Known settings with their bounds and defaults. A centre changes them; nothing reads a constant instead. */
export const settingsSchema = z.object({
  /** Idle minutes until a desk locks. */
  autoLockMinutes: z.int().min(1).max(120),
  /** Minutes after which a waiting number is shown in the attention colour. */
  longWaitMinutes: z.int().min(1).max(240),
  /** Days ahead that count as "due soon" in the list of follow-ups. */
  dueSoonDays: z.int().min(0).max(30),
  /** Places in day care; beyond them people wait. */
  dayCarePlaces: z.int().min(1).max(500),
  /** Days in a row that an enrolled person who lives alone is missed without a word before somebody must call. */
  missedDaysToCall: z.int().min(1).max(30),
  /** Ordered meals in a row not taken by a person who lives alone before somebody must call. */
  missedMealsToCall: z.int().min(1).max(30),
  /** Level 0 (intact) to 4 (complete loss), GB/T 42195-2022. */
  abilityLevels: z.array(abilityLevel).length(5),
  /** A balance below this is listed as low (余额不足). */
  lowBalanceFen: z.int().min(0).max(100_000),
  mealPlan: z.object({ breakfast: mealPlan, lunch: mealPlan, dinner: mealPlan }),
  /** Approved hours at which a volunteer reaches one star … five stars. */
  starHours: z
    .array(z.int().min(1).max(100_000))
    .length(5)
    .refine((hours) => hours.every((h, i) => i === 0 || h > (hours[i - 1] ?? 0)), {
      message: bilingual('星级时长要逐级增加。', 'Each star needs more hours than the one before.'),
    }),
  /** More service than this on one day is not credited without correction. */
  maxServiceHoursPerDay: z.int().min(1).max(24),
  /** Hours may be entered afterwards for so many days back. */
  backfillDays: z.int().min(0).max(365),
  /** Days of public posting before a certificate is issued. */
  postingDays: z.int().min(0).max(60),
  /** Service points earned by an approved hour, in tenths. */
  pointsPerHour: z.int().min(0).max(1000),
  /** Months until earned points expire; 0: never. */
  pointsExpireMonths: z.int().min(0).max(120),
});
export type Settings = z.output<typeof settingsSchema>;

export const defaultSettings: Settings = {
  autoLockMinutes: 10,
  longWaitMinutes: 15,
  dueSoonDays: 3,
  dayCarePlaces: 40,
  missedDaysToCall: 2,
  missedMealsToCall: 3,
  abilityLevels: [
    { zh: '能力完好', en: 'Intact' },
    { zh: '轻度失能', en: 'Mild loss' },
    { zh: '中度失能', en: 'Moderate loss' },
    { zh: '重度失能', en: 'Severe loss' },
    { zh: '完全失能', en: 'Complete loss' },
  ],
  lowBalanceFen: 2_000,
  mealPlan: {
    breakfast: { served: false, from: '07:00', to: '09:00', orderDaysBefore: 1, orderBy: '17:00' },
    lunch: { served: true, from: '10:45', to: '13:00', orderDaysBefore: 0, orderBy: '09:30' },
    dinner: { served: false, from: '16:45', to: '18:30', orderDaysBefore: 0, orderBy: '15:00' },
  },
  starHours: [100, 300, 600, 1000, 1500],
  maxServiceHoursPerDay: 10,
  backfillDays: 7,
  postingDays: 5,
  pointsPerHour: 10,
  pointsExpireMonths: 24,
};

export const centre = {
  get: query({
    access: 'signedIn',
    reads: ['centre'],
    input: z.object({}),
    output: centreSchema.extend({ id: z.uuid() }),
  }),
  edit: command({ access: ['manager'], input: centreSchema.partial(), output: z.object({}) }),
  settings: query({ access: 'signedIn', reads: ['setting'], input: z.object({}), output: settingsSchema }),
  changeSettings: command({
    access: ['manager'],
    input: settingsSchema.partial(),
    output: z.object({}),
  }),
} as const;

export const centreFailure = defineFailures({
  'centre.missing': {
    zh: '还没有设置中心信息，请负责人先完成首次设置。',
    en: 'The centre has not been set up yet. The manager has to finish the first set-up.',
  },
});
