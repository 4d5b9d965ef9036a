/** Fictional volunteers on a test desk, and the short cuts that tests about their hours take. */
import { clientOver } from '../../db/client.ts';
import type { InputOf } from '../../db/core/procedure.ts';
import type { volunteers } from '../../db/volunteers/contract.ts';
import type { TestClock } from './clock.ts';
import { openTestDesk } from './desk.ts';
import { addPerson, idNumber } from './people.ts';

type NewVolunteer = Partial<InputOf<typeof volunteers.register>>;

/** A desk with a coordinator, a kiosk and a manager. Starts on Monday, 2026-11-16 at 08:30. */
export async function openVolunteerDesk() {
  const desk = await openTestDesk();
  const staff = [await desk.sessionAs('volunteerCoordinator'), await desk.sessionAs('manager')] as const;
  const [coordinator, manager] = [clientOver(desk.app, staff[0]), clientOver(desk.app, staff[1])];
  const kiosk = await desk.as('kiosk');
  // The hours that a test skips are not hours in which a desk lay idle.
  const awake = () => {
    for (const session of staff) session.lastActive = desk.clock.now();
  };
  const clock: TestClock = {
    now: desk.clock.now,
    set(instant) {
      desk.clock.set(instant);
      awake();
    },
    advance(ms) {
      desk.clock.advance(ms);
      awake();
    },
  };
  let sequence = 100;

  async function addResident(name: string, born = '1962-04-11'): Promise<string> {
    sequence += 2;
    return addPerson(coordinator, {
      name,
      documentKind: 'residentId',
      documentNumber: idNumber(born, sequence),
    });
  }

  async function addVolunteer(name: string, more: NewVolunteer = {}) {
    const residentId = await addResident(name);
    const { id, number } = await coordinator.volunteers.register({
      who: { kind: 'resident', residentId },
      state: 'active',
      guardian: null,
      ...more,
    });
    return { id, number, residentId };
  }

  const next = () => desk.ids.next();
  const at = (time: string, day = '2026-11-16') => Date.parse(`${day}T${time}:00+08:00`);
  const span = (from: string, to: string, day = '2026-11-16', breakMinutes = 0) => ({
    startAt: at(from, day),
    endAt: at(to, day),
    breakMinutes,
  });
  const help = { kind: 'activity', serviceKind: 'meals', activity: '助餐' } as const;

  /** A time of service that staff record; the clock is moved behind its end. */
  async function record(volunteerId: string, from: string, to: string, day = '2026-11-16') {
    if (clock.now() < at(to, day)) clock.set(at(to, day));
    const input = {
      id: next(),
      volunteerId,
      stationId: null,
      task: help,
      span: span(from, to, day),
      note: '',
    };
    return (await coordinator.service.record(input)).service;
  }

  const decision = { decision: 'approved', confirmed: true, clockConfirmed: false, note: '' } as const;
  async function approve(versionId: string, more: { minutes?: number; clockConfirmed?: boolean } = {}) {
    return coordinator.service.decide({ rows: [{ id: next(), versionId, ...decision, ...more }] });
  }

  /** Served, recorded and approved. */
  async function serve(volunteerId: string, from: string, to: string, day = '2026-11-16') {
    const service = await record(volunteerId, from, to, day);
    await approve(service.versionId);
    return service;
  }

  /** Scans the card that was issued to a person. */
  async function cardOf(residentId: string): Promise<string> {
    const { card } = await coordinator.cards.issue({ id: next(), residentId, kind: 'volunteer' });
    return card.code;
  }

  return {
    ...desk,
    clock,
    coordinator,
    manager,
    kiosk,
    addResident,
    addVolunteer,
    next,
    at,
    span,
    help,
    record,
    approve,
    serve,
    cardOf,
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
}

export type VolunteerDesk = Awaited<ReturnType<typeof openVolunteerDesk>>;
