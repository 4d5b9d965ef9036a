/** What can go wrong with certificates, and what the person at the desk does about it. */
import { defineFailures } from '../core/errors.ts';

export const certificateFailure = defineFailures({
  'certificate.unknown': {
    zh: '找不到这份证明，请刷新。',
    en: 'This certificate cannot be found. Refresh.',
  },
  'certificate.nothing': {
    zh: '这段时间没有可以写进证明的时长：只有审核通过、时钟无疑的时长可以。',
    en: 'No hours of this period can be certified: only approved ones whose clock is not in doubt.',
  },
  'certificate.datesReversed': {
    zh: '结束日期早于开始日期，请改正。',
    en: 'The last day lies before the first. Correct the dates.',
  },
  'certificate.future': {
    zh: '结束日期不能晚于今天。',
    en: 'The last day cannot be later than today.',
  },
  'certificate.stillPosted': {
    zh: '公示到 {until} 为止，还剩 {days} 天，期满后才能出具。',
    en: 'It is posted until {until}, {days} more days. It can be issued after that.',
  },
  'certificate.hoursChanged': {
    zh: '公示之后，其中 {count} 条时长被更正或撤销。请撤销这份公示，重新起草。',
    en: '{count} of its times of service were corrected or withdrawn after it was posted. Revoke it and draft it again.',
  },
  'certificate.notIssued': {
    zh: '这份证明还没有出具，不能打印。',
    en: 'This certificate has not been issued yet and cannot be printed.',
  },
  'certificate.revoked': {
    zh: '这份证明已于 {on} 撤销。',
    en: 'This certificate was revoked on {on}.',
  },
  'certificate.notPosted': {
    zh: '这份证明已经出具或撤销，请刷新。',
    en: 'This certificate has been issued or revoked already. Refresh.',
  },
  'certificate.alreadySaved': {
    zh: '这份证明已经保存过，内容不同。请刷新后重新起草。',
    en: 'This certificate was saved already, with other content. Refresh and draft it again.',
  },
  'certificate.reasonNeeded': {
    zh: '显示完整证件号码要写明原因，会记入日志。',
    en: 'To show the full document number, give the reason; it is logged.',
  },
});
