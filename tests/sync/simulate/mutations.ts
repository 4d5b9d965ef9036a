/**
 * What the simulation must notice: each entry takes one safeguard out of the real code, as somebody might who finds it
 * superfluous, or puts back a fault that the simulation has found. `mutate.ts` does so while the file is loaded; nothing is written.
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

export interface Noticed extends Mutation {
  /** The first seed that notices, as far as is known. */
  from: number;
}

export const atDesks: readonly Noticed[] = [
  {
    name: 'R4.2: a fork opens no new epoch',
    file: 'db/sync/outbox.ts',
    find: 'const epoch = Math.max(last, beyond) + 1;',
    replace: 'const epoch = last;',
    from: 1,
  },
  {
    name: 'R4.2: what the district knows beyond this desk is believed',
    file: 'db/sync/exchange.ts',
    find: 'if (mark.last > lastNumber(sqlite, header.epoch)) startOver(sqlite, mark, at);\n  else moveMark(sqlite, markAfter(batch), at);',
    replace: 'moveMark(sqlite, mark, at);',
    from: 37,
  },
  {
    name: 'R5.7: a fact logged twice stays different on both desks',
    file: 'db/core/applier.ts',
    find: 'const differs = sets',
    replace: "const differs = kind === 'fact' ? 'false' : sets",
    from: 5,
  },
  {
    name: 'R6.4: unsent changes vanish under a page',
    file: 'db/sync/apply.ts',
    find: "filter((change) => entities.get(change.entity)?.kind === 'register')",
    replace: 'filter(() => false)',
    from: 9,
  },
  {
    name: 'R6.2: the cursor runs ahead of the page',
    file: 'db/sync/apply.ts',
    find: '.run(last.seq);\n  noteOrdered',
    replace: '.run(last.seq + 1);\n  noteOrdered',
    from: 4,
  },
  {
    name: 'R6.5: what was not known is not taken up after an update',
    file: 'db/sync/unknown.ts',
    find: 'if (knowsMore(sqlite, entities)) void app.exchange(retryUnknown);',
    replace: 'knowsMore(sqlite, entities);',
    from: 1,
  },
  {
    name: 'R6.5: an update lays over what stands here by now',
    file: 'db/sync/apply.ts',
    find: "return { ...change, op: 'update', fields };",
    replace: 'return { ...change, fields: { ...change.fields, ...fields } };',
    from: 22,
  },
  {
    name: 'R6.5: what an update makes known comes in any order',
    file: 'db/sync/apply.ts',
    find: "const waiting = keptChanges(sqlite, 'unknown');",
    replace: "const waiting = keptChanges(sqlite, 'unknown').toReversed();",
    from: 1,
  },
  {
    name: 'R10.2: what this desk does not know stays as it is about somebody erased',
    file: 'db/erasure/forget.ts',
    find: 'if (strangers.has(row)) write',
    replace: 'if (strangers.has(row)) continue; else if (!row.seq) write',
    from: 20,
  },
  {
    name: 'R11.3: an answer of a way back is taken for any batch',
    file: 'db/sync/bundle.ts',
    find: 'epoch === header.epoch &&',
    replace: 'epoch === header.epoch ||',
    from: 13,
  },
];

export const atDistrict: readonly Noticed[] = [
  {
    name: 'R3.4: a batch that begins too late is stored',
    file: 'district/ingest.ts',
    find: 'if (header.first > at.last + 1)',
    replace: 'if (header.first > at.last + 1_000_000)',
    from: 2,
  },
  {
    name: 'R4.1: a chain that differs is taken for a repetition',
    file: 'district/ingest.ts',
    find: 'if (!continues(header, changes, at, before))',
    replace: 'if (header.first > Number.MAX_SAFE_INTEGER)',
    from: 1,
  },
  {
    name: 'R5.3: a refused value is kept by whoever saved it',
    file: 'district/decide.ts',
    find: 'fields: { ...taken, ...refused }',
    replace: 'fields: taken',
    from: 3,
  },
  {
    name: 'R10.4: an old desk brings the erased back',
    file: 'district/decide.ts',
    find: 'if (!aboutErased(change, known.erased)) return decideKnown',
    replace: 'if (change.n > 0) return decideKnown',
    from: 2,
  },
  {
    name: 'R10.2: cards about the erased keep their values',
    file: 'district/forget.ts',
    find: 'await blankCards(sql, centreId, rows);',
    replace: '',
    from: 32,
  },
  {
    name: 'R9: fields that the district does not know are dropped',
    file: 'district/decide.ts',
    find: 'for (const [field, value] of Object.entries(change.fields)) {',
    replace:
      "for (const [field, value] of Object.entries(change.fields)) {\n    if (field === 'nickname') continue;",
    from: 1,
  },
];

/** Noticed where many connections write to a real PostgreSQL (`tests/district/race`), as one process on PGlite cannot. */
export const headUnlocked: Mutation = {
  name: 'R2: the head of the centre is not locked',
  file: 'district/accept.ts',
  find: 'WHERE centre_id = $1 FOR UPDATE',
  replace: 'WHERE centre_id = $1',
};

/** @throws Error when the place is not there, or not the only one: the mutation must follow the code */
export function mutated(source: string, { file, find, replace }: Mutation): string {
  if (source.split(find).length !== 2) throw new Error(`${file} no longer says: ${find}`);
  return source.replace(find, () => replace);
}
