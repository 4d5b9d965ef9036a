import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fictionalPeople } from '../../../db/demo/people.ts';
import { type SearchablePerson, termsOf } from '../../../db/residents/searchTerms.ts';

/** Any code point; the library's own table of them takes a second to build. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));

const nowhere = { estate: '', building: '', unit: '', room: '' };
const person = (more: Partial<SearchablePerson>): SearchablePerson => ({
  name: '',
  formerNames: [],
  phones: [],
  idNumber: '',
  address: nowhere,
  livesHere: true,
  ...more,
});

describe('the terms of a person', () => {
  it('are every beginning by which someone may type the name', () => {
    expect(termsOf(person({ name: '王小明' }))).toEqual([
      ...['n3王小明', 'm3小明', 'm3明'],
      ...['p3wangxiaoming', 'p3wangxming', 'p3wxiaoming', 'p3wxming'],
      ...['q3xiaoming', 'q3xming', 'q3ming'],
    ]);
  });

  it('are the numbers from both ends, a landline also without its area code', () => {
    expect(
      termsOf(person({ phones: ['13800001234', '02885551234'], idNumber: '11010519491231002X' })),
    ).toEqual([
      ...['t43210000831', 'h13800001234'],
      ...['t43215558820', 'h02885551234', 'h85551234'],
      ...['ix20013219491501011', 'j11010519491231002x'],
    ]);
  });

  it('are the door with and without its unit, the room, the address and the words of the estate', () => {
    const address = { estate: '柳浪', building: '3', unit: '2', room: '1102' };
    expect(termsOf(person({ address }))).toEqual([
      ...['r1102 柳浪', 'd3-2-1102', 'd3-1102', 'a柳浪 3-2-1102'],
      ...['e柳浪 柳浪', 'e浪 柳浪', 'ellang 柳浪', 'eliulang 柳浪', 'elang 柳浪'],
    ]);
  });

  it('begin with a capital for someone who moved away or died, but not the words of the estate', () => {
    const address = { ...nowhere, estate: '柳浪' };
    const groups = termsOf(person({ name: '王明', phones: ['13800001234'], address, livesHere: false })).map(
      (term) => term.charAt(0),
    );
    expect(new Set(groups)).toEqual(new Set(['N', 'M', 'P', 'Q', 'T', 'H', 'A', 'e']));
  });

  it('hold both readings of a polyphonic surname and both spellings of ü', () => {
    const startsOf = (name: string) => termsOf(person({ name })).filter((term) => term.startsWith('p'));
    expect(startsOf('单平')).toEqual(['p2shanping', 'p2danping', 'p2sping', 'p2dping']);
    expect(startsOf('吕平')).toEqual(['p2lvping', 'p2luping', 'p2lping']);
  });

  it('leave a character without a known reading out of the pinyin only', () => {
    expect(termsOf(person({ name: '𠮷小明' }))).toEqual(
      expect.arrayContaining(['n3𠮷小明', 'm3小明', 'p3xiaoming', 'p3xming']),
    );
  });

  it('stay few for the longest and the most polyphonic names', () => {
    expect(termsOf(person({ name: '买买提·阿不都热合曼' })).length).toBeLessThan(60);
    expect(termsOf(person({ name: '单长乐行重' })).length).toBeLessThan(60);
    expect(termsOf(person({ name: '单乐长行' })).length).toBeLessThan(60);
    expect(termsOf(person({ name: '单长乐' })).length).toBeLessThan(60);
  });

  it('hold no line feed, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (name, estate) => {
        const terms = termsOf(
          person({ name, idNumber: name, address: { ...nowhere, estate, building: name } }),
        );
        expect(terms.filter((term) => term.includes('\n'))).toEqual([]);
      }),
    );
  });

  it('number some thirty for a usual person, half of them shared with the neighbours', () => {
    const people = [...fictionalPeople(1, 500)].map(termsOf);
    const own = people.map((terms) => terms.filter((term) => !term.startsWith('e')).length);
    expect(own.reduce((sum, count) => sum + count) / people.length).toBeLessThan(20);
  });
});
