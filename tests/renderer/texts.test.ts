import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnyTexts } from '../../renderer/i18n/defineTexts.ts';
import { startI18n } from '../../renderer/i18n/i18n.ts';
import { usePreferences } from '../../renderer/state/preferences.ts';
import { allTexts } from '../../renderer/texts.ts';

const renderer = join(import.meta.dirname, '../../renderer');
const textFiles = globSync('**/texts.ts', { cwd: renderer }).filter((file) => file !== 'texts.ts');
const sources = globSync('**/*.{ts,tsx}', { cwd: renderer })
  .filter((file) => !file.endsWith('texts.ts'))
  .map((file) => readFileSync(join(renderer, file), 'utf8'));

/** The languages call themselves by their own names everywhere. */
const properNames = new Set(['中文']);

const formsOf = (text: AnyTexts['en'][string]) =>
  typeof text === 'string' ? [text] : [text.one, text.other];
const variablesIn = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

/** `'key'` as it stands, or a template such as `role.${role}` that can make it. */
function isUsed(key: string, code: string): boolean {
  if (code.includes(`'${key}'`) || code.includes(`"${key}"`)) return true;
  return [...code.matchAll(/`([\w.-]*)\$\{[^}]*\}([\w.-]*)`/g)].some(
    ([, before = '', after = '']) =>
      before + after !== '' &&
      key.length > (before + after).length &&
      key.startsWith(before) &&
      key.endsWith(after),
  );
}

/** By the name under which a texts file exports them. */
const exported = new Map<string, unknown>();
for (const file of textFiles) {
  const module: Record<string, unknown> = await import(join(renderer, file));
  for (const [name, texts] of Object.entries(module)) exported.set(name, texts);
}

test('every texts file is registered under a namespace of its own', () => {
  const registered = new Set<unknown>(allTexts);
  expect([...exported].filter(([, texts]) => !registered.has(texts)).map(([name]) => name)).toEqual([]);
  expect(new Set(allTexts.map((texts) => texts.namespace)).size).toBe(allTexts.length);
});

describe.each(allTexts.map((texts) => [texts.namespace, texts] as const))('%s', (namespace, texts) => {
  test('says the same things in both languages', () => {
    expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.zh).sort());
  });

  test('leaves nothing blank', () => {
    const blank = Object.entries({ ...texts.zh, ...texts.en }).filter(([, text]) =>
      formsOf(text).some((form) => form.trim() === ''),
    );
    expect(blank).toEqual([]);
  });

  test('fills the same variables in both languages', () => {
    for (const [key, zh] of Object.entries(texts.zh)) {
      for (const form of formsOf(texts.en[key] ?? '')) {
        expect.soft(variablesIn(form), `${namespace} ${key}`).toEqual(variablesIn(zh));
      }
    }
  });

  test('has no Chinese left in its English', () => {
    const left = Object.entries(texts.en).filter(([, text]) =>
      formsOf(text).some((form) => /\p{Script=Han}|[，。；：？！（）]/u.test(form) && !properNames.has(form)),
    );
    expect(left).toEqual([]);
  });

  test('holds no text that nothing shows', () => {
    const [name = ''] = [...exported].find(([, found]) => found === texts) ?? [];
    const users = sources.filter((code) => code.includes(name));
    const unused = Object.keys(texts.zh).filter((key) => !users.some((code) => isUsed(key, code)));
    expect(unused).toEqual([]);
  });
});

describe('spoken', () => {
  const i18n = startI18n();
  const say = (key: string, values: Record<string, unknown> = {}) => i18n.t(key, { ns: 'shell', ...values });

  test('the language follows the preference at once', () => {
    expect(say('lock')).toBe('锁屏');
    usePreferences.getState().setLanguage('en');
    expect(say('lock')).toBe('Lock');
    usePreferences.getState().setLanguage('zh');
  });

  test('counts are grouped, names are put in as they are, even with braces and markup in them', () => {
    expect(say('desk.waiting', { desk: '<b>{count}</b>', count: 1_284 })).toBe(
      '<b>{count}</b>，1,284 件待办',
    );
  });
});
