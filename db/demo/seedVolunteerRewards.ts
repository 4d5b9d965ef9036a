/** What volunteers of the demo have behind them and get for it: hours from older lists, points, certificates. */
import { certificateHandlers } from '../certificates/service.ts';
import { addDays } from '../core/clock.ts';
import type { CommandContext } from '../core/dispatch.ts';
import { serviceHandlers } from '../service/service.ts';
import { createBatch, insertEntry } from '../service/sheet.ts';
import type { DemoVolunteer } from './seedVolunteerPeople.ts';
import { tried } from './seedVolunteerShifts.ts';

/** Times of service of four hours each that were kept in a list before the desk: 100 hours are the first star. */
const pastTimes = [76, 40, 30, 27, 26, 26, 24, 23, 12, 8] as const;
const pastHours = 4;
const worked = [
  { activity: '社区食堂帮厨', kind: 'meals' },
  { activity: '敬老院探访', kind: 'visiting' },
  { activity: '上学路口劝导', kind: 'order' },
  { activity: '河道清洁', kind: 'cleaning' },
  { activity: '图书角整理', kind: 'activities' },
] as const;

/** The first volunteers bring hours along, on days one after the other until the demo begins. */
export function importPast(ctx: CommandContext, volunteers: readonly DemoVolunteer[]) {
  const batch = createBatch(ctx, 'imported', { late: false });
  for (const [who, { id: volunteerId }] of volunteers.slice(0, pastTimes.length).entries()) {
    for (let nth = 0; nth < (pastTimes[who] ?? 0); nth++) {
      const startAt = Date.parse(`${addDays(ctx.today, -7 * (nth + 1) - who)}T08:30:00+08:00`);
      const task = worked[(who + nth) % worked.length] ?? worked[0];
      batch.add({
        ...{ id: ctx.ids.next(), volunteerId, note: '' },
        span: { startAt, endAt: startAt + pastHours * 3_600_000, breakMinutes: 0 },
        fieldsOn: () => ({ shiftId: null, stationId: null, ...task }),
      });
    }
  }
  for (const entry of batch.entries) insertEntry(ctx, entry);
  const decision = { decision: 'approved', confirmed: true, clockConfirmed: false } as const;
  const rows = batch.entries.map(({ id: versionId }) => ({
    ...{ id: ctx.ids.next(), versionId, ...decision },
    note: '已与原始登记表核对',
  }));
  for (let at = 0; at < rows.length; at += 500)
    serviceHandlers.decide(ctx, { rows: rows.slice(at, at + 500) });
}

const goods = ['洗衣液一瓶', '理发券一张', '大米 5 斤', '家电清洗一次', '体检套餐一份'];

/** Some use their points; one gives some to the family, one to another volunteer. */
export function exchangePoints(ctx: CommandContext, volunteers: readonly DemoVolunteer[]) {
  const account = ({ residentId }: DemoVolunteer) => ({ id: ctx.ids.next(), residentId });
  const { spendPoints, givePoints, adjustPoints } = serviceHandlers;
  volunteers.slice(0, 5).forEach((volunteer, at) => {
    spendPoints(ctx, { ...account(volunteer), points: 80 + at * 40, note: goods[at] ?? '' });
  });
  const [first, second, third] = volunteers;
  const giver = volunteers.slice(0, pastTimes.length).find(({ familyIds }) => familyIds.length > 0);
  const [toResidentId] = giver?.familyIds ?? [];
  if (giver && toResidentId !== undefined) {
    const gift = { toResidentId, points: 100, note: '给家里老人兑换助浴服务' };
    tried(() => givePoints(ctx, { id: ctx.ids.next(), fromResidentId: giver.residentId, ...gift }));
  }
  if (first && second && third) {
    const gift = { toResidentId: third.residentId, points: 50, note: '感谢替班' };
    givePoints(ctx, { id: ctx.ids.next(), fromResidentId: second.residentId, ...gift });
    adjustPoints(ctx, { ...account(first), points: 20, note: '补记十月活动积分' });
  }
}

const issuer = {
  name: '杏林社区党群服务中心',
  responsible: '林敏',
  handler: '韩雪',
  contact: '028-00000000',
};
const purposes = ['入党积极分子考察', '申请志愿服务星级', '升学材料', '单位评优', '', '个人留存'];

/** A certificate of the last year up to the day before, in public posting from today. */
export function postCertificate(ctx: CommandContext, volunteer: DemoVolunteer, at: number): string {
  const id = ctx.ids.next();
  const period = { fromDay: addDays(ctx.today, -365), toDay: addDays(ctx.today, -1) };
  certificateHandlers.post(ctx, {
    ...{ id, volunteerId: volunteer.id, ...period, issuer },
    purpose: purposes[at % purposes.length] ?? '',
  });
  return id;
}
