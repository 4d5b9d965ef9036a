/** The monthly report: each figure leads to exactly the services that it counts. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { daysOf, filterOf, groups } from '../../../../renderer/features/volunteers/report/groups.ts';
import { openVolunteerDesk, type VolunteerDesk } from '../../../support/volunteers.ts';

let desk: VolunteerDesk;
beforeEach(async () => {
  desk = await openVolunteerDesk();
});
afterEach(() => desk[Symbol.dispose]());

it('every figure is the sum of the services that its line opens, also of those in no team and at no station', async () => {
  await desk.coordinator.shifts.addDefaultStations({});
  const [station] = await desk.coordinator.shifts.stations({});
  const [one, other] = [await desk.addVolunteer('王桂芳'), await desk.addVolunteer('李建国')];
  const teamId = desk.next();
  await desk.coordinator.volunteers.saveTeam({ id: teamId, name: '红马甲', note: '' });
  await desk.coordinator.volunteers.setMember({ teamId, volunteerIds: [one.id], role: 'member' });
  await desk.serve(one.id, '08:00', '09:30');
  await desk.serve(other.id, '09:00', '10:00');
  await desk.record(other.id, '10:00', '11:00');
  desk.clock.set('2026-11-16T12:00:00+08:00');
  const { service } = await desk.coordinator.service.record({
    ...{ id: desk.next(), volunteerId: other.id, stationId: station?.id ?? null, task: desk.help },
    ...{ span: desk.span('11:00', '11:45'), note: '' },
  });
  await desk.approve(service.versionId);

  const month = '2026-11';
  const report = await desk.coordinator.service.report({ month });
  expect(report).toMatchObject({ services: 3, minutes: 195, waiting: 1 });
  expect(report.byTeam).toMatchObject([
    { key: '', minutes: 105 },
    { key: teamId, minutes: 90 },
  ]);
  for (const group of groups) {
    for (const { key, services, minutes } of report[group]) {
      const behind = await desk.coordinator.service.list({
        ...daysOf(month),
        ...{ filter: filterOf(group, key), offset: 0, limit: 100 },
      });
      expect({ group, key, services: behind.total, minutes: behind.minutes }).toEqual({
        ...{ group, key, services, minutes },
      });
    }
  }
});
