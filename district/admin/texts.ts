/** Every word of the administrator's page, Chinese first. */

const texts = {
  title: ['区数据管理', 'District'],
  signIn: ['登录', 'Sign in'],
  signInLead: ['查看各中心的数据同步情况。', 'See how the centres and their desks keep up.'],
  account: ['账号', 'Account'],
  password: ['密码', 'Password'],
  signInWrong: ['账号或密码不对，请再试一次。', 'Account or password is not right. Try again.'],
  tooMany: ['尝试次数太多，请过几分钟再试。', 'Too many tries. Wait a few minutes, then try again.'],
  signOut: ['退出', 'Sign out'],
  otherLanguage: ['English', '中文'],
  centres: ['各中心', 'Centres'],
  centresLead: [
    '每个中心一行：最近联系、待上传、冲突和隔离的数量。这里只有数字，没有居民资料。',
    'One line for each centre: last contact, what waits, conflicts and quarantine. Figures only, no records.',
  ],
  centre: ['中心', 'Centre'],
  desks: ['电脑', 'Desks'],
  desk: ['电脑', 'Desk'],
  lastContact: ['最近联系', 'Last contact'],
  never: ['从未', 'never'],
  waiting: ['待上传', 'To send'],
  behind: ['待接收', 'To fetch'],
  cards: ['冲突待定', 'Conflicts'],
  quarantined: ['隔离', 'Quarantine'],
  records: ['累计记录', 'Records'],
  version: ['版本', 'Version'],
  state: ['状态', 'State'],
  well: ['正常', 'Up to date'],
  silent: ['超过一天未联系', 'Silent for a day'],
  unheard: ['还没有联系过', 'Not heard from yet'],
  sending: ['正在上传', 'Sending'],
  fetching: ['正在接收', 'Fetching'],
  old: ['版本较旧', 'Older version'],
  revoked: ['已停用', 'Revoked'],
  unused: ['还没有电脑', 'No desk yet'],
  noCentres: ['还没有中心。在下面新建第一个。', 'No centre yet. Make the first one below.'],
  makeCentre: ['新建中心', 'New centre'],
  centreName: ['中心名称', 'Name of the centre'],
  make: ['新建', 'Make'],
  noDesks: ['还没有电脑加入。请先生成加入码。', 'No desk has joined. Make a joining code first.'],
  invite: ['让一台电脑加入', 'Let a desk join'],
  inviteLead: [
    '生成一次性加入码，在那台电脑的“数据同步”页输入。两天内有效。',
    'Make a one-time code and type it on that desk, on the page Sync. It is good for two days.',
  ],
  deskName: ['电脑名称（如：前台）', 'Name of the desk (such as: front desk)'],
  makeCode: ['生成加入码', 'Make a code'],
  codeMade: ['加入码', 'Joining code'],
  codeLead: [
    '只显示这一次，请现在抄下或念给对方。用过一次或两天后失效。',
    'Shown this once: write it down or read it out now. It ends when it is used, or after two days.',
  ],
  back: ['返回', 'Back'],
  revoke: ['停用', 'Revoke'],
  revokeLead: [
    '停用后这台电脑不能再收发数据，它自己的记录仍在。还没上传的记录请先用U盘取出。',
    'A revoked desk can send and fetch no more; its own records stay on it. Take what it has not sent by USB first.',
  ],
  revokeSure: ['确认停用', 'Revoke it'],
  days: ['近14天新增记录', 'Records of the last 14 days'],
  day: ['日期', 'Day'],
  kinds: ['各类记录', 'Kinds of records'],
  kind: ['种类', 'Kind'],
  count: ['数量', 'Count'],
  nothing: ['没有记录。', 'No records.'],
  why: ['隔离原因', 'Why in quarantine'],
  noQuarantine: ['没有被隔离的记录。', 'Nothing is in quarantine.'],
  quarantineLead: [
    '各台电脑发来、这里没能收录的记录。它们也还在那台电脑上，没有丢。',
    'What desks sent and could not be stored here. It is still on those desks too; nothing is lost.',
  ],
  quarantineOpen: ['查看和处理', 'Look and deal with it'],
  oldest: ['最早收到', 'Since'],
  retry: ['再试一次', 'Try again'],
  retryLead: [
    '程序更新后，原来不认识的记录可能就能收录了。收录时仍算原来那台电脑的，各台电脑下次联系时会收到。试几次都没有关系。',
    "After an update the district may understand what it did not know. It is taken in as that desk's own, and every desk receives it with its next contact. Trying twice does no harm.",
  ],
  retried: ['收录了 {n} 条。', '{n} taken in.'],
  retriedNone: [
    '还是收录不了。请先更新这里的程序，再试一次。',
    "None could be taken in yet. Update the district's program first, then try again.",
  ],
  settle: ['放到一边', 'Put aside'],
  settleLead: [
    '已经用别的办法处理好的（例如在那台电脑上重新保存过），不再计数。原始内容仍然保留。',
    'What has been dealt with otherwise, such as saved anew at that desk, is counted no more. Its raw form is kept.',
  ],
  settled: ['放到一边 {n} 条。', '{n} put aside.'],
  look: ['查看这一类的记录', 'Look at the records of one kind'],
  lookLead: [
    '只在处理问题时查看。姓名和号码已遮住，您的账号、时间和原因会记入查阅记录。',
    'Only to solve a problem. Names and numbers are masked; your account, the time and the reason are logged.',
  ],
  reason: ['原因（请勿写姓名）', 'Reason (without names)'],
  reasonMissing: ['请写明原因（至少4个字）。', 'Give the reason, in at least 4 characters.'],
  lookButton: ['记录原因并查看', 'Log the reason and look'],
  rowsLead: ['共显示 {n} 条，内容已遮住。', '{n} shown, masked.'],
  rowId: ['编号', 'Id'],
  content: ['内容（已遮住）', 'Content (masked)'],
  time: ['时间', 'Time'],
  accesses: ['查阅记录', 'Access log'],
  accessesLead: [
    '谁在什么时候、因为什么查看或改动过一个中心。',
    'Who looked at a centre or changed it, when and why.',
  ],
  who: ['谁', 'Who'],
  what: ['做了什么', 'What'],
  change: ['修改密码', 'Change password'],
  changeFirst: ['请先换成自己的密码，再继续。', 'Choose a password of your own before you go on.'],
  newPassword: ['新密码（至少10个字符）', 'New password (at least 10 characters)'],
  again: ['再输入一次', 'Once more'],
  passwordShort: ['新密码至少要10个字符。', 'The new password needs at least 10 characters.'],
  passwordDiffers: ['两次输入不一样，请重新输入。', 'The two do not match. Type them again.'],
  save: ['保存', 'Save'],
  move: ['居民迁到另一个中心', 'Move a resident to another centre'],
  moveLead: [
    '原中心的档案标为“迁出”，新中心得到基本信息、电话和人员类别。历史记录留在原中心。',
    'The card here is marked as moved; the other centre gets the particulars, phones and categories. History stays here.',
  ],
  residentId: [
    '居民编号（查看“居民”记录时显示）',
    "The resident's id (shown among the records of residents)",
  ],
  toCentre: ['迁到', 'To'],
  moveButton: ['迁移', 'Move'],
  moved: [
    '已迁移。两边的电脑下次联系时会收到。',
    'Moved. The desks of both centres receive it with their next contact.',
  ],
  moveUnknown: ['本中心没有这个居民编号。', 'This centre has no resident with that id.'],
  erase: ['删除一位居民的个人信息', 'Erase a person'],
  eraseLead: [
    '按本人要求删除：姓名、证件、电话、地址等全部清空，各台电脑下次联系时也会清空，不能恢复。统计数字保留。',
    "At the person's request: name, documents, phones and address are blanked here and on every desk with its next contact. It cannot be undone. Figures stay.",
  ],
  eraseType: ['确认请输入：删除', 'To confirm, type: ERASE'],
  eraseButton: ['永久删除', 'Erase for ever'],
  eraseUnsure: [
    '没有删除：请填居民编号、原因，并输入“删除”两个字。',
    'Nothing was erased: give the id and the reason, and type ERASE.',
  ],
  erased: ['已删除。各台电脑下次联系时会清空。', 'Erased. The desks follow with their next contact.'],
  courier: ['U盘传递', 'By USB'],
  courierLead: [
    '没有网络的电脑可把数据导出到U盘。在这里交入文件，浏览器会下载一个回执文件：存回U盘，带回原电脑导入。同一文件交两次也没有关系。',
    'A desk without a network exports to a stick. Hand the file in here; the browser then saves a file to carry back and import at that desk. Twice does no harm.',
  ],
  courierFile: ['从U盘选择文件（.linli）', 'Choose the file on the stick (.linli)'],
  courierButton: ['交入并取回执', 'Hand in'],
  courierMissing: ['请先选择文件。', 'Choose a file first.'],
  accounts: ['管理账号', 'Accounts'],
  accountsLead: [
    '每人一个账号，查阅记录才说得清是谁。',
    'One account for each person, so that the access log names somebody.',
  ],
  inUse: ['使用中', 'In use'],
  notYetIn: ['待首次登录', 'Not signed in yet'],
  closed: ['已停用', 'Closed'],
  resetPassword: ['重设密码', 'New password'],
  closeAccount: ['停用', 'Close'],
  newAccount: ['新建账号', 'New account'],
  handedLead: [
    '只显示这一次。请交给本人，首次登录时须换成自己的密码。',
    'Shown this once. Hand it over; it must be changed at the first sign-in.',
  ],
  nameWrong: [
    '账号用2到40个汉字、字母或数字，不带空格。',
    'An account has 2 to 40 letters or digits, without spaces.',
  ],
  nameTaken: [
    '没有改动：账号已存在，或没有这个账号。',
    'Nothing was changed: the account is there already, or is not.',
  ],
  nameOwn: ['自己的密码请在“修改密码”里换。', 'Change your own password on its own page.'],
  gone: ['页面已过期，请重新打开。', 'This page is out of date. Open it again.'],
  notFound: ['没有这个页面。', 'There is no such page.'],
  total: ['合计', 'Total'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Language = 'zh' | 'en';
export type TextKey = keyof typeof texts;
export type Say = (key: TextKey, n?: number) => string;

export function sayIn(language: Language): Say {
  return (key, n) => texts[key][language === 'zh' ? 0 : 1].replace('{n}', String(n ?? ''));
}

/** What is typed before a person is erased. */
export const eraseWord = ['删除', 'ERASE'] as const;

/** What stands in the access log, by the code that is stored. */
export const deeds: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  look: ['查看记录', 'looked at records'],
  move: ['迁移居民', 'moved a resident'],
  revoke: ['停用电脑', 'revoked a desk'],
  invite: ['生成加入码', 'made a joining code'],
  found: ['新建中心', 'made the centre'],
  erase: ['删除个人信息', 'erased a person'],
  lookQuarantine: ['查看隔离的记录', 'looked at the quarantine'],
  retry: ['重新收录隔离的记录', 'tried the quarantine again'],
  settle: ['把隔离的记录放到一边', 'put aside from the quarantine'],
};

export const quarantineTexts: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'change.unreadable': ['内容无法读取', 'cannot be read'],
  'entity.unknown': ['种类未知（该电脑版本较新）', 'of an unknown kind (that desk is newer)'],
  'row.unknown': ['修改了不存在的记录', 'changes a record that is not there'],
  'fact.edited': ['修改了不可更改的记录', 'changes what may not be changed'],
};
