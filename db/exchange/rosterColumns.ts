/**
 * What a roster (花名册) can say about a person, and the words its columns use for it. Pure: the page that
 * shows the mapping reads the same table.
 */

interface FieldSpec {
  zh: string;
  en: string;
  /** As typed into header cells, parted by `|`; compared after `normaliseHeader`. The labels count too. */
  words: string;
  /** Several columns may feed the field: two phone columns, two columns of remarks. */
  repeats?: true;
  /** Known, shown as such, and left out: it says nothing about the person or goes out of date. */
  ignored?: true;
}

const specs = {
  serial: { zh: '序号', en: 'No.', words: '编号|序|serial number|number|#', ignored: true },
  age: { zh: '年龄', en: 'Age', words: '周岁|岁数|年纪', ignored: true },
  name: {
    zh: '姓名',
    en: 'Name',
    words: '名字|居民姓名|本人姓名|成员姓名|家庭成员姓名|人员姓名|老人姓名|full name|resident name',
  },
  formerNames: { zh: '曾用名', en: 'Former name', words: '别名|原名|other names|alias', repeats: true },
  sex: { zh: '性别', en: 'Sex', words: '男女|gender' },
  idNumber: {
    zh: '身份证号',
    en: 'ID number',
    words:
      '身份证|身份证号码|身份证件号|身份证件号码|证件号|证件号码|公民身份号码|公民身份证号码|居民身份证号|居民身份证号码|本人身份证号|本人身份证号码|有效证件号码|id|id no|id card|id card no|identity number',
  },
  documentKind: { zh: '证件类型', en: 'Document type', words: '证件种类|证件名称|id type|document kind' },
  birthDate: {
    zh: '出生日期',
    en: 'Date of birth',
    words: '出生年月日|出生年月|生日|出生时间|birth date|birthday|dob|born',
  },
  ethnicity: { zh: '民族', en: 'Ethnicity', words: '族别|ethnic group' },
  phone: {
    zh: '联系电话',
    en: 'Phone',
    words:
      '电话|电话号码|手机|手机号|手机号码|联系方式|联系号码|移动电话|固定电话|座机|家庭电话|本人电话|本人联系电话|本人手机|备用电话|telephone|tel|mobile|mobile phone|cell|phone number|phone no|contact number',
    repeats: true,
  },
  estate: {
    zh: '小区',
    en: 'Estate',
    words:
      '小区名称|院落|院落名称|小区院落|院落小区|小区(院落)|居住小区|所属小区|楼盘|compound|community estate',
  },
  building: { zh: '楼栋', en: 'Building', words: '栋|幢|楼|座|楼号|栋号|幢号|楼栋号|楼幢|block|building no' },
  unit: { zh: '单元', en: 'Unit', words: '单元号|门洞|entrance|unit no' },
  room: {
    zh: '房号',
    en: 'Room',
    words: '室|户|门牌|房间号|门牌号|室号|房屋号|户室|房间|flat|apartment|room no',
  },
  address: {
    zh: '住址',
    en: 'Address',
    words:
      '地址|家庭住址|家庭地址|现住址|现居住地址|现居住地|居住地址|居住地|常住地址|详细地址|详细住址|联系地址|实际居住地|实际居住地址|家庭详细住址|home address|residential address',
  },
  householdNumber: {
    zh: '户编号',
    en: 'Household no.',
    words: '户号|家庭编号|户口簿编号|户籍编号|household id|family no',
  },
  headName: {
    zh: '户主姓名',
    en: 'Head of household',
    words: '户主|户主名|户主名字|householder|head of family|household head',
  },
  headIdNumber: {
    zh: '户主身份证号',
    en: "Head's ID number",
    words: '户主身份证|户主身份证号码|户主证件号码',
    ignored: true,
  },
  relation: {
    zh: '与户主关系',
    en: 'Relation to head',
    words:
      '与户主的关系|和户主关系|户主关系|家庭关系|与户主之关系|关系|称谓|relation|relationship|relationship to head',
  },
  categories: {
    zh: '人员类别',
    en: 'Categories',
    words:
      '类别|人员类型|人群类别|人群分类|人员分类|特殊人群|重点人群|服务对象类别|身份类别|人员标签|标签|category|group|tags',
    repeats: true,
  },
  disability: {
    zh: '残疾类别等级',
    en: 'Disability',
    words:
      '残疾类别|残疾等级|残疾类型|残疾类别及等级|残疾类型等级|残疾情况|残疾级别|disability type|disability grade',
    repeats: true,
  },
  emergencyName: {
    zh: '紧急联系人',
    en: 'Emergency contact',
    words:
      '紧急联系人姓名|应急联系人|应急联系人姓名|家属姓名|监护人|监护人姓名|emergency contact name|next of kin|guardian',
  },
  emergencyPhone: {
    zh: '紧急联系电话',
    en: 'Emergency phone',
    words:
      '紧急联系人电话|紧急联系人联系电话|紧急联系人手机|紧急电话|应急电话|应急联系电话|紧急联系人联系方式|紧急联系方式|家属电话|家属联系电话|监护人电话|监护人联系电话|emergency contact phone|emergency number',
  },
  emergencyRelation: {
    zh: '与紧急联系人关系',
    en: "Emergency contact's relation",
    words:
      '紧急联系人关系|紧急联系人与本人关系|与监护人关系|监护人关系|与本人关系|emergency contact relation',
  },
  status: {
    zh: '居住状态',
    en: 'Residence status',
    words: '居住情况|在住情况|人员状态|居住状况|状态|status',
  },
  movedInOn: {
    zh: '入住日期',
    en: 'Moved in on',
    words: '入住时间|居住时间|迁入日期|迁入时间|来本地时间|move-in date|moved in',
  },
  hukou: {
    zh: '户籍地',
    en: 'Registered residence',
    words: '户籍|户籍地址|户籍所在地|户口所在地|户口地址|户口|hukou|registered address',
  },
  remarks: {
    zh: '备注',
    en: 'Remarks',
    words: '说明|备注信息|其他情况|其他|情况说明|remark|notes|note|comment',
    repeats: true,
  },
} as const satisfies Record<string, FieldSpec>;

export type RosterField = keyof typeof specs;
export const rosterColumns: Readonly<Record<RosterField, FieldSpec>> = specs;
export const rosterFields = Object.keys(specs).filter((key): key is RosterField => key in specs);

/**
 * Header text without what varies: width of characters, blanks and line breaks, case, hints in brackets
 * such as `(必填)`, stars and closing punctuation.
 */
export function normaliseHeader(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/[([【{].*?[)\]】}]/g, '').replace(/[\s*:.。,,、/_\-’'"]/g, '');
  return bare || plain.replace(/\s/g, '');
}

const fieldByWord = new Map<string, RosterField>();
for (const field of rosterFields) {
  const { zh, en, words } = rosterColumns[field];
  for (const word of [zh, en, ...words.split('|')]) fieldByWord.set(normaliseHeader(word), field);
}
/** Words around a header that do not change whom or what it is about: `联系电话1`, `本人手机`, `所在小区名称`. */
const harmless = /本人|居民|住户|现在|当前|目前|所在|所属|实际|登记|主要|常用|信息|名称|第|[一二三\d]/g;
/** Longest first: `户主身份证号` must not be taken for `身份证号`. Short words turn up in too many others. */
const containedWords = [...fieldByWord]
  .filter(([word]) => word.length >= 3 && /\p{Script=Han}/u.test(word))
  .sort(([one], [other]) => other.length - one.length);

export type Certainty = 'sure' | 'likely' | 'unsure';

export interface HeaderMatch {
  field: RosterField;
  certainty: Certainty;
}

/** `网格员电话` must match nothing: it is somebody else's number. */
export function matchHeader(text: string): HeaderMatch | null {
  const header = normaliseHeader(text);
  const exact = fieldByWord.get(header);
  if (exact) return { field: exact, certainty: 'sure' };
  const stripped = fieldByWord.get(header.replace(harmless, ''));
  if (stripped) return { field: stripped, certainty: 'likely' };
  // A sentence that happens to hold a known word is no header.
  if (header.length > 12) return null;
  const contained = containedWords.find(([word]) => header.includes(word));
  return contained ? { field: contained[1], certainty: 'unsure' } : null;
}
