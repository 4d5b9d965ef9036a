/** The people day care deals with: by their card in charge, with the numbers to call, none of them gone. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import { maskPhone } from '../residents/mask.ts';
import { consentsOf, type ResidentRow } from '../residents/service.ts';
import { daycareFailure } from './failures.ts';

/** @throws DeskError `daycare.died`, `daycare.moved` */
export function refuseGone({ name, status, statusSince }: ResidentRow): void {
  if (status !== 'died' && status !== 'moved') return;
  const params = { name, since: statusSince ?? '—' };
  throw daycareFailure(status === 'died' ? 'daycare.died' : 'daycare.moved', params, 'residentId');
}

const cardsOfMany = perConnection((sqlite) =>
  sqlite.prepare<[string], { owner: string; id: string }>(
    `WITH RECURSIVE card (owner, id) AS (
       SELECT value, value FROM json_each(?)
       UNION ALL SELECT card.owner, r.id FROM resident r JOIN card ON r.merged_into = card.id
     ) SELECT owner, id FROM card`,
  ),
);

/** The card in charge by every card under which facts about these people were written. */
export function ownersOf(ctx: QueryContext, inCharge: readonly string[]): Map<string, string> {
  const rows = cardsOfMany(ctx.sqlite).all(JSON.stringify(inCharge));
  return new Map(rows.map(({ owner, id }) => [id, owner]));
}

const inChargeOfMany = perConnection((sqlite) =>
  sqlite.prepare<[string], { asked: string; id: string }>(
    `WITH RECURSIVE card (asked, id) AS (
       SELECT value, value FROM json_each(?)
       UNION ALL SELECT card.asked, r.merged_into FROM card JOIN resident r ON r.id = card.id
       WHERE r.merged_into IS NOT NULL
     ) SELECT card.asked, r.id FROM card JOIN resident r ON r.id = card.id WHERE r.merged_into IS NULL`,
  ),
);

/** The card in charge of each of these ids. */
export function inChargeOf(ctx: QueryContext, ids: readonly string[]): string[] {
  const rows = inChargeOfMany(ctx.sqlite).all(JSON.stringify([...new Set(ids)]));
  const owners = new Map(rows.map(({ asked, id }) => [asked, id]));
  return ids.map((id) => owners.get(id) ?? id);
}

interface EmergencyRow {
  id: string;
  name: string | null;
  relation: string | null;
  phone: string | null;
}

const contactStatements = perConnection((sqlite) => ({
  emergency: sqlite.prepare<[string], EmergencyRow>(
    `SELECT id, emergency_name AS name, emergency_relation AS relation, emergency_phone AS phone
     FROM resident WHERE id IN (SELECT value FROM json_each(?))`,
  ),
  phones: sqlite.prepare<[string], { residentId: string; id: string; number: string; label: string }>(
    `SELECT resident_id AS residentId, id, number, label FROM resident_phone
     WHERE resident_id IN (SELECT value FROM json_each(?)) AND ended_at IS NULL ORDER BY rank, id`,
  ),
}));

/** Where to call these people and those to be told, masked, in the order asked for. */
export function contactsOf(ctx: QueryContext, residentIds: readonly string[]) {
  const ids = JSON.stringify(residentIds);
  const { emergency, phones } = contactStatements(ctx.sqlite);
  const numbers = Map.groupBy(phones.all(ids), (phone) => phone.residentId);
  const people = new Map(emergency.all(ids).map((row) => [row.id, row]));
  return residentIds.map((residentId) => {
    const { name = null, relation = null, phone = null } = people.get(residentId) ?? {};
    return {
      residentId,
      phones: (numbers.get(residentId) ?? []).map(({ id, number, label }) => ({
        id,
        number: maskPhone(number),
        label,
      })),
      emergency:
        name === null && phone === null
          ? null
          : { name: name ?? '', relation: relation ?? '', phone: phone && maskPhone(phone) },
    };
  });
}

export function contactOf(ctx: QueryContext, residentId: string) {
  const [contact] = contactsOf(ctx, [residentId]);
  return contact ?? { residentId, phones: [], emergency: null };
}

/** Whether consent to health data, and to day-care records, is in force. */
export function careConsents(ctx: QueryContext, residentId: string): { health: boolean; care: boolean } {
  const consents = consentsOf(ctx, residentId);
  const holds = (wanted: 'health' | 'care') =>
    consents.find(({ purpose }) => purpose === wanted)?.holds ?? false;
  return { health: holds('health'), care: holds('care') };
}
