/** Past hours out of a spreadsheet: read, judged row by row without writing, then written in one transaction. */

import { dayStart } from '../core/clock.ts';
import type { CommandContext, QueryContext, TaskContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { naturalId } from '../core/ids.ts';
import type { Session } from '../core/session.ts';
import { readWorkbook, writeWorkbook } from '../exchange/service.ts';
import type { Cell, Sheet, SheetRow } from '../exchange/sheet.ts';
import { accountIdsOf, requireVolunteer } from '../volunteers/service.ts';
import { hoursImportFailure } from './failures.ts';
import type { Given } from './given.ts';
import {
  fieldWords,
  findHourHeader,
  type HourField,
  type HourHeader,
  kindOf,
  missingColumns,
  readDay,
  readNumberCell,
  readTime,
} from './hourColumns.ts';
import { createPeopleFinder } from './importPeople.ts';
import { findVersion, servicesOfDay } from './rows.ts';
import { createBatch, insertEntry } from './sheet.ts';

const minuteMs = 60_000;
/** Where a list gives no times of day, hours are laid end to end from here. */
const usualStart = 8 * 60;

interface HeldFile {
  id: string;
  fileName: string;
  sheetName: string;
  header: HourHeader;
  rows: readonly SheetRow[];
}

/** In memory only, one for each window: it is personal data. */
const shelf = new WeakMap<Session, HeldFile>();

interface JudgedRow {
  rowNumber: number;
  name: string;
  day: string;
  activity: string;
  minutes: number | null;
  state: 'ready' | 'known' | 'refused';
  sentences: Sentence[];
}

const said = {
  day: { zh: '看不懂日期，请写成 2026-11-16。', en: 'The date cannot be read. Write it as 2026-11-16.' },
  length: {
    zh: '看不懂时长，请写小时数（例如 2.5），或开始和结束时间。',
    en: 'The length cannot be read. Give hours, such as 2.5, or start and end.',
  },
  activity: { zh: '没有写做了什么。', en: 'It does not say what was done.' },
} as const satisfies Record<string, Sentence>;

/** @throws DeskError `hoursImport.…`, `exchange.…` */
function openSheet(sheets: readonly Sheet[]): { sheet: Sheet; header: HourHeader } {
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const header = findHourHeader(sheet.rows);
    if (!header) continue;
    const missing = missingColumns(header.columns);
    if (missing.length === 0) return { sheet, header };
    throw hoursImportFailure('hoursImport.columns', {
      columns: missing.map((field) => fieldWords[field].zh).join('、'),
      columnsEn: missing.map((field) => fieldWords[field].en).join(', '),
    });
  }
  throw hoursImportFailure('hoursImport.noHeader');
}

interface Times {
  day: string;
  /** Minutes after midnight; null: the list does not say. */
  from: number | null;
  minutes: number;
  breakMinutes: number;
}

function readTimes(cell: (field: HourField) => Cell): Times | Sentence {
  const day = readDay(cell('day')) ?? readDay(cell('from'));
  if (day === null) return said.day;
  const [from, to] = [readTime(cell('from')), readTime(cell('to'))];
  const hours = readNumberCell(cell('hours'));
  const stated = readNumberCell(cell('minutes')) ?? (hours === null ? null : Math.round(hours * 60));
  if (from !== null && to !== null) {
    const whole = to - from;
    const breakMinutes = stated === null ? 0 : whole - stated;
    if (whole <= 0 || breakMinutes < 0) return said.length;
    return { day, from, minutes: whole - breakMinutes, breakMinutes };
  }
  return stated === null ? said.length : { day, from, minutes: stated, breakMinutes: 0 };
}

/**
 * The first free time of the day from eight in the morning: a list without times of day says how long, not when, and
 * two such entries of one day must not be taken for an overlap.
 */
function freeStart(day: Times, busy: readonly { startAt: number; endAt: number | null }[], midnight: number) {
  let start = midnight + usualStart * minuteMs;
  for (const other of busy.toSorted((a, b) => a.startAt - b.startAt)) {
    if (start + day.minutes * minuteMs <= other.startAt) break;
    start = Math.max(start, other.endAt ?? other.startAt);
  }
  return start;
}

/** Judges every row with those before it. The same answer twice, as long as nothing else is written in between. */
function judge(ctx: QueryContext, file: HeldFile) {
  const { columns, dataFrom } = file.header;
  const batch = createBatch(ctx, 'imported', { late: false });
  const people = createPeopleFinder(ctx);
  const seen = new Map<string, number>();
  const judgeRow = ({ cells, number: rowNumber }: SheetRow): JudgedRow => {
    const cell = (field: HourField): Cell =>
      cells[columns.findIndex((column) => column.field === field)] ?? null;
    const text = (field: HourField) => String(cell(field) ?? '').trim();
    const activity = text('activity').slice(0, 60) || text('kind').slice(0, 60);
    const line = { rowNumber, name: text('name'), day: text('day'), activity, minutes: null };
    const refuse = (...sentences: Sentence[]): JudgedRow => ({ ...line, state: 'refused', sentences });
    const person = people.find({
      name: text('name'),
      number: text('number'),
      document: text('document'),
      phone: text('phone'),
    });
    const times = readTimes(cell);
    if ('zh' in person) return refuse(person);
    if ('zh' in times) return refuse(times);
    if (activity === '') return refuse(said.activity);
    const { volunteerId } = person;
    const { day, from, minutes, breakMinutes } = times;
    const key = JSON.stringify([volunteerId, day, from, minutes, activity]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    // The same list read again makes the same ids.
    const id = naturalId('importedService', key, String(nth));
    const read = { ...line, day, minutes };
    if (findVersion(ctx, id)) return { ...read, state: 'known', sentences: [] };
    const midnight = dayStart(day, ctx.zone);
    const startAt =
      from === null
        ? freeStart(times, busyOn(ctx, volunteerId, day, midnight, batch.entries), midnight)
        : midnight + from * minuteMs;
    const span = { startAt, endAt: startAt + (minutes + breakMinutes) * minuteMs, breakMinutes };
    const fields = { shiftId: null, stationId: null, kind: kindOf(text('kind'), activity), activity };
    const note = from === null ? '导入：原表没有起止时间' : '';
    const refusal = batch.add({ id, volunteerId, span, fieldsOn: () => fields, note });
    return refusal
      ? { ...read, state: 'refused', sentences: [refusal.failure.sentence] }
      : { ...read, state: 'ready', sentences: [] };
  };
  const rows = file.rows.slice(dataFrom).map(judgeRow);
  return { rows, entries: batch.entries };
}

function busyOn(
  ctx: QueryContext,
  volunteerId: string,
  day: string,
  midnight: number,
  entries: ReturnType<typeof createBatch>['entries'],
) {
  const account = accountIdsOf(ctx, requireVolunteer(ctx, volunteerId).residentId);
  const stored = servicesOfDay(ctx, account, { rootId: '', day, startAt: midnight });
  const beside = entries.filter((entry) => account.includes(entry.volunteerId) && entry.span.day === day);
  return [...stored, ...beside.map(({ span }) => span)];
}

export async function readHours(ctx: TaskContext, { task, file }: Given<'readHours'>) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sheets = await readWorkbook(bytes, file.name, {
    signal: ctx.signal,
    onProgress: ({ rows, total }) => ctx.progress({ task, done: rows, total: total ?? rows }),
  });
  const { sheet, header } = openSheet(sheets);
  const held = { id: ctx.ids.next(), fileName: file.name, sheetName: sheet.name, header, rows: sheet.rows };
  shelf.set(ctx.session, held);
  const { rows } = judge(ctx, held);
  const count = (state: JudgedRow['state']) => rows.filter((row) => row.state === state);
  return {
    importId: held.id,
    fileName: held.fileName,
    sheet: held.sheetName,
    columns: header.columns,
    ready: count('ready').length,
    minutes: count('ready').reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    known: count('known').length,
    refused: count('refused').length,
    rows,
  };
}

/** @throws DeskError `hoursImport.forgotten` */
function heldFile(ctx: TaskContext, importId: string): HeldFile {
  const held = shelf.get(ctx.session);
  if (held?.id !== importId) throw hoursImportFailure('hoursImport.forgotten');
  return held;
}

export async function applyHours(ctx: TaskContext, { task, importId }: Given<'applyHours'>) {
  const held = heldFile(ctx, importId);
  return ctx.transactInSteps(function* (tx: CommandContext) {
    // Judged again where it is written: somebody may have signed in since the preview.
    const { entries } = judge(tx, held);
    if (entries.length === 0) throw hoursImportFailure('hoursImport.nothing');
    for (const [at, entry] of entries.entries()) {
      insertEntry(tx, entry);
      if (at % 100 === 99) {
        ctx.progress({ task, done: at + 1, total: entries.length });
        yield;
      }
    }
    const minutes = entries.reduce((sum, { span }) => sum + span.minutes, 0);
    tx.record(null, { file: held.fileName, services: entries.length, minutes });
    return { saved: entries.length, minutes };
  });
}

export async function refusedHours(ctx: TaskContext, { importId }: Given<'refusedHours'>) {
  const held = heldFile(ctx, importId);
  const refused = judge(ctx, held).rows.filter(({ state }) => state === 'refused');
  const cells = new Map(held.rows.map((row) => [row.number, row.cells]));
  const bytes = await writeWorkbook(
    [
      {
        title: '待处理',
        columns: [
          { header: '需要处理的原因', width: 60, kind: 'text' },
          ...held.header.columns.map(({ header }) => ({ header, width: 16, kind: 'text' as const })),
        ],
        rows: refused.map(({ rowNumber, sentences }) => [
          sentences.map(({ zh }) => zh).join(' '),
          ...held.header.columns.map((_column, at) => {
            const value = cells.get(rowNumber)?.[at] ?? null;
            return value === null ? null : String(value);
          }),
        ]),
      },
    ],
    ctx.signal,
  );
  const stem = held.fileName.replace(/\.(xlsx|csv)$/i, '');
  return { file: new Blob([new Uint8Array(bytes)]), fileName: `${stem} 待处理.xlsx` };
}
