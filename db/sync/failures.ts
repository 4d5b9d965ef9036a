/** What goes wrong between this desk and the district, in words for the person in front of it. */
import { coreFailure, defineFailures, type Sentence } from '../core/errors.ts';
import { bundleSentences } from './protocol/bundleFailures.ts';

const sentences = {
  'sync.offline': {
    zh: '现在连不上区里的服务器。您照常办事，网络恢复后会自动上传。',
    en: 'The district cannot be reached now. Go on working; everything is sent by itself once the network is back.',
  },
  'sync.slow': {
    zh: '网络太慢，这一次没有传完。会改成更小的包自动再试。',
    en: 'The line is very slow and this attempt did not finish. It is tried again by itself, in smaller parts.',
  },
  'sync.notTheDistrict': {
    zh: '收到的回答不是区服务器发来的，可能要先在浏览器里登录网络，或请技术人员检查地址和代理。',
    en: 'What answered is not the district server. The network may want a sign-in in a browser first, or the address or proxy is wrong.',
  },
  'sync.badAddress': {
    zh: '地址要以 https:// 开头；只有本机或办公内网的服务器可以用 http://。',
    en: 'The address has to begin with https://. Only a server on this computer or in the office network may use http://.',
  },
  'sync.badProxy': {
    zh: '代理地址不对。请填写主机和端口，例如 192.168.1.1:8080；不需要代理就留空。',
    en: 'This is no address of a proxy. Enter host and port, such as 192.168.1.1:8080, or leave it empty where none is needed.',
  },
  'sync.proxyRefused': {
    zh: '代理服务器没有放行。请核对代理的地址、账号和密码，或请网络管理员放行区服务器的地址。',
    en: "The proxy did not let this through. Check its address, account and password, or ask for the district's address to be allowed.",
  },
  'sync.certificateDate': {
    zh: '按这台电脑的日期，区服务器的证书不在有效期内。请先核对日期和时间；日期没错，就请区里更换证书。记录都在本机，也可以先用 U 盘送。',
    en: "By this computer's date the district's certificate is not valid. Check date and time first; if they are right, the district has to renew it. All records are here, and a USB stick can carry them.",
  },
  'sync.certificate': {
    zh: '对方证明不了自己是区服务器，所以什么也没有发出。请技术人员核对地址和代理，或在这台电脑上安装区里的根证书。',
    en: "What answered could not prove to be the district's server, so nothing was sent. Have address and proxy checked, or the district's root certificate installed on this computer.",
  },
  'sync.codeUnknown': {
    zh: '注册码不对、已用过或已过期。请核对，或向区管理员要一个新的。',
    en: 'This code is wrong, used or expired. Compare it, or ask the district for a new one.',
  },
  'sync.deskKnown': {
    zh: '区服务器已经登记过这台电脑（也可能是一块复制的硬盘）。请区管理员先停用原来的登记，再给一个新的注册码。',
    en: 'The district has this computer already, or one with a copy of its disk. Ask the district to revoke the old entry and to give a new code.',
  },
  'sync.unknownDesk': {
    zh: '区服务器不认识这台电脑，请向区管理员要一个新的注册码重新注册。',
    en: 'The district does not know this computer. Ask the district for a new code and enrol again.',
  },
  'sync.revoked': {
    zh: '区管理员已停用这台电脑的上传。记录都在本机，请联系区管理员。',
    en: 'The district has stopped exchanging with this computer. All records are still here. Call the district.',
  },
  'sync.stale': {
    zh: '这台电脑的时钟和区里相差太大，正在校准后重试。',
    en: "This computer's clock is far from the district's. It is allowed for and tried again.",
  },
  'sync.malformed': {
    zh: '区服务器看不懂这台电脑发出的内容，请把两边的程序都升级到最新。',
    en: 'The district could not read what this computer sent. Update the program on both sides.',
  },
  'sync.tooLarge': {
    zh: '一次发出的内容太大，会自动拆小再试。',
    en: 'Too much was sent at once. It is tried again in smaller parts.',
  },
  'sync.tooMany': {
    zh: '区服务器正忙，稍后会自动再试。',
    en: 'The district is busy. It is tried again by itself in a while.',
  },
  'sync.unavailable': {
    zh: '区服务器正在维护，稍后会自动再试。',
    en: 'The district is being maintained. It is tried again by itself in a while.',
  },
  'sync.restored': {
    zh: '区服务器刚从备份恢复，正在把本机的记录补上。',
    en: 'The district was restored from a backup; what it lacks is being sent again.',
  },
  'sync.notEnrolled': {
    zh: '这台电脑还没有在区里注册，请负责人先注册。',
    en: 'This computer is not enrolled with the district yet. The manager has to enrol it first.',
  },
  'sync.enrolled': {
    zh: '这台电脑已经注册过了。',
    en: 'This computer is enrolled already.',
  },
  'sync.otherCentre': {
    zh: '这个注册码属于另一个中心（{name}）。本机的记录不能并到别的中心，请向区管理员要本中心的注册码。',
    en: 'This code belongs to another centre ({name}). The records here cannot join it. Ask the district for a code of this centre.',
  },
  'sync.cardUnknown': {
    zh: '这张卡片已经不在了，请刷新。',
    en: 'This card is no longer there. Refresh the page.',
  },
  'sync.cardNotYours': {
    zh: '这一项请负责岗位的同事来定。',
    en: 'This one is for a colleague of the desk it belongs to.',
  },
} satisfies Record<string, Sentence>;

export const syncFailure = defineFailures(sentences);

/** Of a code that was kept in the history, perhaps by another version of the program. */
export function sayFailure(code: string): Sentence {
  const known: Readonly<Record<string, Sentence>> = { ...sentences, ...bundleSentences };
  return known[code] ?? coreFailure('internal.bug', { report: code }).failure.sentence;
}
