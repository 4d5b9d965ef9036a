/** The register of volunteers as a table: filters, order, pages, and finding one as one types. */
import { readSettings } from '../centre/service.ts';
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { byPinyin, cardIds, requireResident, searchIds } from '../residents/service.ts';
import type { Given } from './given.ts';
import { lineList } from './lines.ts';
import { insuredOn } from './records.ts';
import { isMinor } from './register.ts';
import { volunteerIdOf, volunteerOfResident } from './rows.ts';
import type { VolunteerFilter } from './schemas.ts';
import type { volunteerStates } from './shapes.ts';

/** What the filters look at; one row for each person who volunteers. */
interface ListedRow {
  id: string;
  number: string;
  residentId: string;
  name: string;
  birthDate: string | null;
  state: (typeof volunteerStates)[number];
  stateSince: string;
  registeredOn: string;
  skills: string;
  languages: string;
  availability: number;
  organisation: string;
  partyBranch: string;
  minutes: number;
}

/** Of a text that fits more people, the best this many are looked at. */
const mostTextHits = 2000;

/**
 * A person whose cards were merged may have several volunteer records: the one of the card in charge is listed, or else
 * the earliest; the others lead to it.
 */
const listed = `SELECT v.id, v.number, r.id AS residentId, r.name, r.birth_date AS birthDate,
    r.merged_into AS mergedInto, v.state, v.state_since AS stateSince, v.registered_on AS registeredOn, v.skills,
    v.languages, v.availability, v.organisation, v.party_branch AS partyBranch, coalesce(t.minutes, 0) AS minutes
  FROM volunteer v JOIN resident r ON r.id = v.resident_id
  LEFT JOIN volunteer_total t ON t.volunteer_id = v.id`;

const reads = perConnection((sqlite) => ({
  all: sqlite.prepare<[], ListedRow & { mergedInto: string | null }>(listed),
  ofTeam: sqlite
    .prepare<[string], string>('SELECT volunteer_id FROM team_member WHERE team_id = ? AND removed = 0')
    .pluck(),
  partyMembers: sqlite
    .prepare<[{ today: string }], string>(
      `SELECT resident_id FROM resident_category WHERE category = 'partyMember' AND removed = 0
         AND coalesce(starts_on, :today) <= :today AND coalesce(expires_on, :today) >= :today`,
    )
    .pluck(),
  byNumber: sqlite
    .prepare<[string], string>("SELECT id FROM volunteer WHERE number LIKE '%' || ? ORDER BY number LIMIT 10")
    .pluck(),
}));

function everyone(ctx: QueryContext): ListedRow[] {
  return reads(ctx.sqlite)
    .all.all()
    .flatMap((row) => {
      if (row.mergedInto === null) return [row];
      const { id: residentId, name, birthDate } = requireResident(ctx, row.mergedInto);
      return volunteerOfResident(ctx, residentId)?.id === row.id
        ? [{ ...row, residentId, name, birthDate }]
        : [];
    });
}

/** Volunteer ids whose person or number a text means, the best first. */
function idsOfText(ctx: QueryContext, text: string): string[] {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  const byNumber = /^\d{3,9}$/.test(digits) ? reads(ctx.sqlite).byNumber.all(digits) : [];
  const people = searchIds(ctx, text, mostTextHits);
  return [...new Set([...byNumber, ...people.map(volunteerIdOf)])];
}

const has = (json: string, word: string): boolean => json.includes(JSON.stringify(word));

type Test = (row: ListedRow) => boolean;

function textTest(ctx: QueryContext, text: string): Test {
  const ids = new Set(idsOfText(ctx, text));
  // The person may be found by the card in charge, while the volunteer hangs on one that was merged into it.
  return ({ id, residentId }) =>
    ids.has(id) || cardIds(ctx, residentId).some((card) => ids.has(volunteerIdOf(card)));
}

function partyTest(ctx: QueryContext): Test {
  const members = new Set(reads(ctx.sqlite).partyMembers.all({ today: ctx.today }));
  return ({ residentId, partyBranch }) => partyBranch !== '' || members.has(residentId);
}

function uninsuredTest(ctx: QueryContext): Test {
  const insured = insuredOn(ctx, ctx.today);
  return ({ id }) => !insured.has(id);
}

function teamTest(ctx: QueryContext, teamId: string): Test {
  const members = new Set(reads(ctx.sqlite).ofTeam.all(teamId));
  return ({ id }) => members.has(id);
}

function starTest(ctx: QueryContext, star: number): Test {
  const hours = readSettings(ctx.db).starHours[star - 1] ?? 0;
  return ({ minutes }) => minutes >= hours * 60;
}

function testsOf(ctx: QueryContext, filter: VolunteerFilter): Test[] {
  const {
    text,
    states,
    teamId,
    skills,
    language,
    availability,
    organisation,
    party,
    uninsured,
    minor,
    star,
  } = filter;
  const tests: (Test | false | undefined)[] = [
    text ? textTest(ctx, text) : undefined,
    states?.length ? ({ state }) => states.includes(state) : undefined,
    teamId === undefined ? undefined : teamTest(ctx, teamId),
    skills?.length ? (row) => skills.every((skill) => has(row.skills, skill)) : undefined,
    language ? (row) => has(row.languages, language) : undefined,
    availability ? (row) => (row.availability & availability) !== 0 : undefined,
    organisation ? (row) => row.organisation === organisation : undefined,
    party === true && partyTest(ctx),
    uninsured === true && uninsuredTest(ctx),
    minor === true && ((row) => isMinor(ctx, row)),
    star === undefined ? undefined : starTest(ctx, star),
  ];
  return tests.filter((test) => test !== undefined && test !== false);
}

/** Rows that fit every filter, in no order. */
export function matching(ctx: QueryContext, filter: VolunteerFilter): ListedRow[] {
  const tests = testsOf(ctx, filter);
  return everyone(ctx).filter((row) => tests.every((test) => test(row)));
}

function ordered(rows: readonly ListedRow[], { by, descending }: Given<'list'>['sort']): string[] {
  const names = byPinyin([...rows], descending);
  if (by === 'name') return names;
  const values = new Map(rows.map((row) => [row.id, row[by]]));
  const sign = descending ? -1 : 1;
  return names.toSorted((one, other) => {
    const [a = '', b = ''] = [values.get(one), values.get(other)];
    return a < b ? -sign : a > b ? sign : 0;
  });
}

export function list(ctx: QueryContext, { filter, sort, offset, limit }: Given<'list'>) {
  const ids = ordered(matching(ctx, filter), sort);
  return { total: ids.length, rows: lineList(ctx, ids.slice(offset, offset + limit)) };
}

export function search(ctx: QueryContext, { text, active }: Given<'search'>) {
  if (text.trim() === '') return [];
  const rows = matching(ctx, { text, states: active === true ? ['active'] : [] });
  const best = idsOfText(ctx, text);
  const place = (id: string) => (best.includes(id) ? best.indexOf(id) : best.length);
  const ids = rows.map(({ id }) => id).toSorted((a, b) => place(a) - place(b));
  return lineList(ctx, ids.slice(0, 10));
}

function count(words: readonly string[]): { value: string; count: number }[] {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts]
    .map(([value, all]) => ({ value, count: all.length }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function wordsIn(json: string): string[] {
  const words: string[] = JSON.parse(json);
  return words;
}

export function facets(ctx: QueryContext) {
  const rows = everyone(ctx);
  const states = Map.groupBy(rows, ({ state }) => state);
  return {
    states: [...states].map(([value, all]) => ({ value, count: all.length })),
    skills: count(rows.flatMap(({ skills }) => wordsIn(skills))),
    languages: count(rows.flatMap(({ languages }) => wordsIn(languages))),
    organisations: count(rows.flatMap(({ organisation }) => organisation || [])),
  };
}
