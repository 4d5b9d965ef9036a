import { describe, expect, it } from 'vitest';
import { contract } from '../../../../db/contract.ts';
import type { Contract } from '../../../../db/core/procedure.ts';
import { auditActionTexts } from '../../../../renderer/features/audit/actionTexts.ts';

const everything: Contract = contract;
const acts = Object.entries(everything).flatMap(([feature, procedures]) =>
  Object.entries(procedures)
    .filter(([, { kind }]) => kind !== 'query')
    .map(([name]) => `${feature}.${name}`),
);

describe('what the audit page calls an act', () => {
  it.each(acts)('has a name for %s in both languages', (act) => {
    expect(Object.keys(auditActionTexts.zh)).toContain(act);
    expect(Object.keys(auditActionTexts.en)).toContain(act);
  });

  it('never calls two acts by the same name', () => {
    for (const names of [auditActionTexts.zh, auditActionTexts.en]) {
      const spoken: string[] = Object.values(names);
      expect(spoken.filter((name, index) => spoken.indexOf(name) !== index)).toEqual([]);
    }
  });
});
