/** Staff accounts: sign in and out, lock, and what a manager does with them. */
import { z } from 'zod';
import { bilingual, defineFailures } from '../core/errors.ts';
import { command, query, roles, task } from '../core/procedure.ts';

export const accountId = z.uuid();
export const roleSchema = z.enum(roles);
/** A person's name as staff type it. */
const accountName = z
  .string()
  .trim()
  .min(1, bilingual('请填写姓名。', 'Enter a name.'))
  .max(40, bilingual('姓名不超过 40 个字。', 'A name has at most 40 characters.'));

/** At least 8 characters, or a PIN of 6 digits: a PIN opens a desk that a password has already opened today. */
export const secretSchema = z
  .object({ kind: z.enum(['password', 'pin']), value: z.string().max(200) })
  .refine((secret) => secret.kind === 'pin' || secret.value.length >= 8, {
    message: bilingual('密码至少 8 位。', 'A password has at least 8 characters.'),
  })
  .refine((secret) => secret.kind === 'password' || /^\d{6}$/.test(secret.value), {
    message: bilingual('PIN 是 6 位数字。', 'A PIN is 6 digits.'),
  });

const signedIn = z.object({ id: accountId, name: z.string(), role: roleSchema });

export const accounts = {
  /** The names on the sign-in page. */
  names: query({
    access: 'anyone',
    reads: ['account'],
    input: z.object({}),
    output: z.array(
      z.object({ id: accountId, name: z.string(), role: roleSchema, secret: z.enum(['password', 'pin']) }),
    ),
  }),
  /** Who sits here now. */
  session: query({
    access: 'anyone',
    reads: ['account'],
    input: z.object({}),
    output: z.object({
      account: signedIn.nullable(),
      locked: z.boolean(),
      mustChangeSecret: z.boolean(),
      counterId: z.uuid().nullable(),
    }),
  }),
  /** Signs in, or unlocks when the same person is locked. Five wrong tries in a row lock the account for a while. */
  signIn: task({
    access: 'anyone',
    input: z.object({ accountId, secret: z.string().max(200) }),
    output: signedIn,
  }),
  signOut: command({ access: 'anyone', input: z.object({}), output: z.object({}) }),
  lock: command({ access: 'anyone', input: z.object({}), output: z.object({}) }),
  /** A sign of life of the person at this window, so that reading a long page does not lock it. */
  stillHere: command({ access: 'signedIn', input: z.object({}), output: z.object({}) }),
  /**
   * Hands this window to the public: from now on it is the centre's kiosk (自助机) and nobody's desk, until somebody of
   * the staff signs in. A kiosk never locks: it shows nobody's data, and nobody could unlock it.
   */
  becomeKiosk: command({
    access: ['kiosk', 'volunteerCoordinator', 'manager'],
    input: z.object({}),
    output: signedIn,
  }),
  chooseCounter: command({
    access: 'signedIn',
    input: z.object({ counterId: z.uuid().nullable() }),
    output: z.object({}),
  }),
  changeOwnSecret: task({
    access: 'signedIn',
    input: z.object({ current: z.string().max(200), secret: secretSchema }),
    output: z.object({}),
  }),
  list: query({
    access: ['manager'],
    reads: ['account', 'accountSecret'],
    input: z.object({}),
    output: z.array(
      z.object({
        id: accountId,
        name: z.string(),
        role: roleSchema,
        active: z.boolean(),
        secret: z.enum(['password', 'pin']),
        lockedUntil: z.number().nullable(),
        /** Still the temporary secret that a manager gave. */
        mustChange: z.boolean(),
        createdAt: z.number(),
      }),
    ),
  }),
  add: task({
    access: ['manager'],
    input: z.object({ name: accountName, role: roleSchema, secret: secretSchema }),
    output: z.object({ id: accountId }),
  }),
  edit: command({
    access: ['manager'],
    input: z.object({
      id: accountId,
      name: accountName.optional(),
      role: roleSchema.optional(),
      active: z.boolean().optional(),
    }),
    output: z.object({}),
  }),
  /** A new secret for someone who forgot theirs; it must be changed at the next sign-in, and it ends a lock-out. */
  resetSecret: task({
    access: ['manager'],
    input: z.object({ id: accountId, secret: secretSchema }),
    output: z.object({}),
  }),
} as const;

export const accountFailure = defineFailures({
  'account.unknown': {
    zh: '这个账号不存在或已停用，请负责人查看账号名单。',
    en: 'This account does not exist or is switched off. Ask the manager to look at the list of accounts.',
  },
  'account.wrongSecret': {
    zh: '密码不对，还可以试 {left} 次。',
    en: 'That is not the right password. {left} more tries.',
  },
  'account.lockedOut': {
    zh: '输错次数太多，请 {minutes} 分钟后再试，或请负责人重设密码。',
    en: 'Too many wrong tries. Try again in {minutes} min, or ask the manager for a new password.',
  },
  'account.nameTaken': {
    zh: '已有名叫“{name}”的账号，请加上区别，例如岗位。',
    en: 'There is already an account called "{name}". Add something that tells them apart.',
  },
  'account.lastManager': {
    zh: '这是最后一个负责人账号，不能停用或改岗位。请先添加另一位负责人。',
    en: 'This is the last manager account; it cannot be switched off or changed. Add another manager first.',
  },
  'account.pinBeforeOpen': {
    zh: '今天第一次打开数据，请用密码账号或恢复密钥。',
    en: 'To open the data the first time today, use an account with a password, or the recovery key.',
  },
});
