/** The walk-in desk (前台接待): matters, counters, queue tickets and visits. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fact, register } from '../core/entity.ts';
import { resident } from '../residents/table.ts';

/** The catalogue of matters (事项) that the manager edits, in ten groups with one key each. */
export const matterGroup = sqliteTable('matter_group', {
  id: text('id').primaryKey(),
  name: text('name').notNull(), // 社保医保, 民政救助 …
  nameEn: text('name_en').notNull(),
  key: text('key').notNull(), // the digit that chooses it at the desk
  rank: integer('rank').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
});

export const matter = sqliteTable(
  'matter',
  {
    id: text('id').primaryKey(),
    groupId: text('group_id')
      .notNull()
      .references(() => matterGroup.id),
    name: text('name').notNull(),
    nameEn: text('name_en').notNull(),
    papers: text('papers').notNull(), // what to bring (所需材料), may be empty
    dueDays: integer('due_days'), // usual days until an accepted matter is done; null: as agreed
    rank: integer('rank').notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('matter_group_rank').on(t.groupId, t.rank)],
);

/** A counter (窗口) with its own run of queue numbers. */
export const counter = sqliteTable('counter', {
  id: text('id').primaryKey(),
  name: text('name').notNull(), // 1 号窗口
  nameEn: text('name_en').notNull(),
  prefix: text('prefix').notNull(), // letter before the number: A018
  rank: integer('rank').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
});

/** A queue number (取号). Its state moves forward; a return from `skipped` is allowed. */
export const ticket = sqliteTable(
  'ticket',
  {
    id: text('id').primaryKey(),
    counterId: text('counter_id')
      .notNull()
      .references(() => counter.id),
    day: text('day').notNull(), // YYYY-MM-DD of the centre
    number: integer('number').notNull(), // 1, 2, 3 … per counter and day
    residentId: text('resident_id').references(() => resident.id), // null until known
    priority: integer('priority', { mode: 'boolean' }).notNull(), // elders, disabled people, pregnant women first
    state: text('state', { enum: ['waiting', 'called', 'serving', 'served', 'skipped', 'left'] }).notNull(),
    takenAt: integer('taken_at').notNull(), // UTC ms
    calledAt: integer('called_at'), // latest call
    calls: integer('calls').notNull(), // how often it was called
    endedAt: integer('ended_at'), // served, or gone
  },
  (t) => [
    // Not unique: two desks that were apart may both give out A018; both stay visible.
    index('ticket_day').on(t.day, t.counterId, t.number),
    index('ticket_resident').on(t.residentId),
  ],
);

/**
 * A visit (来访): a fact. A correction is a new row that supersedes; an undo is a superseding row with `withdrawn`.
 * The current version of a visit is the one that nothing supersedes.
 */
export const visit = sqliteTable(
  'visit',
  {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(), // id of the first version: the same through all corrections
    supersedes: text('supersedes'), // id of the version this one corrects
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull(), // undone
    day: text('day').notNull(), // YYYY-MM-DD of arrival at the centre
    residentId: text('resident_id').references(() => resident.id), // whom the matter is for; null: no card
    visitorName: text('visitor_name'), // a visitor without a card
    visitorPhone: text('visitor_phone'),
    onBehalfId: text('on_behalf_id').references(() => resident.id), // who came, where it is a household member (代办)
    matterId: text('matter_id')
      .notNull()
      .references(() => matter.id),
    channel: text('channel', { enum: ['counter', 'phone', 'home', 'online'] }).notNull(), // 窗口 电话 上门 网络
    note: text('note').notNull(),
    outcome: text('outcome', { enum: ['done', 'accepted', 'referred', 'papers'] }).notNull(), // 办结 受理 转办 告知补材料
    dueOn: text('due_on'), // YYYY-MM-DD; accepted, referred
    referredTo: text('referred_to'), // department or person
    missingPapers: text('missing_papers'), // what to bring
    companions: integer('companions').notNull(), // people who came along
    ticketId: text('ticket_id').references(() => ticket.id),
    counterId: text('counter_id').references(() => counter.id),
    handlerId: text('handler_id').notNull(), // account that served
    arrivedAt: integer('arrived_at').notNull(), // UTC ms
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at').notNull(),
    savedAt: integer('saved_at').notNull(),
    reason: text('reason'), // why it was corrected
  },
  (t) => [
    index('visit_day').on(t.day, t.arrivedAt),
    index('visit_root').on(t.rootId),
    index('visit_supersedes').on(t.supersedes),
    index('visit_resident').on(t.residentId, t.arrivedAt),
    index('visit_behalf').on(t.onBehalfId),
    index('visit_due').on(t.dueOn),
  ],
);

/** A step in following up an open visit (跟进): reminded, extended, closed. */
export const followUp = sqliteTable(
  'follow_up',
  {
    id: text('id').primaryKey(),
    rootId: text('root_id').notNull(), // the visit it is about
    kind: text('kind', { enum: ['note', 'extended', 'closed', 'reopened'] }).notNull(),
    note: text('note').notNull(),
    dueOn: text('due_on'), // the new date, when extended
    at: integer('at').notNull(), // UTC ms
    accountId: text('account_id').notNull(),
  },
  (t) => [index('follow_up_root').on(t.rootId, t.at)],
);

export const matterGroups = register('matterGroup', matterGroup);
export const matters = register('matter', matter);
export const counters = register('counter', counter);
export const tickets = register('ticket', ticket);
export const visits = fact('visit', visit);
export const followUps = fact('followUp', followUp);
