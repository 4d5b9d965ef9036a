/** What sessions offer (服务项目). The usual ones stand until somebody edits the list; then they are rows like others. */
import { asc } from 'drizzle-orm';
import type { z } from 'zod';
import { type ReadDb, statement } from '../core/connection.ts';
import type { CommandContext, Handlers } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import type { clinics as contract } from './clinicContract.ts';
import { clinicFailure } from './failures.ts';
import { sessionService, sessionServices } from './table.ts';

type ServiceRow = typeof sessionService.$inferSelect;

/** The ids come from the names, so that two desks set up apart have one list once they meet. */
const usual: readonly ServiceRow[] = [
  { name: '理发', nameEn: 'Haircut' },
  { name: '心电图', nameEn: 'ECG' },
  { name: '健康咨询', nameEn: 'Consultation' },
  { name: '用药指导', nameEn: 'Advice on medicine' },
  { name: '推拿理疗', nameEn: 'Massage' },
].map((row, position) => ({ id: naturalId('sessionService', row.name), ...row, position, retired: false }));

const rows = statement((db) =>
  db.select().from(sessionService).orderBy(asc(sessionService.position), asc(sessionService.id)).prepare(),
);

/** Retired ones too, in the manager's order. */
export function readServices(db: ReadDb): readonly ServiceRow[] {
  const stored = rows(db).all();
  return stored.length > 0 ? stored : usual;
}

/** Writes the usual ones down before the first line or edit leans on them. */
export function keepServices(ctx: CommandContext): readonly ServiceRow[] {
  if (rows(ctx.db).all().length === 0) for (const row of usual) ctx.write.insert(sessionServices, row);
  return readServices(ctx.db);
}

function refuseTaken(services: readonly ServiceRow[], name: string, exceptId: string) {
  const taken = services.some((row) => row.name === name && !row.retired && row.id !== exceptId);
  if (taken) throw clinicFailure('clinic.serviceTaken', { name }, 'name');
}

type Edit = z.output<(typeof contract)['editService']['input']>;

function editService(ctx: CommandContext, { id, ...patch }: Edit) {
  const services = keepServices(ctx);
  const before = services.find((row) => row.id === id);
  if (!before) throw clinicFailure('clinic.serviceUnknown');
  if (!(patch.retired ?? before.retired)) refuseTaken(services, patch.name ?? before.name, id);
  ctx.write.update(sessionServices, id, patch);
  ctx.record(id, patch);
  return {};
}

type ServiceHandlers = Pick<
  Handlers<typeof contract>,
  'services' | 'addService' | 'editService' | 'orderServices'
>;

export const serviceHandlers: ServiceHandlers = {
  services: (ctx) => [...readServices(ctx.db)],
  addService(ctx, input) {
    const services = keepServices(ctx);
    refuseTaken(services, input.name, '');
    const id = ctx.ids.next();
    const position = Math.max(...services.map((row) => row.position)) + 1;
    ctx.write.insert(sessionServices, { id, ...input, position, retired: false });
    ctx.record(id, input);
    return { id };
  },
  editService,
  orderServices(ctx, { ids }) {
    const known = new Set(keepServices(ctx).map((row) => row.id));
    const complete = ids.length === known.size && ids.every((id) => known.delete(id));
    if (!complete) throw clinicFailure('clinic.serviceUnknown');
    for (const [position, id] of ids.entries()) ctx.write.update(sessionServices, id, { position });
    ctx.record(null, { ids });
    return {};
  },
};
