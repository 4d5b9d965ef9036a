/** Between what is typed about an incident and the report. Pure. */
import type { IncidentFields, IncidentLine } from '../../../db/incidents/contract.ts';
import { clockTime, dayIn } from '../../ui/format.ts';
import { instantAt, readTime } from '../health/instantAt.ts';

interface Person {
  id: string;
  name: string;
}

export interface TypedIncident {
  person: Person | null;
  others: readonly Person[];
  day: string | null;
  time: string;
  kind: IncidentFields['kind'];
  severity: IncidentFields['severity'];
  place: string;
  what: string;
  measures: string;
  /** Of the day it happened, unless the time is before that of the incident: then of the next day. */
  told: readonly { id: string; who: string; time: string }[];
}

export function emptyIncident(person: Person | null, now: number, zone: string): TypedIncident {
  const words = { place: '', what: '', measures: '' };
  const [day, time] = [dayIn(now, zone), clockTime(now, zone)];
  return { person, others: [], day, time, kind: 'fall', severity: 'moderate', ...words, told: [] };
}

export function typedIncident(line: IncidentLine, zone: string): TypedIncident {
  const { person, others, at, kind, severity, place, what, measures, told } = line;
  return {
    ...{ person, others, kind, severity, place, what, measures },
    day: line.day,
    time: clockTime(at, zone),
    told: told.map(({ who, at: toldAt }, index) => ({
      id: `${line.versionId} ${index}`,
      who,
      time: clockTime(toldAt, zone),
    })),
  };
}

const dayMs = 86_400_000;

/** Null while day, a time or the person is missing. */
export function incidentFields(typed: TypedIncident, zone: string): IncidentFields | null {
  const { person, day, others, kind, severity, place, what, measures } = typed;
  const time = readTime(typed.time);
  if (person === null || day === null || time === null) return null;
  const at = instantAt(day, time, zone);
  const told = typed.told.flatMap(({ who, time: toldTime }) => {
    const read = readTime(toldTime);
    if (read === null) return [];
    const sameDay = instantAt(day, read, zone);
    return [{ who, at: sameDay < at ? sameDay + dayMs : sameDay }];
  });
  if (told.length < typed.told.length) return null;
  const otherIds = others.map(({ id }) => id);
  return { residentId: person.id, otherIds, at, kind, severity, place, what, measures, told };
}
