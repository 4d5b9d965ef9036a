/** Changes that the district could not store (SPEC R8): why, and the record as it was sent. Nothing of them is lost here. */
import type { CommandContext, QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { kindOf } from './rowWords.ts';

const reasons: Readonly<Record<string, Sentence>> = {
  'change.unreadable': {
    zh: '区服务器读不懂这条记录。请把程序升级到最新，并把下面的原始记录告诉技术人员。',
    en: 'The district could not read this record. Update the program, and show the raw record below to support.',
  },
  'entity.unknown': {
    zh: '区服务器的版本较旧，还不认识这种记录。区里升级后由区管理员补录。',
    en: 'The district runs an older version that does not know this kind of record. It can be entered there after an update.',
  },
  'row.unknown': {
    zh: '修改的对象在区里不存在，可能原来的记录没有传上去。请核对后在本机重新保存一次。',
    en: 'What was changed does not exist at the district; its first record may never have arrived. Check it and save it here once more.',
  },
  'change.tooHeavy': {
    zh: '这条记录太大，一次传不完，只保存在本机；后面的记录照常上传。请在本机把内容改短、换一张小些的照片，或分成几条，重新保存一次，再把这条放到一边。',
    en: 'This record is too large for the wire and is on this computer only; what was saved after it is sent as usual. Shorten it, choose a smaller photo or split it, save it once more, and put this one aside.',
  },
  'fact.edited': {
    zh: '这种记录只能更正，不能直接修改。请在本机用“更正”重新记录。',
    en: 'Records of this kind are corrected, never edited. Use "correct" here and record it again.',
  },
};

const unknownReason: Sentence = {
  zh: '区服务器没有收下这条记录，请联系区管理员。',
  en: 'The district did not take this record. Call the district.',
};

interface RefusedRow {
  epoch: number;
  n: number;
  at: number;
  savedAt: number;
  code: string;
  entity: string;
  rowId: string;
  op: string;
  fields: string;
  account: string | null;
  seenAt: number | null;
}

const mostRefused = 200;

export function listRefused(ctx: QueryContext) {
  return ctx.sqlite
    .prepare<[number], RefusedRow>(
      `SELECT refused.epoch, refused.n, refused.at, refused.code, refused.seen_at AS seenAt, change.saved_at AS savedAt,
         change.entity, change.row_id AS rowId, change.op, change.fields, account.name AS account
       FROM exchange_refusal refused
       JOIN change ON change.epoch = refused.epoch AND change.n = refused.n
       LEFT JOIN audit ON audit.n = change.audit_n
       LEFT JOIN account ON account.id = audit.account_id
       ORDER BY refused.seen_at IS NOT NULL, refused.at DESC, refused.epoch DESC, refused.n DESC LIMIT ?`,
    )
    .all(mostRefused)
    .map(({ entity, rowId, op, fields, seenAt, code, ...row }) => {
      const { desk: _desk, ...kind } = kindOf(entity);
      const raw = JSON.stringify({ entity, rowId, op, fields: JSON.parse(fields) }, null, 2);
      return { ...row, code, kind, why: reasons[code] ?? unknownReason, raw, seen: seenAt !== null };
    });
}

export function countRefused({ sqlite }: QueryContext): number {
  return (
    sqlite.prepare<[], number>('SELECT count(*) FROM exchange_refusal WHERE seen_at IS NULL').pluck().get() ??
    0
  );
}

export function putAside(ctx: CommandContext, refused: readonly { epoch: number; n: number }[]): void {
  const mark = ctx.sqlite.prepare('UPDATE exchange_refusal SET seen_at = ? WHERE epoch = ? AND n = ?');
  for (const { epoch, n } of refused) mark.run(ctx.now, epoch, n);
  ctx.record(null, { refused });
}
