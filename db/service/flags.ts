/** Why a time of service should be looked at before it is approved, with a sentence for each reason. */
import { dayAt } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { DeskError, Sentence } from '../core/errors.ts';
import { requireResident } from '../residents/service.ts';
import { requireVolunteer } from '../volunteers/service.ts';
import { goneOn, lateOn, overlapOf, tooLongOn } from './checks.ts';
import type { ServiceRow } from './rows.ts';
import type { FlagLine } from './schemas.ts';
import type { Flag } from './shapes.ts';

const said = {
  noEnd: {
    zh: '没有签退，不知道服务了多久。',
    en: 'There is no sign-out, so nobody knows how long it was.',
  },
  doubtfulClock: {
    zh: '签到或签退时电脑时间倒退过，请核对时间；确认前不能写进证明。',
    en: 'The clock had gone back when this was clocked. Check the times; until confirmed no certificate holds it.',
  },
  backfilled: { zh: '时间是事后补的，不是当场打卡。', en: 'The time was given afterwards, not clocked.' },
  noTime: { zh: '不足一分钟，可能是误按。', en: 'Less than a minute; perhaps tapped by mistake.' },
  notActive: {
    zh: '志愿者目前不是注册状态。',
    en: 'The volunteer is not active at present.',
  },
  named: {
    zh: '只凭姓名签到，没有扫卡或口令。',
    en: 'Signed in by name only, without card or PIN.',
  },
  changed: {
    zh: '这条记录刚被改过，请看过新的内容再决定。',
    en: 'This record has just been changed. Look at it again before deciding.',
  },
} as const satisfies Partial<Record<Flag, Sentence>>;

export function flagOf(flag: keyof typeof said, forbids: boolean): FlagLine {
  return { flag, forbids, sentence: said[flag] };
}

export function flagFrom(flag: Flag, forbids: boolean, failure: DeskError): FlagLine {
  return { flag, forbids, sentence: failure.failure.sentence };
}

const unseen: ReadonlySet<string> = new Set(['backfilled', 'imported', 'named']);

/** The row alone tells that it is not clean. An import may leave thousands, and of each the rest takes six look-ups. */
export const isFlaggedBySight = ({ endAt, minutes, doubtful, evidence }: ServiceRow): boolean =>
  endAt === null || (minutes ?? 0) <= 0 || doubtful === 1 || unseen.has(evidence);

/** Everything that stands out about a version; empty: it is clean. */
export function flagsOf(ctx: QueryContext, row: ServiceRow): FlagLine[] {
  const volunteer = requireVolunteer(ctx, row.volunteerId);
  const person = requireResident(ctx, volunteer.residentId);
  const flags: FlagLine[] = [];
  const gone = goneOn(person, row.day);
  if (gone) flags.push(flagFrom('gone', true, gone));
  if (row.endAt === null) flags.push(flagOf('noEnd', true));
  else {
    const span = { ...row, endAt: row.endAt, minutes: row.minutes ?? 0 };
    if (span.minutes <= 0) flags.push(flagOf('noTime', true));
    const overlap = overlapOf(ctx, person.id, span);
    if (overlap) {
      flags.push(flagFrom(overlap.code === 'service.twoPlaces' ? 'twoPlaces' : 'overlap', false, overlap));
    }
    const long = tooLongOn(ctx, person.id, span);
    if (long) flags.push(flagFrom('tooLong', false, long));
  }
  if (row.doubtful === 1) flags.push(flagOf('doubtfulClock', false));
  if (row.evidence === 'backfilled' || row.evidence === 'imported') flags.push(flagOf('backfilled', false));
  const late = lateOn(ctx, row.day, dayAt(row.savedAt, ctx.zone));
  if (late) flags.push(flagFrom('late', false, late));
  if (volunteer.state !== 'active') flags.push(flagOf('notActive', false));
  if (row.evidence === 'named') flags.push(flagOf('named', false));
  return flags;
}
