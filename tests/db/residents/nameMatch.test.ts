import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchedRanges } from '../../../db/residents/nameMatch.ts';
import { syllablesOf } from '../../../db/residents/pinyin.ts';

/** Any code point; the library's own table of them takes a second to build. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));

const marked = (name: string, query: string) =>
  matchedRanges(name, query).map(({ start, end }) => name.slice(start, end));

describe('what is highlighted in a name', () => {
  it.each([
    ['王小明', '王', ['王']],
    ['王小明', '小明', ['小明']],
    ['王小明', 'wxm', ['王小明']],
    ['王小明', 'wangx', ['王小']],
    ['王小明', 'xiaom', ['小明']],
    ['王小明', 'xi', ['小']],
    ['王小明', 'WANG', ['王']],
    ['王小明', 'ｗｘ', ['王小']],
    ['王小明', '王xm', ['王小明']],
    ['王小明', 'w小明', ['王小明']],
    ['王小明', '小m', ['小明']],
    ['王小明', 'wang xiao', ['王小']],
    ['王小明', '王 明', ['王', '明']],
    ['王小明', '小明1102', ['小明']],
    ['王小明', '1102', []],
    ['王小明', '李', []],
    ['王小明', '', []],
    ['单小明', 'shanxm', ['单小明']],
    ['单小明', 'danxm', ['单小明']],
    ['张建国', 'zhjg', ['张建国']],
    ['吕布', 'lv', ['吕']],
    ['吕布', 'lu', ['吕']],
    ['尉迟恭', 'yuchi', ['尉迟']],
    ['李𠮷明', '𠮷', ['𠮷']],
    ['李𠮷明', 'lm', ['李𠮷明']],
    ['𠮷小明', 'xm', ['小明']],
    ['𠮷小明', '𠮷xm', ['𠮷小明']],
    ['买买提·阿不都', 'mmtabd', ['买买提·阿不都']],
    ['买买提·阿不都', '提阿', ['提·阿']],
    ['买买提·阿不都', '提·阿', ['提·阿']],
    ['John Smith', 'js', ['John Smith']],
    ['John Smith', 'smi', ['Smith']],
    ['Schmidt', 'schm', ['Schmidt']],
  ])('%s by %s', (name, query, expected) => {
    expect(marked(name, query)).toEqual(expected);
  });

  it('is the part that was typed, however each syllable was shortened', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'王李张单尉迟小明丽建国𠮷吕重乐安欧'), { minLength: 1, maxLength: 4 }),
        fc.array(fc.constantFrom('whole', 'initial', 'character'), { minLength: 4, maxLength: 4 }),
        fc.nat(3),
        (characters, ways, from) => {
          const name = characters.join('');
          const syllables = syllablesOf(name).slice(from % characters.length);
          const typed = syllables.map(({ text, readings }, at) => {
            const [reading] = readings;
            if (reading === undefined || ways[at] === 'character') return text;
            return ways[at] === 'whole' ? reading : reading.charAt(0);
          });
          expect(matchedRanges(name, typed.join('')).length).toBe(1);
        },
      ),
    );
  });

  it('lies within the name for any query', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (name, query) => {
        for (const { start, end } of matchedRanges(name, query)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(name.length);
        }
      }),
    );
  });
});
