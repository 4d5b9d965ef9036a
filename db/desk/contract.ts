/** The desk before and around its database: first set-up, unsealing, recovery key. */
import { z } from 'zod';
import { secretSchema } from '../accounts/contract.ts';
import { centreSchema } from '../centre/contract.ts';
import { bilingual, defineFailures } from '../core/errors.ts';
import { query, task } from '../core/procedure.ts';

export const desk = {
  /** Where the desk stands, for a window that has just opened. */
  status: query({
    access: 'anyone',
    reads: ['centre'],
    input: z.object({}),
    output: z.object({
      /** new: nothing set up; sealed: the data is encrypted and nobody has opened it yet; open: ready for sign-in. */
      phase: z.enum(['new', 'sealed', 'open']),
      demo: z.boolean(),
      centreName: z.string().nullable(),
      zone: z.string(),
      /** UTC ms by this desk's clock. */
      now: z.number(),
      /** Accounts whose password unseals the data. */
      unsealers: z.array(z.object({ id: z.uuid(), name: z.string() })),
      /** Somebody has typed back parts of the present recovery key. Until then a manager is asked to. */
      recoveryConfirmed: z.boolean(),
    }),
  }),
  /** First run: makes the encrypted database and the manager's account, and signs the manager in. */
  setUp: task({
    access: 'anyone',
    input: z.object({
      centre: centreSchema,
      manager: z.object({
        name: z.string().trim().min(1, bilingual('请填写负责人姓名。', "Enter the manager's name.")).max(40),
        password: z
          .string()
          .min(8, bilingual('密码至少 8 位。', 'A password has at least 8 characters.'))
          .max(200),
      }),
    }),
    /** Shown once; kept nowhere. */
    output: z.object({ recoveryKey: z.string() }),
  }),
  unsealWithPassword: task({
    access: 'anyone',
    input: z.object({ accountId: z.uuid(), password: z.string().max(200) }),
    output: z.object({}),
  }),
  unsealWithRecoveryKey: task({
    access: 'anyone',
    input: z.object({ recoveryKey: z.string().max(100) }),
    output: z.object({}),
  }),
  /** A recovery key for a forgotten account: sets a manager's new password. The desk must be open. */
  recoverAccount: task({
    access: 'anyone',
    input: z.object({ recoveryKey: z.string().max(100), accountId: z.uuid(), secret: secretSchema }),
    output: z.object({}),
  }),
  /** Replaces a lost recovery key; the old one stops working. The manager's own secret proves who asks. */
  replaceRecoveryKey: task({
    access: ['manager'],
    input: z.object({ secret: z.string().max(200) }),
    output: z.object({ recoveryKey: z.string() }),
  }),
  /** Says that the key was printed or saved: it is handed back, and it opens the data. */
  confirmRecoveryKey: task({
    access: ['manager'],
    input: z.object({ recoveryKey: z.string().max(100) }),
    output: z.object({}),
  }),
} as const;

export const deskFailure = defineFailures({
  'desk.notOpen': {
    zh: '数据还没有打开，请先完成设置或解锁。',
    en: 'The data is not open yet. Finish the set-up or unlock it first.',
  },
  'desk.alreadySetUp': {
    zh: '这台电脑已经设置过了，请直接登录。',
    en: 'This desk has been set up already. Sign in.',
  },
  'desk.wrongPassword': {
    zh: '密码不对，请再试。忘记密码可以用恢复密钥。',
    en: 'That is not the right password. If it is forgotten, use the recovery key.',
  },
  'desk.wrongRecoveryKey': {
    zh: '恢复密钥不对，请对照打印的那张纸逐组核对。',
    en: 'That is not the recovery key. Compare it with the printed sheet, group by group.',
  },
  'desk.wait': {
    zh: '试错次数太多，请 {seconds} 秒后再试。',
    en: 'Too many wrong tries. Try again in {seconds} s.',
  },
});
