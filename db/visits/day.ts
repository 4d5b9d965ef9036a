/** A day at the desk: its list, its figures, its printed log, and the month around it. */
import type { z } from 'zod';
import { findCentre } from '../centre/service.ts';
import { addDays, dayStart } from '../core/clock.ts';
import { perConnection } from '../core/connection.ts';
import type { Handlers, QueryContext } from '../core/dispatch.ts';
import { namedMatter } from '../matters/service.ts';
import { meanMinutes, ticketSummary } from '../queue/service.ts';
import type { visits as contract, VisitLine } from './contract.ts';
import { isCurrent } from './current.ts';
import { accountName, toLines, type VisitRow, visitStatements } from './lines.ts';

type Contract = typeof contract;
type Filters = NonNullable<z.output<Contract['day']['input']>['filters']>;
type Summary = z.input<Contract['summary']['output']>;

function containsText(line: VisitLine, text: string): boolean {
  const { subject, agent, matter, note, ticketLabel, referredTo, handler } = line;
  const fields = [
    ...[subject.name, subject.address, agent?.name, matter.name, matter.nameEn],
    ...[note, ticketLabel, referredTo, handler.name],
  ];
  const wanted = text.toLowerCase();
  return fields.some((field) => field?.toLowerCase().includes(wanted));
}

function matches(line: VisitLine, filters: Filters): boolean {
  const wanted = [
    [filters.handlerId, line.handler.id],
    [filters.groupId, line.matter.groupId],
    [filters.matterId, line.matter.id],
    [filters.outcome, line.outcome],
    [filters.channel, line.channel],
    [filters.counterId, line.counterId],
  ];
  return (
    wanted.every(([filter, value]) => filter === undefined || filter === value) &&
    (!line.withdrawn || filters.withdrawn === true) &&
    (!filters.text || containsText(line, filters.text))
  );
}

const rowsOf = (ctx: QueryContext, day: string): VisitRow[] => visitStatements.day(ctx.sqlite).all({ day });
function standing<Row extends { withdrawn: number }>(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.withdrawn === 0);
}

function dayList(ctx: QueryContext, input: z.output<Contract['day']['input']>) {
  const day = input.day ?? ctx.today;
  const rows = rowsOf(ctx, day);
  const lines = toLines(ctx, rows).filter((line) => matches(line, input.filters ?? {}));
  return { day, lines, total: standing(rows).length };
}

type DayFacts = Pick<
  VisitRow,
  'residentId' | 'matterId' | 'channel' | 'outcome' | 'companions' | 'handlerId' | 'withdrawn'
> &
  Pick<VisitRow, 'arrivedAt' | 'startedAt' | 'endedAt'>;

/** What is counted, without the names: in the order of arrival. */
export const factsSql = `SELECT v.resident_id AS residentId, v.matter_id AS matterId, v.channel, v.outcome,
  v.companions, v.handler_id AS handlerId, v.withdrawn, v.arrived_at AS arrivedAt, v.started_at AS startedAt,
  v.ended_at AS endedAt
  FROM visit v WHERE v.day = :day AND ${isCurrent} ORDER BY v.arrived_at, v.rowid`;
const factsOf = perConnection((sqlite) => sqlite.prepare<[{ day: string }], DayFacts>(factsSql));

/** Most visits first; of equals the one that came first. */
function tally<K extends string>(rows: readonly DayFacts[], key: (row: DayFacts) => K): [K, number][] {
  const counts = new Map<K, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function byMatter(ctx: QueryContext, rows: readonly DayFacts[]): Pick<Summary, 'byMatter' | 'byGroup'> {
  const matters = tally(rows, (row) => row.matterId).map(([id, visits]) => ({
    ...namedMatter(ctx, id),
    visits,
  }));
  const groups = new Map<string, Summary['byGroup'][number]>();
  for (const { groupId, groupName, groupNameEn, visits } of matters) {
    const before = groups.get(groupId)?.visits ?? 0;
    groups.set(groupId, { id: groupId, name: groupName, nameEn: groupNameEn, visits: before + visits });
  }
  return { byMatter: matters, byGroup: [...groups.values()].sort((a, b) => b.visits - a.visits) };
}

function byHour(ctx: QueryContext, day: string, rows: readonly DayFacts[]): number[] {
  const midnight = dayStart(day, ctx.zone);
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { arrivedAt } of rows) {
    // A day on which the clocks are set back has a 25th hour.
    const hour = Math.min(23, Math.floor((arrivedAt - midnight) / 3_600_000));
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return hours;
}

function summary(ctx: QueryContext, input: { day?: string | undefined }): Summary {
  const day = input.day ?? ctx.today;
  const all = factsOf(ctx.sqlite).all({ day });
  const rows = standing(all);
  const { states, averageWaitMinutes } = ticketSummary(ctx, day);
  const served = rows.map((row) => row.endedAt - row.startedAt).filter((span) => span > 0);
  return {
    day,
    visits: rows.length,
    residents: new Set(rows.flatMap(({ residentId }) => residentId ?? [])).size,
    companions: rows.reduce((sum, row) => sum + row.companions, 0),
    withdrawn: all.length - rows.length,
    tickets: states,
    averageWaitMinutes,
    averageServiceMinutes: meanMinutes(served),
    ...byMatter(ctx, rows),
    byOutcome: {
      ...{ done: 0, accepted: 0, referred: 0, papers: 0 },
      ...Object.fromEntries(tally(rows, (row) => row.outcome)),
    },
    byChannel: {
      ...{ counter: 0, phone: 0, home: 0, online: 0 },
      ...Object.fromEntries(tally(rows, (row) => row.channel)),
    },
    byHandler: tally(rows, (row) => row.handlerId).map(([id, visits]) => ({
      id,
      name: accountName(ctx, id),
      visits,
    })),
    byHour: byHour(ctx, day, rows),
  };
}

interface MonthRange {
  from: string;
  until: string;
  /** Null: everybody's. */
  handlerId: string | null;
}

const ofHandler = '(:handlerId IS NULL OR v.handler_id = :handlerId)';

export const monthSql = {
  visits: `SELECT v.day, count(*) AS count FROM visit v
    WHERE v.day BETWEEN :from AND :until AND v.withdrawn = 0 AND ${isCurrent} AND ${ofHandler} GROUP BY v.day`,
  due: `SELECT o.due_on AS day, count(*) AS count FROM open_visit o JOIN visit v ON v.id = o.version_id
    WHERE o.due_on BETWEEN :from AND :until AND ${ofHandler} GROUP BY o.due_on`,
} as const;
const monthStatement = (text: string) =>
  perConnection((sqlite) => sqlite.prepare<[MonthRange], { day: string; count: number }>(text));
const visitsPerDay = monthStatement(monthSql.visits);
const duePerDay = monthStatement(monthSql.due);

function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

function month(ctx: QueryContext, input: z.output<Contract['month']['input']>) {
  const days = daysOf(input.month);
  const range = { from: days[0] ?? '', until: days.at(-1) ?? '', handlerId: input.handlerId ?? null };
  const counts = (rows: { day: string; count: number }[]) => new Map(rows.map((row) => [row.day, row.count]));
  const visits = counts(visitsPerDay(ctx.sqlite).all(range));
  const due = counts(duePerDay(ctx.sqlite).all(range));
  return {
    month: input.month,
    days: days.map((day) => ({ day, visits: visits.get(day) ?? 0, due: due.get(day) ?? 0 })),
  };
}

function log(ctx: QueryContext, input: z.output<Contract['log']['input']>) {
  const day = input.day ?? ctx.today;
  const rows = standing(rowsOf(ctx, day)).filter(
    (row) => input.handlerId === undefined || row.handlerId === input.handlerId,
  );
  const lines = toLines(ctx, rows.reverse());
  return {
    day,
    centreName: findCentre(ctx.db)?.name ?? '',
    rows: lines.map((line, i) => ({ no: i + 1, line })),
  };
}

type DayHandlers = Pick<Handlers<Contract>, 'day' | 'summary' | 'month' | 'log'>;

export const dayHandlers: DayHandlers = { day: dayList, summary, month, log };
