/** Visits, follow-ups, matters, accounts and the audit log as tables. Phones stay masked, as on the pages. */
import { auditHandlers } from '../audit/service.ts';
import { addDays, type Day } from '../core/clock.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { followUpHandlers } from '../followUps/service.ts';
import { readCatalogue } from '../matters/service.ts';
import type { VisitLine } from '../visits/contract.ts';
import { toLines, visitStatements } from '../visits/service.ts';
import { channelWords, heads, outcomeWords, roleWords, yesNo } from './exportWords.ts';
import type { Table, TableColumn } from './sheetTable.ts';

type Say = (words: Sentence) => string;
type HeadKey = keyof typeof heads;

function column(say: Say, key: HeadKey, width = 14, kind: TableColumn['kind'] = 'text'): TableColumn {
  return { header: say(heads[key]), width, kind };
}

export function clock(ctx: QueryContext) {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ctx.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (instant: number) => format.format(instant);
}

function visitCells(line: VisitLine, say: Say, time: (instant: number) => string) {
  const named = (zh: string, en: string) => say({ zh, en });
  return [
    line.day,
    time(line.arrivedAt),
    time(line.startedAt),
    time(line.endedAt),
    line.ticketLabel,
    line.subject.name,
    line.subject.phone,
    line.subject.address,
    line.agent?.name ?? null,
    named(line.matter.groupName, line.matter.groupNameEn),
    named(line.matter.name, line.matter.nameEn),
    say(channelWords[line.channel]),
    say(outcomeWords[line.outcome]),
    line.dueOn,
    line.referredTo,
    line.missingPapers,
    line.companions,
    line.handler.name,
    line.note,
  ];
}

const visitColumns: readonly HeadKey[] = [
  'day',
  'arrived',
  'started',
  'ended',
  'ticket',
  'name',
  'phone',
  'address',
  'agent',
  'group',
  'matter',
  'channel',
  'outcome',
  'dueOn',
  'referredTo',
  'missingPapers',
  'companions',
  'handler',
  'note',
];

/** Both days included, earliest arrival first. */
export function visitsTable(ctx: QueryContext, { from, to }: { from: Day; to: Day }, say: Say): Table {
  const time = clock(ctx);
  const rows: Table['rows'][number][] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const lines = toLines(ctx, visitStatements.day(ctx.sqlite).all({ day })).filter(
      ({ withdrawn }) => !withdrawn,
    );
    rows.push(...lines.reverse().map((line) => visitCells(line, say, time)));
  }
  return {
    columns: visitColumns.map((key) => column(say, key, 14, key === 'companions' ? 'number' : 'text')),
    rows,
  };
}

export function followUpsTable(ctx: QueryContext, say: Say): Table {
  const { lines } = followUpHandlers.open(ctx, {});
  return {
    columns: [
      column(say, 'dueOn'),
      column(say, 'name'),
      column(say, 'matter', 28),
      column(say, 'outcome'),
      column(say, 'referredTo'),
      column(say, 'day'),
      column(say, 'handler'),
      column(say, 'note', 40),
    ],
    rows: lines.map(({ line, dueOn, last }) => [
      dueOn,
      line.subject.name,
      say({ zh: line.matter.name, en: line.matter.nameEn }),
      say(outcomeWords[line.outcome]),
      line.referredTo,
      line.day,
      line.handler.name,
      last?.note ?? line.note,
    ]),
  };
}

export function mattersTable(ctx: QueryContext, say: Say): Table {
  return {
    columns: [
      column(say, 'group', 16),
      column(say, 'matter', 30),
      column(say, 'papers', 40),
      column(say, 'dueDays', 10, 'number'),
      column(say, 'active', 8),
    ],
    rows: readCatalogue(ctx.db).flatMap((group) =>
      group.matters.map((matter) => [
        say({ zh: group.name, en: group.nameEn }),
        say({ zh: matter.name, en: matter.nameEn }),
        matter.papers,
        matter.dueDays,
        say(yesNo[matter.active && group.active ? 'yes' : 'no']),
      ]),
    ),
  };
}

export function accountsTable(ctx: QueryContext, say: Say): Table {
  const people = auditHandlers.people(ctx, {});
  return {
    columns: [column(say, 'name'), column(say, 'role'), column(say, 'active', 8)],
    rows: people.map(({ name, role, active }) => [
      name,
      say(roleWords[role]),
      say(yesNo[active ? 'yes' : 'no']),
    ]),
  };
}

/** Both days included, oldest first. */
export function auditTable(ctx: QueryContext, range: { from: Day; to: Day }, say: Say): Table {
  const time = clock(ctx);
  const rows: Table['rows'][number][] = [];
  let before: number | null = null;
  do {
    const page: ReturnType<typeof auditHandlers.list> = auditHandlers.list(ctx, {
      ...range,
      limit: 500,
      ...(before === null ? {} : { before }),
    });
    for (const entry of page.entries) {
      const about = entry.subject?.name ?? entry.subject?.id ?? null;
      const what = [entry.fields.join(', '), entry.reason].filter(Boolean).join(' · ');
      rows.push([
        entry.n,
        time(entry.at),
        entry.account?.name ?? null,
        entry.action,
        about,
        what,
        entry.count,
      ]);
    }
    before = page.next;
  } while (before !== null);
  return {
    columns: [
      column(say, 'number', 8, 'number'),
      column(say, 'time', 18),
      column(say, 'name'),
      column(say, 'action', 28),
      column(say, 'subject', 20),
      column(say, 'reason', 40),
      column(say, 'count', 8, 'number'),
    ],
    rows: rows.reverse(),
  };
}
