/**
 * How heavy one saved row may be. What no batch could ever carry (SPEC R7) must not be saved: whoever typed it is there now
 * and can shorten it; later nobody is, and what was saved after it would wait behind it.
 */
import { zstdCompressSync } from 'node:zlib';
import { defineFailures } from './errors.ts';

/** Of a row's changed fields as JSON, in UTF-16 units; so no field is longer either. */
export const longestRow = 1_000_000;
/** Compressed; what is left of a batch's 256 KB is for what travels with it. */
const heaviestPacked = 240 * 1024;
/** Three bytes each, and it still needs no packing to fit. */
const surelyFits = heaviestPacked / 3;

const weightFailure = defineFailures({
  'row.tooHeavy': {
    zh: '这条记录的内容太多，没有办法传到区里，所以没有保存。请缩短文字、换一张小些的照片，或分成几条记录。',
    en: 'This record is too large to travel to the district, so it was not saved. Shorten the text, choose a smaller photo, or split the record.',
  },
});

/** @param fields JSON @throws DeskError `row.tooHeavy` */
export function checkWeight(fields: string): void {
  if (fields.length <= surelyFits) return;
  if (fields.length > longestRow || zstdCompressSync(fields).length > heaviestPacked)
    throw weightFailure('row.tooHeavy');
}
