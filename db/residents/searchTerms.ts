/**
 * What a person can be found by: every beginning that someone at the desk may type, as short texts in
 * groups. `searchQuery.ts` turns a query into the same groups, `searchIndex.ts` stores and scans them.
 *
 * A term is the letter of its group, in the groups of names the length of the name, and the text:
 * `n3王小明`, `p3wangxming`, `t4321…`. The letter is a capital for someone who moved away or died.
 */
import type { Address } from './address.ts';
import { splitPhone } from './phone.ts';
import { foldText, type Syllable, syllablesOf } from './pinyin.ts';

export type SearchablePerson = {
  name: string;
  formerNames: readonly string[];
  /** As `readPhones` writes them: `13800000000`, `02885550000`. */
  phones: readonly string[];
  /** Number of the identity document, empty if unknown. */
  idNumber: string;
  address: Address;
  /** False for those who moved away or died: they rank after everyone who lives here. */
  livesHere: boolean;
};

export const groups = {
  /** The name from its first character. */
  name: 'n',
  /** The name from a later character. */
  namePart: 'm',
  /** A former name (曾用名) from any character. */
  formerName: 'f',
  /** Pinyin from the first syllable: each syllable whole or as its initial, the last one whole. */
  pinyin: 'p',
  pinyinPart: 'q',
  formerPinyin: 'g',
  /** Digits back to front: what someone says when asked for "the last four". */
  phoneTail: 't',
  idTail: 'i',
  phoneHead: 'h',
  /** `1102 杏林雅苑` */
  room: 'r',
  /** `3-2-1102` and, since the unit is often left out, `3-1102` */
  door: 'd',
  /** `杏林雅苑 3-2-1102` */
  address: 'a',
  idHead: 'j',
  /** Dictionary of estates: `林雅苑 杏林雅苑`, `xlyy 杏林雅苑`. Its rows belong to no resident. */
  estateWord: 'e',
} as const;
export type Group = (typeof groups)[keyof typeof groups];

/** What matches in an earlier group is shown before what matches in a later one. */
export const rankingOrder = 'nmfpqgtihrdaj';

/** Names of so many syllables, or more, share one length; so do those of so many, or fewer. */
export const longestLength = 4;
export const shortestLength = 2;

/** Beginning of the terms of a group; the length puts shorter names before longer ones. */
export function termStart(group: Group, length?: number): string {
  return length === undefined
    ? group
    : `${group}${Math.max(shortestLength, Math.min(length, longestLength))}`;
}

/** The same term of someone who moved away or died. */
export function goneTerm(term: string): string {
  return term.charAt(0).toUpperCase() + term.slice(1);
}

/** The whole name comes first, the words of the estate last; a term may come twice. */
export function termsOf(person: SearchablePerson): string[] {
  const terms: string[] = [];
  const add: Add = (start, text) => {
    terms.push(start + text);
  };
  addName(person.name, add);
  for (const former of person.formerNames) addFormerName(former, add);
  addNumbers(person, add);
  const estate = addAddress(person.address, add);
  const own = person.livesHere ? terms : terms.map(goneTerm);
  return [...own, ...wordsOfEstate(estate).map((word) => `${groups.estateWord}${word} ${estate}`)];
}

type Add = (start: string, text: string) => void;

function addName(name: string, add: Add): void {
  const syllables = syllablesOf(name);
  const length = syllables.length;
  suffixesOf(syllables).forEach((suffix, at) => {
    add(termStart(at === 0 ? groups.name : groups.namePart, length), suffix);
  });
  pinyinMixes(syllables).forEach((mixes, at) => {
    const start = termStart(at === 0 ? groups.pinyin : groups.pinyinPart, length);
    for (const mix of mixes) add(start, mix);
  });
}

function addFormerName(name: string, add: Add): void {
  const syllables = syllablesOf(name);
  for (const suffix of suffixesOf(syllables)) add(groups.formerName, suffix);
  for (const mix of pinyinMixes(syllables).flat()) add(groups.formerPinyin, mix);
}

function addNumbers(person: SearchablePerson, add: Add): void {
  for (const phone of person.phones) {
    const digits = phone.replace(/\D/g, '');
    add(groups.phoneTail, reversed(digits));
    add(groups.phoneHead, digits);
    const { area, local } = splitPhone(digits);
    if (area !== '') add(groups.phoneHead, local);
  }
  const id = foldText(person.idNumber).replace(/[^0-9a-z]/g, '');
  if (id === '') return;
  add(groups.idTail, reversed(id));
  add(groups.idHead, id);
}

/** Answers the estate in the spelling of the terms, empty if there is none. */
function addAddress(address: Address, add: Add): string {
  const estate = placeText(address.estate);
  const building = placeText(address.building);
  const unit = placeText(address.unit);
  const room = placeText(address.room);
  const door = [building, unit, room].filter((part) => part !== '').join('-');
  if (room !== '') add(groups.room, `${room} ${estate}`);
  if (building !== '') add(groups.door, door);
  if (building !== '' && unit !== '' && room !== '') add(groups.door, `${building}-${room}`);
  if (estate !== '') add(groups.address, `${estate} ${door}`);
  return estate;
}

/** Without spaces and line feeds, which separate in terms and between them. */
export function placeText(text: string): string {
  return foldText(text).replace(/[\s\p{Cc}]+/gu, '');
}

/** A community has some dozen estates and many thousand people in each. */
const estateWords = new Map<string, readonly string[]>();
const mostEstatesKept = 1000;

/** What may be typed for an estate, from any of its characters or syllables. */
function wordsOfEstate(estate: string): readonly string[] {
  const known = estateWords.get(estate);
  if (known !== undefined) return known;
  const syllables = syllablesOf(estate);
  const words = [...suffixesOf(syllables), ...staircases(syllables).flat()];
  if (estateWords.size >= mostEstatesKept) estateWords.clear();
  estateWords.set(estate, words);
  return words;
}

export function reversed(digits: string): string {
  let back = '';
  for (const digit of digits) back = digit + back;
  return back;
}

function suffixesOf(syllables: readonly Syllable[]): string[] {
  const texts = syllables.map((syllable) => syllable.text);
  return texts.map((_, at) => texts.slice(at).join(''));
}

/** More readings than this of one name are not worth their terms: each keeps its likeliest. */
const mostReadings = 8;
/** Longer names (买买提·阿不都热合曼) get the staircase only, or their mixes would run into hundreds. */
const longestMixed = 4;

/**
 * For each syllable from which typing may start: all ways of shortening the syllables before the last to
 * their initial. 王小明 gives wangxiaoming, wangxming, wxiaoming, wxming · xiaoming, xming · ming; any
 * `wxm`, `wangxm`, `xiaom` is a beginning of one of these.
 */
function pinyinMixes(syllables: readonly Syllable[]): string[][] {
  const spoken = syllables.filter((syllable) => syllable.readings.length > 0);
  const readings = spoken.reduce((product, syllable) => product * syllable.readings.length, 1);
  if (spoken.length > longestMixed || readings > mostReadings) return staircases(spoken);
  let rest = [''];
  const mixes = spoken.map((): string[] => []);
  for (let at = spoken.length - 1; at >= 0; at--) {
    const whole = spoken[at]?.readings ?? [];
    const heads = at === spoken.length - 1 ? whole : [...whole, ...whole.map((reading) => reading.charAt(0))];
    rest = [...new Set(heads)].flatMap((head) => rest.map((tail) => head + tail));
    mixes[at] = rest;
  }
  return mixes;
}

/** Whole syllables first, then initials only, the last one whole: maimaitiabd…, maimtabd…, mmtabd… */
function staircases(syllables: readonly Syllable[]): string[][] {
  const spoken = syllables.flatMap((syllable) => syllable.readings.slice(0, 1));
  let initials = '';
  let steps: string[] = [];
  const stairs = spoken.map((): string[] => []);
  for (let at = spoken.length - 1; at >= 0; at--) {
    const whole = spoken[at] ?? '';
    const isLast = at === spoken.length - 1;
    initials = isLast ? whole : whole.charAt(0) + initials;
    steps = isLast ? [whole] : [...new Set([initials, ...steps.map((step) => whole + step)])];
    stairs[at] = steps;
  }
  return stairs;
}

export type HitField = 'name' | 'formerName' | 'pinyin' | 'phone' | 'idNumber' | 'address';

const fields: readonly [groups: string, field: HitField][] = [
  [groups.name + groups.namePart, 'name'],
  [groups.formerName + groups.formerPinyin, 'formerName'],
  [groups.pinyin + groups.pinyinPart, 'pinyin'],
  [groups.phoneTail + groups.phoneHead, 'phone'],
  [groups.idTail + groups.idHead, 'idNumber'],
];

/** Which of a person's facts the terms of a group come from. */
export function fieldOf(group: string): HitField {
  return fields.find(([letters]) => letters.includes(group))?.[1] ?? 'address';
}
