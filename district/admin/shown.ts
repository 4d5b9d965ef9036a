/** What the routes of the administrator's page have in common: reading what was asked, and showing a centre. */
import { z } from 'zod';
import { dayAt } from '../../db/core/clock.ts';
import { zone } from '../zone.ts';
import { type CentreContent, centrePage, type Said } from './centrePage.ts';
import { type Door, PageFault, type SignedInView } from './door.ts';
import { type CentreLine, centreLines, dayCounts, deskLines, quarantineCounts } from './questions.ts';

export const centreParams = z.object({ centreId: z.uuid().toLowerCase() });
export const dayParams = centreParams.extend({ day: z.iso.date() });

/** How many days a centre's page shows. */
const shownDays = 14;

export function asked<Shape extends z.ZodType>(schema: Shape, value: unknown): z.output<Shape> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new PageFault(404, 'notFound');
  return parsed.data;
}

export async function centreOf({ parts }: Door, centreId: string): Promise<CentreLine> {
  const centre = (await centreLines(parts.store)).find((line) => line.centreId === centreId);
  if (!centre) throw new PageFault(404, 'notFound');
  return centre;
}

export async function showCentre({ parts }: Door, view: SignedInView, centreId: string, said: Said | null) {
  const { store, now } = parts;
  const lines = await centreLines(store);
  const centre = lines.find((line) => line.centreId === centreId);
  if (!centre) throw new PageFault(404, 'notFound');
  const content: CentreContent = {
    centre,
    others: lines.filter((line) => line !== centre),
    desks: await deskLines(store, centreId),
    days: await dayCounts(store, centreId, dayAt(now(), zone), shownDays),
    quarantine: await quarantineCounts(store, centreId),
  };
  return centrePage(view, content, said);
}
