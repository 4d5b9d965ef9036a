/** What the district decides about each change of a batch. */

import { beforeEach, describe, expect, it } from 'vitest';
import { erasedName } from '../../db/residents/vocabulary.ts';
import { blankFields } from '../../db/sync/protocol/blank.ts';
import type { WireChange } from '../../db/sync/protocol/change.ts';
import type { EntityRule } from '../../db/sync/protocol/entityRules.ts';
import { type Decision, decide, type From, type Known } from '../../district/decide.ts';

const rules: Record<string, EntityRule> = {
  resident: { kind: 'register', alwaysAsk: ['documentNumber'] },
  meal: { kind: 'fact', alwaysAsk: [] },
};
const front = 'desk-front';
const care = 'desk-care';

let known: Known;
let lastSeq: number;
beforeEach(() => {
  known = { registers: new Map(), facts: new Map(), erased: new Set() };
  lastSeq = 0;
});

type Given = Pick<WireChange, 'entity' | 'rowId' | 'op' | 'fields'> & Partial<WireChange>;

function send(deskId: string, ...given: readonly Given[]): Decision[] {
  return sendAs({ deskId, epoch: 1, now: 1_000_000_000, lastSeq }, ...given);
}

function sendAs(from: From, ...given: readonly Given[]): Decision[] {
  const changes = given.map((one, at) => ({
    n: at + 1,
    chain: '',
    change: {
      n: at + 1,
      basedOn: 0,
      hlcMs: 1,
      hlcCount: 0,
      savedAt: 1,
      doubtful: false,
      accountId: null,
      ...one,
    },
  }));
  const decisions = decide(changes, known, rules, from);
  for (const decision of decisions) {
    if (decision.verdict !== 'quarantined' && decision.stored) lastSeq = decision.seq;
  }
  return decisions;
}

const card: Given = {
  entity: 'resident',
  rowId: 'r1',
  op: 'insert',
  fields: { id: 'r1', name: '王芳', room: '301' },
};
const edit = (fields: WireChange['fields'], more: Partial<WireChange> = {}): Given => ({
  entity: 'resident',
  rowId: 'r1',
  op: 'update',
  fields,
  ...more,
});
const roomNow = () => known.registers.get('resident r1')?.fields.room;

describe('edits of one field', () => {
  it('R5.2: is accepted by whoever had seen what stood, whatever the clocks say', () => {
    send(front, { ...card, hlcMs: 900 });
    const [decision] = send(care, edit({ room: '302' }, { basedOn: 1, hlcMs: 5 }));
    expect(decision).toMatchObject({ verdict: 'ok', seq: 2, conflicts: [] });
    expect(roomNow()).toBe('302');
  });

  it('R5.3: that are concurrent let the later time stand and keep the other for a person', () => {
    send(front, card, edit({ room: '302' }, { hlcMs: 500 }));
    const [decision] = send(care, edit({ room: '303' }, { basedOn: 1, hlcMs: 400 }));
    expect(decision).toMatchObject({
      verdict: 'conflict',
      stored: { fields: {} },
      conflicts: [{ field: 'room', stands: { value: '302' }, other: { value: '303' } }],
    });
    const [later] = send(care, edit({ room: '304' }, { basedOn: 1, hlcMs: 600 }));
    expect(later).toMatchObject({ conflicts: [{ stands: { value: '304' }, other: { value: '302' } }] });
    expect(roomNow()).toBe('304');
  });

  it('R5.3: count a clock that runs ahead as at most five minutes ahead', () => {
    const yearsAhead = 5_000_000_000_000;
    send(front, card, edit({ room: '302' }, { hlcMs: yearsAhead }));
    const [decision] = sendAs(
      { deskId: care, epoch: 1, now: 1_000_600_000, lastSeq },
      edit({ room: '303' }, { basedOn: 1, hlcMs: 1_000_500_000 }),
    );
    expect(decision).toMatchObject({ conflicts: [{ stands: { value: '303' } }] });
  });

  it('R5.3: fall to the larger desk id when the times are equal, from whichever side they come', () => {
    const marks = [front, care].map((first) => {
      known = { registers: new Map(), facts: new Map(), erased: new Set() };
      lastSeq = 0;
      send('desk-third', card);
      const second = first === front ? care : front;
      send(first, edit({ room: first }, { basedOn: 1, hlcMs: 7 }));
      send(second, edit({ room: second }, { basedOn: 1, hlcMs: 7 }));
      return roomNow();
    });
    expect(marks).toEqual([front, front]);
  });

  it('R5.4: that must be asked about keep the earlier value, however late the other is', () => {
    send(front, card, edit({ documentNumber: 'A' }, { hlcMs: 5 }));
    const [decision] = send(care, edit({ documentNumber: 'B' }, { basedOn: 1, hlcMs: 900 }));
    expect(decision).toMatchObject({ conflicts: [{ stands: { value: 'A' }, other: { value: 'B' } }] });
    expect(known.registers.get('resident r1')?.fields.documentNumber).toBe('A');
  });

  it('R5.5: of different fields merge without a card', () => {
    send(front, card, edit({ room: '302' }));
    const [decision] = send(care, edit({ name: '王方' }, { basedOn: 1 }));
    expect(decision).toMatchObject({ verdict: 'merged', conflicts: [] });
    expect(known.registers.get('resident r1')?.fields).toMatchObject({ room: '302', name: '王方' });
  });

  it('R5.6: to the same value are no conflict', () => {
    send(front, card, edit({ room: '302' }, { hlcMs: 5 }));
    const [decision] = send(care, edit({ room: '302' }, { basedOn: 1, hlcMs: 900 }));
    expect(decision).toMatchObject({ conflicts: [] });
  });

  it('by one desk in one epoch follow each other, also within a batch', () => {
    const [, second, third] = send(front, card, edit({ room: '302' }), edit({ room: '303' }));
    expect([second?.verdict, third?.verdict]).toEqual(['ok', 'ok']);
    expect(roomNow()).toBe('303');
  });

  it('R4: by a cloned desk in another epoch are concurrent', () => {
    send(front, card, edit({ room: '302' }, { hlcMs: 9 }));
    const from = { deskId: front, epoch: 2, now: 1_000_000_000, lastSeq };
    const [decision] = sendAs(from, edit({ room: '303' }, { basedOn: 1, hlcMs: 8 }));
    expect(decision?.verdict).toBe('conflict');
  });

  it('R5.7: treats a second insert of a row that life numbers as an edit of its fields', () => {
    send(front, card);
    const [decision] = send(care, { ...card, fields: { ...card.fields, room: '999' }, hlcMs: 2 });
    expect(decision).toMatchObject({ conflicts: [{ field: 'room', stands: { value: '999' } }] });
  });
});

describe('facts', () => {
  const lunch: Given = { entity: 'meal', rowId: 'm1', op: 'insert', fields: { id: 'm1', at: 5 } };

  it('R5.7: logged twice with another content are both kept and counted once', () => {
    send(front, lunch);
    const [decision] = send(care, { ...lunch, fields: { id: 'm1', at: 6 } });
    expect(decision).toMatchObject({ verdict: 'twice', seq: 2, stored: { fields: { at: 6 } } });
  });

  it('R4: sent again by a restored backup take the number they have', () => {
    send(front, lunch);
    const [again, next] = sendAs({ deskId: front, epoch: 2, now: 1, lastSeq }, lunch, {
      ...lunch,
      rowId: 'm2',
    });
    expect(again).toMatchObject({ verdict: 'ok', seq: 1, stored: null });
    expect(next).toMatchObject({ verdict: 'ok', seq: 2 });
  });
});

describe('what cannot be stored', () => {
  it('R8: is quarantined with a code, and those behind it go on', () => {
    const decisions = send(
      front,
      { ...card, entity: 'noSuchThing' },
      edit({ room: '302' }),
      { entity: 'meal', rowId: 'm1', op: 'update', fields: {} },
      card,
    );
    expect(decisions.map((one) => ('code' in one ? one.code : one.seq))).toEqual([
      'entity.unknown',
      'row.unknown',
      'fact.edited',
      1,
    ]);
  });

  it('R10: about an erased person is numbered and says nothing', () => {
    known = { ...known, erased: new Set(['r1']) };
    const visit: Given = {
      entity: 'meal',
      rowId: 'm9',
      op: 'insert',
      fields: { id: 'm9', residentId: 'r1' },
    };
    const named = { ...card, fields: { ...card.fields, name: '单玉兰', nickname: '兰兰' } };
    const stored = send(front, named, visit).map((one) =>
      'stored' in one ? [one.verdict, one.stored?.fields] : [],
    );
    expect(stored).toEqual([
      ['erased', { ...blankFields('resident', card.fields), name: erasedName }],
      ['erased', { id: 'm9', residentId: 'r1' }],
    ]);
  });
});
