/** Writes stays in day care. Two stays of one person never overlap, and nobody takes a place that is not there. */
import type { z } from 'zod';
import type { Day } from '../core/clock.ts';
import type { CommandContext, Handlers, QueryContext } from '../core/dispatch.ts';
import { residentFailure } from '../residents/failures.ts';
import { maskPhone } from '../residents/mask.ts';
import { readPhones } from '../residents/phone.ts';
import { type ResidentRow, requireCard, requireResident } from '../residents/service.ts';
import type { daycare as contract } from './contract.ts';
import { type EnrolmentRow, findEnrolment, requireEnrolment, stateOn, staysInCare } from './enrolments.ts';
import { daycareFailure, saySpan } from './failures.ts';
import { careConsents, refuseGone } from './people.ts';
import { offersOn, refuseFull } from './places.ts';
import type { Collector } from './shapes.ts';
import { enrolments } from './table.ts';

type Contract = typeof contract;
type Given<P extends keyof Contract> = z.output<Contract[P]['input']>;
type Stay = Pick<
  EnrolmentRow,
  'startsOn' | 'endsOn' | 'trialUntil' | 'weekdays' | 'goals' | 'medication' | 'state'
>;

const endless = '9999-12-31';

/** @throws DeskError `daycare.endBeforeStart`, `daycare.trialOutside` */
function checkDates({ startsOn, endsOn, trialUntil }: Stay) {
  if (startsOn === null) return;
  if (endsOn !== null && endsOn < startsOn) throw daycareFailure('daycare.endBeforeStart', {}, 'endsOn');
  if (trialUntil !== null && (trialUntil < startsOn || trialUntil > (endsOn ?? endless)))
    throw daycareFailure('daycare.trialOutside', {}, 'trialUntil');
}

/** @throws DeskError `daycare.overlaps`, `daycare.alreadyWaiting` */
function refuseSecondStay(ctx: QueryContext, person: ResidentRow, stay: Stay, exceptId: string) {
  const others = staysInCare(ctx, person.id).filter(({ id }) => id !== exceptId);
  const waiting = others.find(({ state }) => state === 'waiting');
  const since = waiting?.waitingSince;
  if (since) throw daycareFailure('daycare.alreadyWaiting', { name: person.name, since }, 'residentId');
  // Whoever waits is to come from today on.
  const from = stay.startsOn ?? ctx.today;
  const until = stay.endsOn ?? endless;
  const other = others.find(
    ({ startsOn, endsOn }) => startsOn !== null && startsOn <= until && (endsOn ?? endless) >= from,
  );
  if (!other) return;
  throw daycareFailure(
    'daycare.overlaps',
    { name: person.name, ...saySpan(other.startsOn ?? '', other.endsOn) },
    stay.startsOn === null ? 'residentId' : 'startsOn',
  );
}

/** Goals and medication are health data (PIPL art. 28, 29). @throws DeskError `daycare.consentMissing` */
function refuseWithoutConsent(ctx: QueryContext, residentId: string, { goals, medication }: Stay) {
  if (goals.length === 0 && medication === '') return;
  if (!careConsents(ctx, residentId).health)
    throw daycareFailure('daycare.consentMissing', {}, goals.length > 0 ? 'goals' : 'medication');
}

/** A number sent back as its mask stays; others are read as on a card. @throws DeskError `phone.unreadable` */
function readCollectors(given: readonly Collector[], stored: readonly Collector[]): Collector[] {
  return given.map((collector, at) => {
    if (collector.phone === '') return collector;
    const candidates = [stored[at], ...stored].flatMap((one) => one ?? []);
    const kept = candidates.find(({ phone }) => phone !== '' && maskPhone(phone) === collector.phone);
    if (kept) return { ...collector, phone: kept.phone };
    const { phones, rejected } = readPhones(collector.phone);
    const [phone, ...more] = phones;
    if (!phone || more.length > 0 || rejected.length > 0)
      throw residentFailure('phone.unreadable', {}, `collectors.${at}.phone`);
    return { ...collector, phone: phone.number };
  });
}

/** Enter pressed twice enrols once; another stay under the same id is a person's mistake. */
function answerAgain(ctx: QueryContext, stored: EnrolmentRow, given: Given<'enrol'>) {
  const { residentId, startsOn, weekdays } = given;
  if (stored.residentId !== residentId || stored.startsOn !== startsOn || stored.weekdays !== weekdays)
    throw daycareFailure('daycare.alreadySaved');
  return { id: stored.id, state: stateOn(stored, ctx.today) };
}

function enrol(ctx: CommandContext, given: Given<'enrol'>) {
  const stored = findEnrolment(ctx, given.id);
  if (stored) return answerAgain(ctx, stored, given);
  const person = requireCard(ctx, given.residentId);
  refuseGone(person);
  const waits = given.startsOn === null;
  const row: EnrolmentRow = {
    ...given,
    ...(waits ? { endsOn: null, trialUntil: null } : {}),
    state: waits ? 'waiting' : 'active',
    waitingSince: waits ? ctx.today : null,
    endReason: null,
    collectors: readCollectors(given.collectors, []),
    createdAt: ctx.now,
  };
  checkDates(row);
  refuseSecondStay(ctx, person, row, row.id);
  if (row.startsOn !== null) refuseFull(ctx, row.startsOn, row.weekdays);
  refuseWithoutConsent(ctx, person.id, row);
  ctx.write.insert(enrolments, row);
  ctx.record(person.id, { enrolment: row.id, state: row.state });
  return { id: row.id, state: row.state };
}

/** A stay whose end is taken out goes on. */
function patched(row: EnrolmentRow, { collectors, ...patch }: Given<'edit'>['patch']): EnrolmentRow {
  const told = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const next: EnrolmentRow = { ...row, ...told };
  if (collectors) next.collectors = readCollectors(collectors, row.collectors);
  if (row.state === 'waiting' && next.startsOn !== null) next.state = 'active';
  if (row.state === 'ended' && next.startsOn !== null && next.endsOn === null)
    return { ...next, state: 'active', endReason: null };
  return next;
}

/** Only what the change could break is asked: a full house does not forbid to mend a telephone number. */
function checkChange(ctx: QueryContext, row: EnrolmentRow, next: EnrolmentRow) {
  const person = requireResident(ctx, row.residentId);
  if (row.state !== 'waiting' && row.startsOn !== null && next.startsOn === null)
    throw daycareFailure('daycare.startMissing', {}, 'startsOn');
  checkDates(next);
  const dates = row.startsOn !== next.startsOn || row.endsOn !== next.endsOn || row.state !== next.state;
  if (dates) {
    if (next.endsOn === null) refuseGone(person);
    refuseSecondStay(ctx, person, next, row.id);
  }
  const comesMore = (next.weekdays & ~row.weekdays) !== 0 || row.state !== next.state;
  if (comesMore && next.state === 'active' && next.startsOn !== null)
    refuseFull(ctx, later(next.startsOn, ctx.today), next.weekdays, row.id);
  const health =
    JSON.stringify(row.goals) !== JSON.stringify(next.goals) || row.medication !== next.medication;
  if (health) refuseWithoutConsent(ctx, person.id, next);
}

const later = (one: Day, other: Day) => (one > other ? one : other);

function save(ctx: CommandContext, row: EnrolmentRow, next: EnrolmentRow): string[] {
  checkChange(ctx, row, next);
  const changed = ctx.write.update(enrolments, row.id, next);
  if (changed.length > 0) ctx.record(row.residentId, { enrolment: row.id, changed });
  return changed;
}

function edit(ctx: CommandContext, { id, patch }: Given<'edit'>) {
  const row = requireEnrolment(ctx, id);
  return { changed: save(ctx, row, patched(row, patch)) };
}

function start(ctx: CommandContext, { id, startsOn, trialUntil }: Given<'start'>) {
  const row = requireEnrolment(ctx, id);
  // A second tap finds the stay begun as it was asked for.
  if (row.state === 'active' && row.startsOn === startsOn) return {};
  if (row.state !== 'waiting') throw daycareFailure('daycare.notWaiting');
  save(ctx, row, { ...row, state: 'active', startsOn, trialUntil });
  return {};
}

function waitOn(ctx: CommandContext, { id }: Given<'waitOn'>) {
  const row = requireEnrolment(ctx, id);
  if (row.state !== 'waiting') throw daycareFailure('daycare.notWaiting');
  ctx.write.update(enrolments, id, { waitingSince: ctx.today });
  ctx.record(row.residentId, { enrolment: id, declined: ctx.today });
  return {};
}

function end(ctx: CommandContext, { id, endsOn, reason }: Given<'end'>) {
  const row = requireEnrolment(ctx, id);
  const before = new Set(offersOn(ctx, ctx.today).map((offer) => offer.id));
  save(ctx, row, { ...row, state: 'ended', endsOn, endReason: reason });
  return { offered: offersOn(ctx, ctx.today).filter((offer) => !before.has(offer.id)) };
}

function resume(ctx: CommandContext, { id }: Given<'resume'>) {
  const row = requireEnrolment(ctx, id);
  if (row.state !== 'ended') return {};
  const state = row.startsOn === null ? 'waiting' : 'active';
  save(ctx, row, { ...row, state, endsOn: null, endReason: null });
  return {};
}

function revealCollector(ctx: CommandContext, { id, index }: Given<'revealCollector'>) {
  const { collectors, residentId } = requireEnrolment(ctx, id);
  const phone = collectors[index]?.phone;
  if (!phone) throw daycareFailure('daycare.noCollector');
  ctx.record(residentId, { revealed: 'collectorPhone', collector: collectors[index]?.name });
  return { phone };
}

type EnrolHandlers = Pick<
  Handlers<Contract>,
  'enrol' | 'edit' | 'start' | 'waitOn' | 'end' | 'resume' | 'revealCollector'
>;
export const enrolHandlers: EnrolHandlers = { enrol, edit, start, waitOn, end, resume, revealCollector };
