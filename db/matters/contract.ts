/** The catalogue of matters (事项) that people come to the desk with, in groups. A manager edits it; nothing is deleted. */
import { z } from 'zod';
import { bilingual, defineFailures } from '../core/errors.ts';
import { command, query } from '../core/procedure.ts';

const name = (zh: string, en: string) =>
  z
    .string()
    .trim()
    .min(1, bilingual(zh, en))
    .max(60, bilingual('名称不超过 60 个字。', 'A name has at most 60 characters.'));

const papers = z
  .string()
  .trim()
  .max(500, bilingual('所需材料不超过 500 个字。', 'The papers to bring take at most 500 characters.'));

const groupFields = z.object({
  name: name('请填写事项类别的名称。', 'Enter the name of the group.'),
  nameEn: name('请填写事项类别的英文名称。', 'Enter the English name of the group.'),
  /** What is pressed at the desk to choose the group. */
  key: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-z]$/, bilingual('快捷键是一个数字或字母。', 'The key is one digit or letter.')),
});

const matterFields = z.object({
  groupId: z.uuid(),
  name: name('请填写事项名称。', 'Enter the name of the matter.'),
  nameEn: name('请填写事项的英文名称。', 'Enter the English name of the matter.'),
  /** What to bring (所需材料); may be empty. */
  papers,
  papersEn: papers,
  /** Usual calendar days until an accepted matter is done; null: as agreed each time. */
  dueDays: z
    .int()
    .min(0, bilingual('办理期限从 0 天起。', 'The time allowed starts at 0 days.'))
    .max(730, bilingual('办理期限不超过 730 天。', 'The time allowed is at most 730 days.'))
    .nullable(),
});

/** As kept: another desk's limits are not checked again when a row is read. */
export const matterSchema = z.object({
  id: z.uuid(),
  groupId: z.uuid(),
  name: z.string(),
  nameEn: z.string(),
  papers: z.string(),
  papersEn: z.string(),
  dueDays: z.number().nullable(),
  active: z.boolean(),
});
export const matterGroupSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  nameEn: z.string(),
  key: z.string(),
  active: z.boolean(),
});

export const matters = {
  /** The whole catalogue in its order, with what is retired, for the page that edits it. The desk uses `visits.catalogue`. */
  list: query({
    access: 'signedIn',
    reads: ['matterGroup', 'matter'],
    input: z.object({}),
    output: z.array(matterGroupSchema.extend({ matters: z.array(matterSchema) })),
  }),
  addGroup: command({ access: ['manager'], input: groupFields, output: z.object({ id: z.uuid() }) }),
  editGroup: command({
    access: ['manager'],
    input: groupFields.partial().extend({ id: z.uuid(), active: z.boolean().optional() }),
    output: z.object({}),
  }),
  addMatter: command({ access: ['manager'], input: matterFields, output: z.object({ id: z.uuid() }) }),
  /** Retires with `active: false`: visits keep their matter, the desk no longer offers it. */
  editMatter: command({
    access: ['manager'],
    input: matterFields.partial().extend({ id: z.uuid(), active: z.boolean().optional() }),
    output: z.object({}),
  }),
  /** All groups, in their new order. */
  orderGroups: command({
    access: ['manager'],
    input: z.object({ ids: z.array(z.uuid()).max(200) }),
    output: z.object({}),
  }),
  /** All matters of one group, in their new order. */
  orderMatters: command({
    access: ['manager'],
    input: z.object({ groupId: z.uuid(), ids: z.array(z.uuid()).max(500) }),
    output: z.object({}),
  }),
} as const;

export const matterFailure = defineFailures({
  'matter.unknown': {
    zh: '这个事项不在目录里，请重新选择。',
    en: 'This matter is not in the catalogue. Choose again.',
  },
  'matter.retired': {
    zh: '“{name}”已停用，请选择别的事项，或请负责人重新启用。',
    en: '"{nameEn}" is retired. Choose another matter, or ask the manager to bring it back.',
  },
  'matter.nameTaken': {
    zh: '这一类里已有“{name}”，请改名或直接编辑原来的事项。',
    en: 'This group already has "{name}". Choose another name, or edit the matter that is there.',
  },
  'matter.groupUnknown': {
    zh: '这个事项类别不存在，请刷新后重新选择。',
    en: 'This group of matters does not exist. Refresh and choose again.',
  },
  'matter.groupNameTaken': {
    zh: '已有名叫“{name}”的类别，请改名。',
    en: 'There is already a group called "{name}". Choose another name.',
  },
  'matter.keyTaken': {
    zh: '快捷键 {key} 已用于“{name}”，请换一个。',
    en: 'The key {key} already chooses "{nameEn}". Take another one.',
  },
  'matter.orderIncomplete': {
    zh: '目录刚被改过，请刷新后再排序。',
    en: 'The catalogue has just been changed. Refresh, then put it in order again.',
  },
});
