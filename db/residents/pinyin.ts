/**
 * How a name is read aloud: one entry per character with every reading a person at the desk might type.
 *
 * Readings are asked of the dictionary character by character and kept, because asking for whole names costs
 * some 60 µs each. A surname is read as a surname (单 shàn) and, since people also type what they see, as
 * the ordinary word (dān). Characters are code points: 𠮷 is one character although it takes two UTF-16 units.
 */
import { pinyin } from 'pinyin-pro';

export type Syllable = {
  /** One Han character, or a whole word in letters or digits: `小`, `maria`; folded as in `foldText`. */
  text: string;
  /** UTF-16 offsets in the name as written, so that `name.slice(start, end)` is this syllable. */
  start: number;
  end: number;
  /** Lower-case letters without tones, likeliest first; empty where the reading is unknown. */
  readings: readonly string[];
};

/** Surnames and given-name characters whose second reading the dictionary lacks or hides, with that reading. */
const alsoRead: Readonly<Record<string, string>> = {
  乐: 'yue',
  佴: 'nai',
  俞: 'shu',
  偲: 'si',
  传: 'zhuan',
  参: 'shen',
  娜: 'nuo',
  晟: 'cheng',
  朝: 'zhao',
  柏: 'bo',
  洗: 'xian',
  焯: 'zhuo',
  牟: 'mu',
  盛: 'cheng',
  祭: 'zhai',
  种: 'chong',
  秘: 'bi',
  筠: 'yun',
  缪: 'miu',
  翟: 'di',
  茜: 'xi',
  莎: 'suo',
  行: 'hang',
  覃: 'tan',
  贾: 'gu',
  重: 'chong',
  长: 'zhang',
  隗: 'kui',
  黑: 'he',
};

/** Compound surnames whose characters are read as in no other place. */
const compoundSurnames: Readonly<Record<string, readonly [string, string]>> = {
  万俟: ['mo', 'qi'],
  乐正: ['yue', 'zheng'],
  令狐: ['ling', 'hu'],
  单于: ['chan', 'yu'],
  尉迟: ['yu', 'chi'],
  澹台: ['tan', 'tai'],
  长孙: ['zhang', 'sun'],
};

const han = /[\p{Script=Han}〇]/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const ascii = /^[ -~]*$/;

/** One spelling for full-width, case, accents and compatibility characters; ü becomes v as on a keyboard. */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC');
}

/** The characters of a name with their readings; dots, spaces and signs only separate. */
export function syllablesOf(name: string): Syllable[] {
  const syllables: Syllable[] = [];
  let start = 0;
  let word: Syllable | null = null;
  for (const written of name.toWellFormed()) {
    const end = start + written.length;
    const text = foldOne(written);
    if (han.test(text)) {
      word = null;
      syllables.push({ text, start, end, readings: [] });
    } else if (letterOrDigit.test(text)) {
      if (word === null) {
        word = { text: '', start, end, readings: [] };
        syllables.push(word);
      }
      word.text += text;
      word.end = end;
    } else if (text !== '') {
      word = null;
    }
    start = end;
  }
  syllables.forEach((syllable, at) => {
    syllable.readings = readingsAt(syllables, at);
  });
  return syllables;
}

const folded = new Map<string, string>();

function foldOne(character: string): string {
  return remember(folded, character, foldText);
}

const ordinary = new Map<string, readonly string[]>();
const asSurname = new Map<string, readonly string[]>();

function readingsAt(syllables: readonly Syllable[], at: number): readonly string[] {
  const text = syllables[at]?.text ?? '';
  if (!han.test(text)) return /^[a-z]+$/.test(text) ? [text] : [];
  const compound = at < 2 ? compoundSurnames[`${syllables[0]?.text}${syllables[1]?.text}`] : undefined;
  const own = at === 0 ? remember(asSurname, text, readSurname) : remember(ordinary, text, readCharacter);
  return compound === undefined ? own : distinct([compound[at] ?? '', ...own]);
}

function readSurname(character: string): readonly string[] {
  const reading = pinyin(character, { surname: 'all', toneType: 'none', v: true });
  return distinct([...spellings(reading), ...readCharacter(character)]);
}

function readCharacter(character: string): readonly string[] {
  const reading = pinyin(character, { surname: 'off', toneType: 'none', v: true });
  return distinct([...spellings(reading), ...spellings(alsoRead[character] ?? '')]);
}

/** 吕 is typed lv and, on forms that have no ü, lu. The dictionary answers an unknown character with itself. */
function spellings(reading: string): string[] {
  if (!/^[a-z]+$/.test(reading)) return [];
  return /^[ln]v/.test(reading) ? [reading, reading.replace('v', 'u')] : [reading];
}

function distinct(readings: readonly string[]): readonly string[] {
  return [...new Set(readings)];
}

/** The maps grow to the number of characters ever seen: some thousands. */
function remember<Value>(known: Map<string, Value>, key: string, make: (key: string) => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  known.set(key, made);
  return made;
}
