import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, syllablesOf } from '../../../db/residents/pinyin.ts';

/** Any code point; the library's own table of them takes a second to build. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));

/** The readings of the surname that a person at the desk may type. */
const readings = (name: string, at = 0) => syllablesOf(name)[at]?.readings;

describe('a surname with a reading of its own', () => {
  it.each([
    ['单雄信', 'shan', 'dan'],
    ['解晓东', 'xie', 'jie'],
    ['仇英', 'qiu', 'chou'],
    ['查良镛', 'zha', 'cha'],
    ['盖叫天', 'ge', 'gai'],
    ['曾国', 'zeng', 'ceng'],
    ['区建国', 'ou', 'qu'],
    ['朴树', 'piao', 'pu'],
    ['任平', 'ren', 'ren'],
    ['华平', 'hua', 'hua'],
    ['乐平', 'yue', 'le'],
    ['缪平', 'miao', 'miu'],
    ['翟平', 'zhai', 'di'],
    ['种平', 'chong', 'zhong'],
    ['洗平', 'xian', 'xi'],
    ['黑平', 'he', 'hei'],
    ['员平', 'yun', 'yuan'],
    ['覃平', 'qin', 'tan'],
    ['万平', 'wan', 'wan'],
    ['折平', 'she', 'zhe'],
  ])('%s is found as %s and as the ordinary %s', (name, asSurname, ordinary) => {
    expect(readings(name)).toEqual(expect.arrayContaining([asSurname, ordinary]));
  });

  it('is read as the word it is anywhere else in the name', () => {
    expect(readings('王单', 1)).toEqual(['dan']);
    expect(readings('李解', 1)).toEqual(['jie']);
  });

  it.each([
    ['尉迟恭', 'yu', 'chi'],
    ['万俟卨', 'mo', 'qi'],
    ['单于明', 'chan', 'yu'],
    ['澹台明', 'tan', 'tai'],
    ['长孙明', 'zhang', 'sun'],
    ['令狐明', 'ling', 'hu'],
    ['欧阳修', 'ou', 'yang'],
    ['上官明', 'shang', 'guan'],
    ['诸葛明', 'zhu', 'ge'],
  ])('of two characters reads likeliest as one: %s', (name, first, second) => {
    expect(readings(name)?.[0]).toBe(first);
    expect(readings(name, 1)).toContain(second);
  });
});

describe('a name', () => {
  it('has each reading that people give to the doubtful characters of given names', () => {
    expect(readings('王茜', 1)).toEqual(['qian', 'xi']);
    expect(readings('王晟', 1)).toEqual(['sheng', 'cheng']);
    expect(readings('王乐', 1)).toEqual(['le', 'yue']);
  });

  it('is typed with v or u where it has ü', () => {
    expect(readings('吕布')).toEqual(['lv', 'lu']);
    expect(readings('女娲')).toEqual(['nv', 'nu']);
  });

  it('counts characters, not UTF-16 units, and keeps those without a known reading', () => {
    expect(
      syllablesOf('李𠮷明').map(({ text, start, end, readings: sounds }) => [text, start, end, sounds]),
    ).toEqual([
      ['李', 0, 1, ['li']],
      ['𠮷', 1, 3, []],
      ['明', 3, 4, ['ming']],
    ]);
    expect(readings('王㛃', 1)).toEqual(['jie']);
  });

  it('separates at dots and spaces and takes a foreign word as one syllable', () => {
    expect(syllablesOf('买买提·阿不都').map(({ text }) => text)).toEqual([...'买买提阿不都']);
    expect(syllablesOf('José  García').map(({ text }) => text)).toEqual(['jose', 'garcia']);
    expect(syllablesOf('Ａ妹').map(({ text }) => text)).toEqual(['a', '妹']);
    expect(syllablesOf('张三2').map(({ text }) => text)).toEqual(['张', '三', '2']);
    expect(syllablesOf('·').length).toBe(0);
  });

  it('says where each syllable stands in the name as written, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 12 }), (name) => {
        let end = 0;
        for (const syllable of syllablesOf(name)) {
          expect(syllable.start).toBeGreaterThanOrEqual(end);
          expect(foldText(name.slice(syllable.start, syllable.end)).replace(/[^\p{L}\p{N}]/gu, '')).toBe(
            foldText(syllable.text).replace(/[^\p{L}\p{N}]/gu, ''),
          );
          end = syllable.end;
        }
        expect(end).toBeLessThanOrEqual(name.length);
      }),
    );
  });
});

describe('folding', () => {
  it('makes one spelling of full-width, capitals, accents, ü and look-alikes', () => {
    expect(foldText('ＷＡＮＧ')).toBe('wang');
    expect(foldText('Lü LÜ lu\u0308')).toBe('lv lv lv');
    expect(foldText('⾏')).toBe('行');
    expect(foldText('王\u{e0100}')).toBe('王');
    expect(foldText('É')).toBe('e');
  });

  it('is done once', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 12 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
