/** What a host refuses before the core is asked, and how it fails to start. */
import { defineFailures } from '../db/core/errors.ts';

export const hostFailure = defineFailures({
  'host.linkUsed': {
    zh: '这个链接已经用过或已失效，请打开程序刚刚给出的新链接。',
    en: 'This link has been used or is no longer valid. Open the newest link that the program gave.',
  },
  'host.notAdmitted': {
    zh: '程序重新启动过，这个页面已断开。请打开程序新给出的链接。',
    en: 'The program was started anew and this page is no longer connected. Open the new link that it gave.',
  },
  'host.wrongOrigin': {
    zh: '请求不是从本程序的页面发出的，已拒绝。',
    en: "The request did not come from this program's own page and was refused.",
  },
  'host.wrongAddress': {
    zh: '请用 127.0.0.1 打开本程序。',
    en: 'Open this program at 127.0.0.1.',
  },
  'host.notFound': {
    zh: '没有这个页面，请回到首页。',
    en: 'There is no such page. Go back to the start page.',
  },
  'host.wrongMethod': {
    zh: '程序版本不一致，请重新打开程序。',
    en: 'The program is out of step with itself. Close it and open it again.',
  },
  'request.malformed': {
    zh: '请求不完整，没有执行，请再试一次。',
    en: 'The request was incomplete and nothing was done. Try again.',
  },
  'request.wrongType': {
    zh: '请求的格式不对，没有执行。',
    en: 'The request has the wrong format and nothing was done.',
  },
  'request.tooLarge': {
    zh: '内容太大（上限 {megabytes} MB），请拆成几份再试。',
    en: 'This is too large (the limit is {megabytes} MB). Split it and try again.',
  },
  'host.portInUse': {
    zh: '端口 {port} 已被占用，请用 --port 换一个，或关闭占用它的程序。',
    en: 'Port {port} is taken. Choose another with --port, or close the program that uses it.',
  },
});
