/** Chinese sentences have Chinese marks: a comma of half a width among characters is a slip that readers see. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSources } from './sources.ts';

const literals = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
/** Between characters, or between one and a place to be filled in; what machines read has no such neighbours. */
const slips = /[\p{Script=Han}”）}][,;:?!](?=[\p{Script=Han}“（{]|\$\{)|\p{Script=Han}[,;!?](?=['`]$)/u;

function slipsIn(text: string): string[] {
  const found = text.replace(comments, '').match(literals) ?? [];
  return found.filter((literal) => /\p{Script=Han}/u.test(literal) && slips.test(literal));
}

it('finds the marks it looks for, and leaves alone what is no sentence', () => {
  expect(slipsIn("zh: '没有找到,请再试。'")).toHaveLength(1);
  expect(slipsIn('`添加类别:高龄`')).toHaveLength(1);
  expect(slipsIn("zh: '确定吗?'")).toHaveLength(1);
  expect(slipsIn("en: 'Write 男 or 女.', zh: '请写“男”，或“女”。' // 男,女")).toEqual([]);
});

it('no text of the product has a half-width mark among Chinese', () => {
  const sources = readSources(join(import.meta.dirname, '../..'));
  expect(sources.flatMap(({ path, text }) => slipsIn(text).map((literal) => `${path}: ${literal}`))).toEqual(
    [],
  );
});

it('no English apostrophe is the curly one, which Chinese fonts draw as wide as a character', () => {
  const sources = readSources(join(import.meta.dirname, '../..'));
  const curly = sources.flatMap(({ path, text }) =>
    (text.replace(comments, '').match(literals) ?? [])
      .filter((literal) => /[A-Za-z]’[a-z]/.test(literal))
      .map((literal) => `${path}: ${literal}`),
  );
  expect(curly).toEqual([]);
});
