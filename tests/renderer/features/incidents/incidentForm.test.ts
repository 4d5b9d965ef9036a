import { describe, expect, it } from 'vitest';
import { emptyIncident, incidentFields } from '../../../../renderer/features/incidents/incidentForm.ts';

const zone = 'Asia/Shanghai';
const now = Date.parse('2026-11-16T23:40:00+08:00');
const person = { id: 'p', name: '沈桂香' };
const at = (time: string) => Date.parse(`${time}+08:00`);

describe('a report', () => {
  it('begins with now, in the time of the centre', () => {
    const typed = emptyIncident(person, now, zone);
    expect(typed).toMatchObject({ day: '2026-11-16', time: '23:40' });
    expect(incidentFields(typed, zone)).toMatchObject({ residentId: 'p', at: now, told: [] });
  });

  it('is not sent while the person, the day or a time is missing', () => {
    const typed = emptyIncident(person, now, zone);
    expect(incidentFields({ ...typed, person: null }, zone)).toBeNull();
    expect(incidentFields({ ...typed, day: null }, zone)).toBeNull();
    expect(incidentFields({ ...typed, time: '二点' }, zone)).toBeNull();
    const told = [{ id: '1', who: '女儿', time: '' }];
    expect(incidentFields({ ...typed, told }, zone)).toBeNull();
  });

  it('told after midnight was told on the next day', () => {
    const told = [
      { id: '1', who: '女儿', time: '23:50' },
      { id: '2', who: '负责人', time: '0:05' },
    ];
    const fields = incidentFields({ ...emptyIncident(person, now, zone), told }, zone);
    expect(fields?.told.map((one) => one.at)).toEqual([at('2026-11-16T23:50:00'), at('2026-11-17T00:05:00')]);
  });
});
