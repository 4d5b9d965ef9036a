/** Reads stays in day care: the list with its waiting line, one stay, and what is known of a person to be enrolled. */
import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { readSettings } from '../centre/service.ts';
import type { Day } from '../core/clock.ts';
import { perConnection, statement } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { dietOf } from '../menu/service.ts';
import { maskPhone } from '../residents/mask.ts';
import { cardIds, linesOf, requireResident } from '../residents/service.ts';
import { abilityLevelsOn } from './ability.ts';
import type { daycare as contract, EnrolmentLine } from './contract.ts';
import { daycareFailure } from './failures.ts';
import { leavesOf } from './leaves.ts';
import { careConsents, contactOf } from './people.ts';
import { loadFrom, offersOn } from './places.ts';
import { enrolment } from './table.ts';

type Contract = typeof contract;
type Answer<P extends 'enrolments' | 'enrolment' | 'candidate'> = z.input<Contract[P]['output']>;
export type EnrolmentRow = typeof enrolment.$inferSelect;
type State = EnrolmentLine['state'];

const allRows = statement((db) => db.select().from(enrolment).prepare());
const rowById = statement((db) =>
  db
    .select()
    .from(enrolment)
    .where(eq(enrolment.id, sql.placeholder('id')))
    .prepare(),
);
const rowsOfPerson = statement((db) =>
  db
    .select()
    .from(enrolment)
    .where(sql`${enrolment.residentId} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`)
    .orderBy(enrolment.createdAt)
    .prepare(),
);

export function findEnrolment(ctx: QueryContext, id: string): EnrolmentRow | undefined {
  return rowById(ctx.db).get({ id });
}

/** @throws DeskError `daycare.unknown` */
export function requireEnrolment(ctx: QueryContext, id: string): EnrolmentRow {
  const row = findEnrolment(ctx, id);
  if (!row) throw daycareFailure('daycare.unknown');
  return row;
}

/** Every stay of a person, also those of cards merged into this one. */
export function staysInCare(ctx: QueryContext, residentId: string): EnrolmentRow[] {
  return rowsOfPerson(ctx.db).all({ ids: JSON.stringify(cardIds(ctx, residentId)) });
}

/** A stay that is to end counts as active until its last day is over. */
export function stateOn({ state, startsOn, endsOn }: EnrolmentRow, today: Day): State {
  if (state === 'waiting') return 'waiting';
  return startsOn === null || (endsOn !== null && endsOn < today) ? 'ended' : 'active';
}

/** In force on a day, or the latest before it. */
export function stayOn(ctx: QueryContext, residentId: string, day: Day): EnrolmentRow | undefined {
  return staysInCare(ctx, residentId)
    .filter(({ startsOn }) => startsOn !== null && startsOn <= day)
    .toSorted((one, other) => ((one.startsOn ?? '') < (other.startsOn ?? '') ? 1 : -1))
    .find(({ endsOn }) => endsOn === null || endsOn >= day);
}

/** People are read together, however many stays there are. */
export function enrolmentLines(ctx: QueryContext, rows: readonly EnrolmentRow[]): EnrolmentLine[] {
  const people = linesOf(
    ctx,
    rows.map(({ residentId }) => residentId),
  );
  const levels = abilityLevelsOn(ctx, [...new Set([...people.values()].map(({ id }) => id))], ctx.today);
  const offered = new Set(offersOn(ctx, ctx.today).map(({ id }) => id));
  return rows.flatMap((row) => {
    const person = people.get(row.residentId);
    if (!person) return [];
    const { id, waitingSince, startsOn, endsOn, endReason, trialUntil, weekdays } = row;
    return {
      ...{ id, person, waitingSince, startsOn, endsOn, endReason, trialUntil, weekdays },
      state: stateOn(row, ctx.today),
      abilityLevel: levels.get(person.id) ?? null,
      offered: offered.has(id),
    };
  });
}

const collator = new Intl.Collator('zh');

/** The waiting line in its order; of the others, names in theirs. */
function inOrder(one: EnrolmentRow & { name: string }, other: EnrolmentRow & { name: string }): number {
  if (one.state === 'waiting' && other.state === 'waiting') {
    const [a, b] = [one, other].map(
      ({ waitingSince, createdAt, id }) => `${waitingSince} ${createdAt} ${id}`,
    );
    return (a ?? '') < (b ?? '') ? -1 : 1;
  }
  return collator.compare(one.name, other.name);
}

export function enrolments(ctx: QueryContext, { state }: { state: State | null }): Answer<'enrolments'> {
  const rows = allRows(ctx.db).all();
  const lines = enrolmentLines(ctx, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counts = { waiting: 0, active: 0, ended: 0, offered: 0 };
  for (const line of lines) {
    counts[line.state] += 1;
    if (line.offered) counts.offered += 1;
  }
  const sorted = lines
    .filter((line) => state === null || line.state === state)
    .flatMap((line) => {
      const row = byId.get(line.id);
      return row ? [{ line, key: { ...row, name: line.person.name } }] : [];
    })
    .sort((one, other) => inOrder(one.key, other.key))
    .map(({ line }) => line);
  return {
    places: readSettings(ctx.db).dayCarePlaces,
    load: loadFrom(ctx, ctx.today),
    counts,
    lines: sorted,
  };
}

interface AssessmentRow {
  id: string;
  level: number;
  assessedOn: Day;
  assessor: string;
  note: string;
  accountName: string;
}
const assessmentRows = perConnection((sqlite) =>
  sqlite.prepare<[string], AssessmentRow>(
    `SELECT a.id, a.level, a.assessed_on AS assessedOn, a.assessor, a.note, coalesce(p.name, '') AS accountName
     FROM ability_assessment a LEFT JOIN account p ON p.id = a.account_id
     WHERE a.resident_id IN (SELECT value FROM json_each(?))
     ORDER BY a.assessed_on DESC, a.at DESC, a.id DESC`,
  ),
);

/** What the card and the kitchen know of a person. */
function known(ctx: QueryContext, residentId: string) {
  const { diets, allergens, note } = dietOf(ctx, residentId);
  return {
    ...{ diets, allergens, dietNote: note },
    contact: contactOf(ctx, residentId),
    consents: careConsents(ctx, residentId),
  };
}

export function oneEnrolment(ctx: QueryContext, { id }: { id: string }): Answer<'enrolment'> {
  const row = requireEnrolment(ctx, id);
  const [line] = enrolmentLines(ctx, [row]);
  if (!line) throw daycareFailure('daycare.unknown');
  const { goals, medication, collectors, remarks } = row;
  const residentId = line.person.id;
  return {
    ...{ line, goals, medication, remarks },
    collectors: collectors.map((collector) => ({ ...collector, phone: maskPhone(collector.phone) })),
    assessments: assessmentRows(ctx.sqlite).all(JSON.stringify(cardIds(ctx, residentId))),
    leaves: leavesOf(ctx, residentId, ctx.today),
    ...known(ctx, residentId),
  };
}

export function candidate(ctx: QueryContext, { residentId }: { residentId: string }): Answer<'candidate'> {
  const { id } = requireResident(ctx, residentId);
  const person = linesOf(ctx, [id]).get(id);
  if (!person) throw daycareFailure('daycare.unknown');
  const rows = staysInCare(ctx, id).filter((row) => stateOn(row, ctx.today) !== 'ended');
  return {
    person,
    places: readSettings(ctx.db).dayCarePlaces,
    load: loadFrom(ctx, ctx.today),
    abilityLevel: abilityLevelsOn(ctx, [id], ctx.today).get(id) ?? null,
    current: enrolmentLines(ctx, rows)[0] ?? null,
    ...known(ctx, id),
  };
}
