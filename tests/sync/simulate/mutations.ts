/**
 * What the simulation must notice: each entry takes one safeguard out of the real code, as somebody might who finds it
 * superfluous. `mutate.ts` does so while the file is loaded; nothing is written.
 */
export interface Mutation {
  /** The rule that is broken. */
  name: string;
  /** Path in the project. */
  file: string;
  /** Must occur exactly once. */
  find: string;
  replace: string;
}

export const mutations: readonly Mutation[] = [
  {
    name: 'R3.4: a batch that begins too late is stored',
    file: 'district/ingest.ts',
    find: 'if (header.first > at.last + 1)',
    replace: 'if (header.first > at.last + 1_000_000)',
  },
  {
    name: 'R4.1: a chain that differs is taken for a repetition',
    file: 'district/ingest.ts',
    find: 'if (!continues(header, changes, at, before))',
    replace: 'if (header.first > Number.MAX_SAFE_INTEGER)',
  },
  {
    name: 'R4.2: a fork opens no new epoch',
    file: 'db/sync/outbox.ts',
    find: 'const epoch = Math.max(last, beyond) + 1;',
    replace: 'const epoch = last;',
  },
  {
    name: 'R4.2: what the district knows beyond this desk is believed',
    file: 'db/sync/exchange.ts',
    find: 'if (mark.last > lastNumber(sqlite, epoch)) startOver(sqlite, mark, at);\n  else moveMark(sqlite, { epoch, last: first + count - 1, chain: chainAfter }, at);',
    replace: 'moveMark(sqlite, mark, at);',
  },
  {
    name: 'R5.3: a refused value is kept by whoever saved it',
    file: 'district/decide.ts',
    find: 'fields: { ...taken, ...refused }',
    replace: 'fields: taken',
  },
  {
    name: 'R5.7: a fact logged twice stays different on both desks',
    file: 'db/core/applier.ts',
    find: 'const differs = sets',
    replace: "const differs = entity.kind === 'fact' ? 'false' : sets",
  },
  {
    name: 'R6.4: unsent changes vanish under a page',
    file: 'db/sync/apply.ts',
    find: "if (entity?.kind !== 'register') continue;",
    replace: "if (entity?.kind !== 'never') continue;",
  },
  {
    name: 'R6.2: the cursor runs ahead of the page',
    file: 'db/sync/apply.ts',
    find: '.run(last.seq);\n  noteOrdered',
    replace: '.run(last.seq + 1);\n  noteOrdered',
  },
];
