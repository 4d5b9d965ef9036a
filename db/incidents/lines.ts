/** Reads incidents and puts each in the one line that every list shows, with whether its follow-up is open. */
import { getTableColumns } from 'drizzle-orm';
import { taskIdOf } from '../careTasks/service.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { isOfRoot, standsIn } from '../core/versions.ts';
import { linesOf } from '../residents/service.ts';
import { type IncidentLine, incidentFailure } from './contract.ts';
import type { Told } from './shapes.ts';
import { incident } from './table.ts';

type Stored = typeof incident.$inferSelect;
type Columns = Omit<Stored, 'withdrawn' | 'otherIds' | 'told'> & {
  withdrawn: number;
  otherIds: string;
  told: string;
  savedByName: string | null;
};
export type IncidentRow = Stored & { savedByName: string | null };

const columns = Object.entries(getTableColumns(incident)).map(([key, { name }]) => `v.${name} AS ${key}`);
const selectIncidents = `SELECT ${columns.join(', ')}, a.name AS savedByName
FROM incident v LEFT JOIN account a ON a.id = v.saved_by`;
const among = '(SELECT value FROM json_each(:ids))';

function prepared<Parameters extends object>(condition: string) {
  const compiled = perConnection((sqlite) =>
    sqlite.prepare<[Parameters], Columns>(`${selectIncidents} ${condition}`),
  );
  return (ctx: QueryContext, parameters: Parameters): IncidentRow[] =>
    compiled(ctx.sqlite).all(parameters).map(read);
}

function read(row: Columns): IncidentRow {
  const otherIds: string[] = JSON.parse(row.otherIds);
  const told: Told[] = JSON.parse(row.told);
  return { ...row, withdrawn: row.withdrawn === 1, otherIds, told };
}

export const incidentRows = {
  version: prepared<{ id: string }>('WHERE v.id = :id'),
  versions: prepared<{ rootId: string }>(`WHERE ${isOfRoot} ORDER BY v.saved_at DESC, v.id DESC`),
  current: prepared<{ rootId: string }>(`WHERE ${isOfRoot} AND ${standsIn('incident')}`),
  month: prepared<{ month: string }>(
    `WHERE v.day >= :month || '-01' AND v.day <= :month || '-31' AND ${standsIn('incident')}
     ORDER BY v.at DESC, v.root_id DESC`,
  ),
  /** `ids`: JSON array of the ids of a person's cards; those in which they were only involved are few and searched. */
  ofPerson: prepared<{ ids: string }>(
    `WHERE v.withdrawn = 0 AND ${standsIn('incident')} AND v.id IN (
       SELECT id FROM incident WHERE resident_id IN ${among}
       UNION
       SELECT shared.id FROM incident shared WHERE shared.other_ids <> '[]' AND EXISTS (
         SELECT 1 FROM json_each(shared.other_ids) other WHERE other.value IN ${among}))
     ORDER BY v.at DESC, v.root_id DESC`,
  ),
};

const openTasks = perConnection((sqlite) =>
  sqlite
    .prepare<[{ ids: string }], string>(`SELECT task_id FROM open_care_task WHERE task_id IN ${among}`)
    .pluck(),
);

/** @throws DeskError `incident.unknown` */
export function requireVersion(ctx: QueryContext, id: string): IncidentRow {
  const [row] = incidentRows.version(ctx, { id });
  if (!row) throw incidentFailure('incident.unknown');
  return row;
}

/** In the order given; incidents of people whose card is gone are left out. */
export function toLines(ctx: QueryContext, rows: readonly IncidentRow[]): IncidentLine[] {
  const people = linesOf(ctx, [...new Set(rows.flatMap((row) => [row.residentId, ...row.otherIds]))]);
  const taskIds = new Map(rows.map(({ rootId }) => [rootId, taskIdOf('incident', rootId)]));
  const open = new Set(openTasks(ctx.sqlite).all({ ids: JSON.stringify([...taskIds.values()]) }));
  return rows.flatMap((row) => {
    const person = people.get(row.residentId);
    const taskId = taskIds.get(row.rootId);
    if (!person || taskId === undefined) return [];
    const { id, residentId: _, otherIds, supersedes, savedByName, ...fields } = row;
    return [
      {
        ...fields,
        versionId: id,
        person,
        others: otherIds.flatMap((other) => people.get(other) ?? []),
        savedBy: savedByName ?? '',
        corrected: supersedes !== null,
        taskId,
        open: open.has(taskId),
      },
    ];
  });
}

export function toLine(ctx: QueryContext, row: IncidentRow): IncidentLine {
  const [line] = toLines(ctx, [row]);
  if (!line) throw incidentFailure('incident.unknown');
  return line;
}
