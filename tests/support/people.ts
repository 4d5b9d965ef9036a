/** Fictional people: names, numbers and doors that no real person has together. */
import type { DeskClient } from '../../db/contract.ts';
import type { InputOf } from '../../db/core/procedure.ts';
import type { residents } from '../../db/residents/contract.ts';
import { checkDigit } from '../../db/residents/idNumber.ts';

/** A well-formed number; an odd sequence is a man's. */
export function idNumber(birthDate: string, sequence: number, division = '510123'): string {
  const body = `${division}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + checkDigit(body);
}

type NewCard = InputOf<typeof residents.add>;

/** Adds a card and answers with its id. What is not given stays empty. */
export async function addPerson(
  desk: DeskClient,
  person: NewCard['person'],
  more: Partial<Omit<NewCard, 'person'>> = {},
): Promise<string> {
  const rest = { phones: [], categories: [], household: null, notDuplicates: [], ...more };
  const { id } = await desk.residents.add({ person, ...rest });
  return id;
}

export const xinglin = { estate: '杏林雅苑', building: '3', unit: '2', room: '1102' };
export const yongning = { estate: '永宁家园', building: '10', unit: '4', room: '503' };
