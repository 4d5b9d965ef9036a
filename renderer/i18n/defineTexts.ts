/**
 * A feature's words in both languages. The Chinese table is the shape: a key that English lacks, or has too many,
 * does not compile, and `{name}` in a Chinese text becomes a named argument of the translation.
 */

/** English counts: `{ one: '{count} row', other: '{count} rows' }`. Chinese needs one form. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** The names between braces in a text: `VariablesIn<'{a} of {b}'>` is `'a' | 'b'`. */
export type VariablesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | VariablesIn<Rest>
  : never;

type English<Zh extends Readonly<Record<string, string>>> = {
  readonly [Key in keyof Zh]: 'count' extends VariablesIn<Zh[Key]> ? string | Plural : string;
};

/** Any feature's texts, for code that only walks them. */
export interface AnyTexts {
  readonly namespace: string;
  readonly zh: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string | Plural>>;
}

export interface Texts<Zh extends Readonly<Record<string, string>>> extends AnyTexts {
  readonly zh: Zh;
  readonly en: English<Zh>;
}

/** `namespace` is the feature's folder name; keys are flat, dots are only for the eye: `'queue.next'`. */
export function defineTexts<const Zh extends Readonly<Record<string, string>>>(
  namespace: string,
  zh: Zh,
  en: English<Zh>,
): Texts<Zh> {
  return { namespace, zh, en };
}

/** One text, to be carried in data (a route's name, a column's title) and spoken later with `useTextRef`. */
export interface TextRef {
  readonly namespace: string;
  readonly key: string;
}

export function textRef<Zh extends Readonly<Record<string, string>>>(
  texts: Texts<Zh>,
  key: keyof Zh & string,
): TextRef {
  return { namespace: texts.namespace, key };
}
