/** How a card's values are shown: masked, dated, said in words. Pure. */
import { addDays, type Day } from '../core/clock.ts';
import { type Address, formatAddress } from './address.ts';
import { maskId, maskPhone } from './mask.ts';
import type { CategoryRow, ResidentRow } from './rows.ts';
import type { ShownPerson } from './schemas.ts';
import { type CategoryState, expiringSoonDays } from './vocabulary.ts';

type AddressColumns = { [Part in keyof Address]: string | null };

export function addressOf({ estate, building, unit, room }: AddressColumns): Address {
  return { estate: estate ?? '', building: building ?? '', unit: unit ?? '', room: room ?? '' };
}

/** As stored: a part that is unknown is null. */
export function addressColumns({ estate, building, unit, room }: Address): AddressColumns {
  return { estate: estate || null, building: building || null, unit: unit || null, room: room || null };
}

export function addressText(columns: AddressColumns): string {
  return formatAddress(addressOf(columns));
}

/** One that has expired or not yet begun grants nothing. */
export function categoryState(
  { startsOn, expiresOn }: Pick<CategoryRow, 'startsOn' | 'expiresOn'>,
  today: Day,
): CategoryState {
  if (expiresOn !== null && expiresOn < today) return 'expired';
  if (startsOn !== null && startsOn > today) return 'future';
  return expiresOn !== null && expiresOn <= addDays(today, expiringSoonDays) ? 'soon' : 'active';
}

/** The fields that staff type, with the numbers masked; whatever else the row has comes along and is cut off later. */
export function shownPerson(row: ResidentRow): ShownPerson {
  return {
    ...row,
    documentNumber: row.documentNumber && maskId(row.documentNumber),
    emergencyPhone: row.emergencyPhone && maskPhone(row.emergencyPhone),
  };
}
