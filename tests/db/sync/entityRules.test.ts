import { expect, it } from 'vitest';
import { entities } from '../../../db/entities.ts';
import { entityRules } from '../../../db/sync/protocol/entityRules.ts';

it('R5.4: the district asks a person about the same fields as the desk', () => {
  const travelling = [...entities.values()].filter(({ local }) => !local);
  const said = travelling.map(({ name, kind, alwaysAsk }) => [name, { kind, alwaysAsk: [...alwaysAsk] }]);
  expect(entityRules).toEqual(Object.fromEntries(said));
});
