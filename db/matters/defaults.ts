/**
 * The catalogue a new centre starts with: what community desks commonly deal with. Papers and days are a starting
 * point only; both differ from place to place, and the manager edits them.
 */
interface DefaultMatter {
  name: string;
  nameEn: string;
  papers: string;
  papersEn: string;
  dueDays: number | null;
}

interface DefaultGroup {
  name: string;
  nameEn: string;
  key: string;
  matters: DefaultMatter[];
}

const idCard = ['身份证', 'ID card'] as const;
const idAndBook = ['身份证、户口簿', 'ID card, household register'] as const;
const nothing = ['', ''] as const;

function matter(
  name: string,
  nameEn: string,
  [papers, papersEn]: readonly [zh: string, en: string],
  dueDays: number | null,
): DefaultMatter {
  return { name, nameEn, papers, papersEn, dueDays };
}

export const defaultCatalogue: readonly DefaultGroup[] = [
  {
    name: '社保医保',
    nameEn: 'Social and medical insurance',
    key: '1',
    matters: [
      matter('城乡居民医保参保缴费', 'Resident medical insurance: join and pay', idAndBook, null),
      matter('城乡居民养老保险参保', 'Resident pension insurance: join', idAndBook, 15),
      matter('养老待遇资格认证', 'Pension: proof of entitlement', idCard, null),
      matter('医保异地就医备案', 'Medical care elsewhere: registration', idCard, 3),
      matter(
        '医疗费用报销咨询',
        'Reimbursement of medical bills',
        ['身份证、社保卡、发票、费用清单', 'ID card, social security card, invoices, itemised bill'],
        20,
      ),
      matter('社保卡申领与激活', 'Social security card: apply, activate', idCard, 15),
      matter('灵活就业人员参保', 'Insurance for the flexibly employed', idAndBook, 10),
    ],
  },
  {
    name: '民政救助',
    nameEn: 'Civil affairs and relief',
    key: '2',
    matters: [
      matter(
        '最低生活保障申请',
        'Minimum living allowance: apply',
        [
          '身份证、户口簿、收入和财产证明、授权书',
          'ID card, household register, proof of income and property, authorisation',
        ],
        30,
      ),
      matter(
        '特困人员救助供养',
        'Support for people in extreme poverty',
        ['身份证、户口簿、家庭情况说明', 'ID card, household register, account of the family'],
        30,
      ),
      matter(
        '临时救助申请',
        'Temporary relief: apply',
        ['身份证、户口簿、困难证明材料', 'ID card, household register, proof of hardship'],
        20,
      ),
      matter('低保年度复核', 'Minimum living allowance: yearly review', idAndBook, 20),
      matter(
        '困境儿童保障',
        'Support for children in need',
        ['儿童户口簿、监护人身份证', "child's household register, guardian's ID card"],
        30,
      ),
      matter(
        '殡葬惠民补助',
        'Funeral allowance',
        [
          '死亡证明、火化证明、经办人身份证',
          'death certificate, cremation certificate, ID card of who applies',
        ],
        15,
      ),
    ],
  },
  {
    name: '养老助残',
    nameEn: 'Elders and disabled people',
    key: '3',
    matters: [
      matter(
        '高龄津贴申领',
        'Old-age allowance: apply',
        ['身份证、户口簿、本人银行卡', 'ID card, household register, own bank card'],
        20,
      ),
      matter(
        '残疾人证办理',
        'Disability certificate',
        ['身份证、户口簿、近期照片、病历', 'ID card, household register, recent photo, medical record'],
        30,
      ),
      matter(
        '残疾人两项补贴',
        'Two allowances for disabled people',
        ['身份证、残疾人证、银行卡', 'ID card, disability certificate, bank card'],
        20,
      ),
      matter('老年人能力评估', "Assessment of an elder's abilities", idCard, 15),
      matter('日间照料与助餐登记', 'Day care and meals: enrol', idCard, 3),
      matter('居家适老化改造', 'Making a home safe for an elder', idAndBook, 30),
      matter(
        '辅助器具申请',
        'Assistive devices',
        ['身份证、残疾人证', 'ID card, disability certificate'],
        30,
      ),
    ],
  },
  {
    name: '户籍证明',
    nameEn: 'Household register and certificates',
    key: '4',
    matters: [
      matter('居住情况说明', 'Statement of residence', idCard, null),
      matter(
        '居住证办理指引',
        'Residence permit: how to',
        ['身份证、住所证明', 'ID card, proof of lodging'],
        null,
      ),
      matter('亲属关系情况说明', 'Statement of kinship', idAndBook, 3),
      matter(
        '户口迁移指引',
        'Moving the household registration',
        ['身份证、户口簿、房产或租赁证明', 'ID card, household register, proof of ownership or lease'],
        null,
      ),
      matter(
        '流动人口登记',
        'Registering people from elsewhere',
        ['身份证、租赁合同', 'ID card, lease'],
        null,
      ),
      matter('老年优待证办理', 'Senior citizen card', ['身份证、近期照片', 'ID card, recent photo'], 7),
    ],
  },
  {
    name: '就业',
    nameEn: 'Work',
    key: '5',
    matters: [
      matter('失业登记', 'Registering as unemployed', idCard, null),
      matter('就业困难人员认定', 'Recognition of hardship in finding work', idAndBook, 20),
      matter('求职登记与岗位推荐', 'Looking for work', idCard, 7),
      matter('职业技能培训报名', 'Vocational training: enrol', idCard, null),
      matter(
        '社保补贴申请',
        'Insurance subsidy: apply',
        ['身份证、就业创业证、缴费凭证', 'ID card, employment record book, payment receipts'],
        30,
      ),
      matter('创业担保贷款咨询', 'Guaranteed loan for a start-up', idCard, null),
    ],
  },
  {
    name: '党群',
    nameEn: 'Party and people',
    key: '6',
    matters: [
      matter(
        '党组织关系转接',
        'Transfer of Party membership',
        ['介绍信、身份证', 'letter of introduction, ID card'],
        15,
      ),
      matter('在职党员双报到', 'Working Party members reporting to the community', nothing, null),
      matter('党费缴纳', 'Party dues', nothing, null),
      matter('志愿者注册', 'Registering as a volunteer', idCard, null),
      matter('退役军人服务登记', 'Veterans: register', ['身份证、退役证', 'ID card, discharge papers'], 7),
      matter('意见建议登记', 'Suggestions', nothing, 7),
    ],
  },
  {
    name: '法律调解',
    nameEn: 'Law and mediation',
    key: '7',
    matters: [
      matter('邻里纠纷调解', 'Dispute between neighbours', nothing, 15),
      matter('家庭纠纷调解', 'Dispute in a family', nothing, 15),
      matter('法律咨询', 'Legal advice', nothing, null),
      matter(
        '法律援助申请',
        'Legal aid: apply',
        ['身份证、经济困难说明、案情材料', 'ID card, statement of means, papers of the case'],
        7,
      ),
      matter('劳动争议指引', 'Labour dispute: where to turn', nothing, null),
      matter('信访事项登记', 'Petition: register', idCard, 15),
    ],
  },
  {
    name: '物业',
    nameEn: 'Property management',
    key: '8',
    matters: [
      matter('公共设施报修', 'Repair of shared facilities', nothing, 3),
      matter('物业服务投诉', 'Complaint about the property manager', nothing, 7),
      matter('噪声与油烟投诉', 'Complaint about noise or fumes', nothing, 7),
      matter('停车与充电问题', 'Parking and charging', nothing, 7),
      matter('违章搭建反映', 'Report of unlawful building', nothing, 15),
      matter('维修资金使用咨询', 'Use of the maintenance fund', ['房产证', 'proof of ownership'], null),
    ],
  },
  {
    name: '文体活动',
    nameEn: 'Culture and sport',
    key: '9',
    matters: [
      matter('活动报名', 'Activity: enrol', nothing, null),
      matter('活动室预约', 'Activity room: book', idCard, 1),
      matter('图书借阅', 'Library', idCard, null),
      matter('兴趣班报名', 'Class: enrol', idCard, null),
      matter(
        '儿童托管报名',
        "Children's after-school care: enrol",
        ['监护人身份证', "guardian's ID card"],
        3,
      ),
    ],
  },
  {
    name: '其他',
    nameEn: 'Other',
    key: '0',
    matters: [
      matter('政策咨询', 'Question about a policy', nothing, null),
      matter('资料打印与复印', 'Printing and copying', nothing, null),
      matter('手机办事协助', 'Help with services on the phone', nothing, null),
      matter('失物招领', 'Lost and found', nothing, null),
      matter('便民服务与借用', 'Borrowing things, small services', nothing, 1),
      matter('其他事项', 'Anything else', nothing, null),
    ],
  },
];
