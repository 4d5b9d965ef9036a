/**
 * A newer program, made up: a column more on a register and on a fact, and two more kinds of rows. Some desks of a run have it
 * from the beginning, others are updated on the way; the rest knows none of this (SPEC R9).
 */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Sqlite } from '../../../db/core/connection.ts';
import { type Entities, fact, register } from '../../../db/core/entity.ts';
import { schemaOf } from '../../../db/core/migrate.ts';
import { entities } from '../../../db/entities.ts';
import { erasedName } from '../../../db/residents/vocabulary.ts';
import { type EntityRule, entityRules } from '../../../db/sync/protocol/entityRules.ts';
import { entityWith } from '../../support/entities.ts';
import { type ActParts, idsOf, pick, text as remark, residentOf, urnOf, uuid } from './chance.ts';

const additions = `
  ALTER TABLE resident ADD COLUMN nickname text;
  ALTER TABLE follow_up ADD COLUMN weather text;
  CREATE TABLE tool (id text PRIMARY KEY NOT NULL, name text NOT NULL, place text) STRICT;
  CREATE TABLE loan (id text PRIMARY KEY NOT NULL, tool_id text NOT NULL REFERENCES tool (id),
    borrower_id text REFERENCES resident (id), days integer NOT NULL) STRICT;
  INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('newer', 0);`;

const toolTable = sqliteTable('tool', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  place: text('place'),
});
const loanTable = sqliteTable('loan', {
  id: text('id').primaryKey(),
  toolId: text('tool_id').notNull(),
  borrowerId: text('borrower_id'),
  days: integer('days').notNull(),
});
const tools = register('tool', toolTable, { alwaysAsk: ['place'] });
const loans = fact('loan', loanTable);

/** As much of the wider tables as the newer program's own acts write. */
const nicknames = register(
  'resident',
  sqliteTable('resident', {
    id: text('id').primaryKey(),
    building: text('building'),
    nickname: text('nickname'),
  }),
);
const notes = fact(
  'followUp',
  sqliteTable('follow_up', {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(),
    kind: text('kind').notNull(),
    note: text('note').notNull(),
    at: integer('at').notNull(),
    accountId: text('account_id').notNull(),
    weather: text('weather'),
  }),
);

export const newerEntities: Entities = new Map([
  ...entities,
  entityWith('resident', { also: 'nickname' }),
  entityWith('followUp', { also: 'weather' }),
  ['tool', tools],
  ['loan', loans],
]);

/** What a district knows that has been updated too. */
export const newerRules: Readonly<Record<string, EntityRule>> = {
  ...entityRules,
  tool: { kind: 'register', alwaysAsk: tools.alwaysAsk },
  loan: { kind: 'fact', alwaysAsk: [] },
};

/** Brings a file of today's program up to the newer one; one that is there already stays as it is. */
export function migrateToNewer(sqlite: Sqlite, today: number): void {
  if (schemaOf(sqlite) === today) sqlite.transaction(() => sqlite.exec(additions))();
}

/** Somebody erased is nobody to write about: today's commands refuse it too. */
const livesHere = (sqlite: Sqlite, residentId: string) =>
  sqlite.prepare('SELECT 1 FROM resident WHERE id = ? AND name <> ?').get(residentId, erasedName);

async function giveNickname(parts: ActParts) {
  const { app, session, random, sqlite } = parts;
  const residentId = residentOf(parts);
  if (!livesHere(sqlite, residentId)) return;
  const nickname = pick(random, ['阿婆', '老王', remark(parts), null]);
  // Together with a field that older programs know.
  const building = pick(random, ['1', '2', '3']);
  await app.transact(session, 'newer.nickname', ({ write }) =>
    write.update(nicknames, residentId, { nickname, building }),
  );
}

async function noteWeather(parts: ActParts) {
  const { app, session, random, sqlite } = parts;
  const visits = sqlite
    .prepare<[], { rootId: string; residentId: string }>(
      'SELECT root_id AS rootId, resident_id AS residentId FROM visit ORDER BY root_id DESC LIMIT 3',
    )
    .all()
    .filter(({ residentId }) => livesHere(sqlite, residentId));
  if (visits.length === 0) return;
  const { rootId } = pick(random, visits);
  const note = { id: uuid(parts), rootId, note: remark(parts) };
  const weather = pick(random, ['晴', '雨', null]);
  await app.transact(session, 'newer.note', ({ write, now }) =>
    write.insert(notes, { ...note, kind: 'note', at: now, accountId: session.account?.id ?? '', weather }),
  );
}

/** A few names for many tools: two desks enter the same one. */
async function keepTool({ app, session, random, sqlite }: ActParts) {
  const id = pick(random, ['ladder', 'drill', 'wheelchair']);
  const place = pick(random, ['仓库', '门口', null]);
  const here = idsOf(sqlite, 'SELECT id FROM tool').includes(id);
  await app.transact(session, 'newer.tool', ({ write }) => {
    if (here) write.update(tools, id, { place });
    else write.insert(tools, { id, name: id, place });
  });
}

async function lendTool(parts: ActParts) {
  const { app, session, random, sqlite } = parts;
  const ids = idsOf(sqlite, 'SELECT id FROM tool ORDER BY id');
  if (ids.length === 0) return;
  const borrowerId = pick(random, [residentOf(parts), null]);
  const loan = { id: uuid(parts), toolId: pick(random, ids), borrowerId, days: 1 + Math.floor(random() * 9) };
  await app.transact(session, 'newer.loan', ({ write }) => write.insert(loans, loan));
}

export const newerActs = urnOf([
  [8, giveNickname],
  [6, noteWeather],
  [8, keepTool],
  [6, lendTool],
]);
