/**
 * Expected failures. Each has a code for programs and a sentence in both languages for the person,
 * which says what happened and what to do. Anything else that is thrown is a bug.
 */
export interface Sentence {
  zh: string;
  en: string;
}

export type ErrorParams = Readonly<Record<string, string | number>>;

/** The shape that crosses a transport. `field` names the input that is wrong, where one is. */
export interface Failure {
  code: string;
  sentence: Sentence;
  params: ErrorParams;
  field?: string;
}

export class DeskError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.sentence.en}`);
    this.name = 'DeskError';
    this.failure = failure;
  }

  get code(): string {
    return this.failure.code;
  }
}

function fill(text: string, params: ErrorParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/**
 * A feature's failures: `const fail = defineFailures({ 'visit.unknown': { zh: …, en: … } })`,
 * then `throw fail('visit.unknown', { … })`. `{name}` in a sentence is filled from the parameters.
 */
export function defineFailures<Code extends string>(sentences: Readonly<Record<Code, Sentence>>) {
  return (code: Code, params: ErrorParams = {}, field?: string): DeskError => {
    const sentence = sentences[code];
    return new DeskError({
      code,
      sentence: { zh: fill(sentence.zh, params), en: fill(sentence.en, params) },
      params,
      ...(field === undefined ? {} : { field }),
    });
  };
}

const languageBreak = '\u001f';

/** A message for a zod check, in both languages: `z.string().min(1, bilingual('请填写姓名', 'Enter the name'))`. */
export function bilingual(zh: string, en: string): string {
  return zh + languageBreak + en;
}

export function readBilingual(message: string): Sentence | null {
  const [zh, en] = message.split(languageBreak);
  return zh !== undefined && en !== undefined ? { zh, en } : null;
}

export const coreFailure = defineFailures({
  'input.invalid': {
    zh: '“{field}”填写有误，请检查后再保存。',
    en: 'The value of "{field}" is not usable. Check it and save again.',
  },
  'procedure.unknown': {
    zh: '程序版本不一致，请重新打开程序。',
    en: 'The program is out of step with itself. Close it and open it again.',
  },
  'session.signedOut': { zh: '请先登录。', en: 'Sign in first.' },
  'session.locked': {
    zh: '桌面已锁定，请输入密码继续。',
    en: 'The desk is locked. Enter your password to go on.',
  },
  'access.denied': {
    zh: '您的岗位不能做这件事，请找负责人办理。',
    en: 'Your role may not do this. Ask the manager.',
  },
  'row.unknown': {
    zh: '这条记录已不存在，请刷新后再试。',
    en: 'This record no longer exists. Refresh and try again.',
  },
  'task.cancelled': { zh: '已取消，没有留下任何改动。', en: 'Cancelled. Nothing was changed.' },
  'database.newer': {
    zh: '数据由更新版本的程序写成，请先升级本程序。数据没有被改动。',
    en: 'The data was written by a newer version of this program. Update the program first. The data was not touched.',
  },
  'database.wrongKey': {
    zh: '密钥打不开这个数据库，请核对恢复密钥。',
    en: 'This key does not open the database. Check the recovery key.',
  },
  'database.damaged': {
    zh: '数据库文件已损坏，请从最近的备份恢复。',
    en: 'The database file is damaged. Restore the latest backup.',
  },
  'database.unsafe': {
    zh: '无法保证断电不丢数据（{pragma}），程序没有启动，请联系技术支持。',
    en: 'Data could be lost in a power cut ({pragma}), so the program did not start. Ask for support.',
  },
  'database.inUse': {
    zh: '这个数据文件夹正被另一个窗口使用，请切换到已打开的程序。',
    en: 'This data folder is in use by another window. Switch to the program that is already open.',
  },
  'internal.bug': {
    zh: '程序出错了，已经记录下来（编号 {report}）。刚才的操作没有保存，请再试一次。',
    en: 'Something went wrong in the program and was recorded (no. {report}). Nothing was saved; please try again.',
  },
});
