/** What a person's timeline says about certificates of volunteer service: one entry each, as it stands now. */
import { desc, inArray } from 'drizzle-orm';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { TimelineEntry } from '../residents/contract.ts';
import type { TimelinePage } from '../residents/service.ts';
import { accountName, volunteerIdOf } from '../volunteers/service.ts';
import type { CertificateRow } from './lines.ts';
import { certificate } from './table.ts';

function sayState({ state, postedUntil, issuedOn, revokedOn, revokeReason }: CertificateRow): Sentence {
  if (state === 'posted') return { zh: `公示至 ${postedUntil}`, en: `posted until ${postedUntil}` };
  if (state === 'issued') return { zh: `${issuedOn} 出具`, en: `issued ${issuedOn}` };
  return { zh: `${revokedOn} 撤销：${revokeReason}`, en: `revoked ${revokedOn}: ${revokeReason}` };
}

/** A timeline source of the residents' page. Nobody has many of these: all are read, the frame cuts the page. */
export function certificateTimeline(ctx: QueryContext, { cards }: TimelinePage): TimelineEntry[] {
  const rows = ctx.db
    .select()
    .from(certificate)
    .where(inArray(certificate.volunteerId, cards.map(volunteerIdOf)))
    .orderBy(desc(certificate.createdAt))
    .all();
  return rows.map((row) => {
    const { id, number, fromDay, toDay, minutes, state, createdAt, accountId } = row;
    const said = sayState(row);
    const hours = Math.round(minutes / 6) / 10;
    return {
      id,
      at: createdAt,
      feature: 'certificates',
      kind: state,
      text: {
        zh: `志愿服务记录证明 ${number}，${hours} 小时`,
        en: `Certificate of volunteer service ${number}, ${hours} hours`,
      },
      detail: {
        zh: `${fromDay} 至 ${toDay}，${said.zh}`,
        en: `${fromDay} to ${toDay}, ${said.en}`,
      },
      tone: state === 'revoked' ? 'danger' : state === 'posted' ? 'attention' : 'neutral',
      account: accountName(ctx, accountId),
      rowId: id,
    };
  });
}
