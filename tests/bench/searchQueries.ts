/** What people type into the search box: of each kind the same share, one to eight characters. */

import { type FictionalPerson, pick } from '../../db/demo/people.ts';
import { formatAddress } from '../../db/residents/address.ts';
import { syllablesOf } from '../../db/residents/pinyin.ts';

type Random = () => number;

const initials = (person: FictionalPerson) =>
  syllablesOf(person.name).map(({ readings }) => readings[0]?.[0] ?? '');
const letters = (person: FictionalPerson) =>
  syllablesOf(person.name).map(({ readings }) => readings[0] ?? '');
const characters = (person: FictionalPerson) => Array.from(person.name);
const phone = (person: FictionalPerson) => person.phones[0] ?? '16000000000';
const upTo = (random: Random, most: number) => 1 + Math.floor(random() * most);
const door = (person: FictionalPerson) => formatAddress({ ...person.address, estate: '' });

/** Ways of asking for a person. */
export const queryKinds = {
  surname: (person) => person.name.slice(0, 1),
  wholeName: (person) => person.name,
  givenName: (person) => characters(person).slice(1).join(''),
  lastCharacter: (person) => characters(person).at(-1) ?? '',
  pinyin: (person, random) => letters(person).join('').slice(0, upTo(random, 8)),
  givenPinyin: (person, random) => letters(person).slice(1).join('').slice(0, upTo(random, 8)),
  initials: (person, random) => initials(person).join('').slice(0, upTo(random, 4)),
  mixedPinyin: (person) => [letters(person)[0], ...initials(person).slice(1)].join(''),
  hanAndLetters: (person) => [characters(person)[0], ...initials(person).slice(1)].join(''),
  phoneTail: (person, random) => phone(person).slice(-upTo(random, 8)),
  phoneHead: (person, random) => phone(person).slice(0, 2 + upTo(random, 6)),
  idTail: (person, random) => person.idNumber.slice(-upTo(random, 8)),
  estate: (person, random) => person.address.estate.slice(Math.floor(random() * 3)),
  room: (person) => person.address.room,
  door,
  surnameAndEstate: (person) => `${person.name.slice(0, 1)} ${person.address.estate.slice(0, 2)}`,
  initialsAndRoom: (person) => `${initials(person).join('')} ${person.address.room}`,
  givenNameAndTail: (person) => `${characters(person).slice(1).join('')} ${phone(person).slice(-4)}`,
  surnameAndRoom: (person) => `${person.name.slice(0, 1)}${person.address.room}`,
  missHan: (_, random) =>
    Array.from({ length: upTo(random, 4) }, () => pick(random, [...'龘靐齉爩麤灪籱'])).join(''),
  missLetters: (_, random) =>
    `v${Array.from({ length: upTo(random, 7) }, () => pick(random, [...'qvbkzj'])).join('')}`,
  missDigits: (_, random) => `00${Math.floor(random() * 1e6)}`,
} satisfies Record<string, (person: FictionalPerson, random: Random) => string>;

export type SearchQuery = { kind: string; text: string };

export function searchQueries(
  people: readonly FictionalPerson[],
  perKind: number,
  random: Random,
): SearchQuery[] {
  return Object.entries(queryKinds).flatMap(([kind, ask]) =>
    Array.from({ length: perKind }, () => {
      const text = Array.from(ask(pick(random, people), random))
        .slice(0, 8)
        .join('')
        .trim();
      return { kind, text: text === '' ? '王' : text };
    }),
  );
}
