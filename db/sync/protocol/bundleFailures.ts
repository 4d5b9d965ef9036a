/** Why a bundle is not taken (SPEC R11), for whoever stands there with the stick: at the desk and at the district alike. */
import { defineFailures } from '../../core/errors.ts';

export const bundleSentences = {
  'bundle.notABundle': {
    zh: '这不是交换包文件，请选择从“交换”页面或区里导出的文件。',
    en: 'This file is not a bundle. Choose one that the exchange page or the district made.',
  },
  'bundle.truncated': {
    zh: '文件不完整，可能没有拷完。请重新拷贝一次。',
    en: 'The file is cut short; it was probably not copied to the end. Copy it again.',
  },
  'bundle.tooLarge': {
    zh: '文件太大，不是正常的交换包，没有打开。',
    en: 'The file is larger than any bundle. It was not opened.',
  },
  'bundle.tampered': {
    zh: '文件的内容与签名不符，可能损坏或被改动过，没有接收。请重新导出。',
    en: 'The content does not match its signature: damaged or changed. Nothing was taken. Export it anew.',
  },
  'bundle.expired': {
    zh: '交换包已过期，没有接收。请重新导出一份。',
    en: 'The bundle has expired. Nothing was taken. Export a new one.',
  },
  'bundle.otherDistrict': {
    zh: '这个交换包是给另一个区的，这里打不开。',
    en: 'This bundle was made for another district and cannot be opened here.',
  },
  'bundle.otherDesk': {
    zh: '这个交换包是给另一台电脑或另一个中心的，请拿到那台电脑上导入。',
    en: 'This bundle is for another computer or centre. Import it there.',
  },
  'bundle.unknownDesk': {
    zh: '区里没有登记这台电脑，没有接收。请先注册。',
    en: 'The district does not know this computer. Nothing was taken. Enrol it first.',
  },
  'bundle.revoked': {
    zh: '这台电脑已被区里停用，没有接收。',
    en: 'The district has revoked this computer. Nothing was taken.',
  },
  'bundle.oldEpoch': {
    zh: '这个交换包是恢复备份之前导出的，内容已经过时。请重新导出。',
    en: 'This bundle was made before a backup was restored and is out of date. Export a new one.',
  },
  'bundle.notReady': {
    zh: '本机还没有完成与区里的第一次连接，暂时不能用交换包。请先联网注册。',
    en: 'This computer has not finished its first connection with the district. Enrol it over the network first.',
  },
} as const;
export type BundleFault = keyof typeof bundleSentences;

export const bundleFailure = defineFailures(bundleSentences);
