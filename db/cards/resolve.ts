/** Reads what a scanner or a hand put in: a card's code, an ID number, a phone; and says whose it is or why not. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { DeskError, ErrorParams } from '../core/errors.ts';
import { readIdNumber } from '../residents/idNumber.ts';
import { readPhones } from '../residents/phone.ts';
import type { ResidentLine } from '../residents/schemas.ts';
import { linesOf } from '../residents/service.ts';
import { readCode } from './code.ts';
import type { Scanned } from './contract.ts';
import { scanFailure } from './failures.ts';
import { type CardRow, cardOfCode } from './read.ts';

const withDocument = perConnection((sqlite) =>
  sqlite.prepare<[string], string>('SELECT id FROM resident WHERE document_number = ?').pluck(),
);
const withPhone = perConnection((sqlite) =>
  sqlite
    .prepare<[string], string>(
      'SELECT resident_id FROM resident_phone WHERE number = ? AND ended_at IS NULL ORDER BY rank, id',
    )
    .pluck(),
);

function refused({ failure }: DeskError, person: ResidentLine | null = null): Scanned {
  return { kind: 'refused', code: failure.code, sentence: failure.sentence, person };
}

/** People in charge, each once, whatever ids they were found by. */
function peopleOf(ctx: QueryContext, ids: readonly string[]): ResidentLine[] {
  return [...new Map([...linesOf(ctx, ids).values()].map((line) => [line.id, line])).values()];
}

function refusalOf(card: CardRow, params: ErrorParams): DeskError | null {
  switch (card.state) {
    case 'active':
      return null;
    case 'lost':
      return scanFailure('scan.cardLost', params);
    case 'replaced':
      return scanFailure(card.lostOn === null ? 'scan.cardReplaced' : 'scan.cardLostReplaced', params);
    case 'cancelled':
      return scanFailure('scan.cardCancelled', params);
  }
}

function byCode(ctx: QueryContext, code: string): Scanned {
  const card = cardOfCode(ctx, code);
  const person = card && linesOf(ctx, [card.residentId]).get(card.residentId);
  if (!card || !person) return refused(scanFailure('scan.cardUnknown'));
  const params = { name: person.name, since: card.stateSince, lostOn: card.lostOn ?? card.stateSince };
  const refusal = refusalOf(card, params);
  return refusal ? refused(refusal, person) : { kind: 'person', by: 'card', cardKind: card.kind, person };
}

function found(people: ResidentLine[], by: 'document' | 'phone'): Scanned | null {
  const [person] = people;
  if (!person) return null;
  return people.length === 1 ? { kind: 'person', by, cardKind: null, person } : { kind: 'several', people };
}

export function resolve(ctx: QueryContext, { text }: { text: string }): Scanned {
  if (text.trim() === '') return refused(scanFailure('scan.empty'));
  const code = readCode(text);
  if (code.kind === 'code') return byCode(ctx, code.code);
  if (code.kind === 'misread') return refused(scanFailure('scan.misread'));
  const document = readIdNumber(text);
  if (document.kind === 'valid' || document.kind === 'legacy15') {
    const people = peopleOf(ctx, withDocument(ctx.sqlite).all(document.number));
    return found(people, 'document') ?? refused(scanFailure('scan.documentUnknown'));
  }
  if (document.kind === 'badCheck' || document.kind === 'badDate' || document.kind === 'damagedByExcel')
    return refused(scanFailure('scan.documentWrong'));
  const [phone, other] = readPhones(text).phones;
  if (!phone || other) return refused(scanFailure('scan.notOurs'));
  const people = peopleOf(ctx, withPhone(ctx.sqlite).all(phone.number));
  return found(people, 'phone') ?? refused(scanFailure('scan.phoneUnknown'));
}
