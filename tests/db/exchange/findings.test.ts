/** What the import says about many rows at once. */
import { describe, expect, it } from 'vitest';
import { type Finding, kindSentence } from '../../../db/exchange/findings.ts';

const badCheck = (raw: string): Finding => ({ code: 'idBadCheck', field: null, params: { raw } });

describe('a kind of finding', () => {
  it('names no one’s number where several rows have one', () => {
    const { zh, en } = kindSentence([badCheck('510198195403210012'), badCheck('510198195403210013')]);
    expect(zh).toContain('“…”');
    expect(en).toContain('"…"');
  });

  it('keeps what all of its rows say', () => {
    expect(kindSentence([badCheck('510198195403210012'), badCheck('510198195403210012')]).en).toContain(
      '"510198195403210012"',
    );
  });
});
