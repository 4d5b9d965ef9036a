/** The search box: ten people at most, each with what was hit and where to highlight it. */
import type { QueryContext } from '../core/dispatch.ts';
import { searchIndex } from './indexing.ts';
import { linesOf } from './lines.ts';
import { maskId, maskPhone } from './mask.ts';
import { matchedRanges } from './nameMatch.ts';
import { perConnection } from './perConnection.ts';
import { phonesOf, requireResident } from './rows.ts';
import type { ResidentLine } from './schemas.ts';
import type { HitField } from './searchTerms.ts';

type Range = [number, number];
interface Match {
  field: 'name' | 'formerName' | 'phone' | 'document' | 'address';
  text: string;
  ranges: Range[];
}

const idOf = perConnection((sqlite) =>
  sqlite.prepare<[number], string>('SELECT id FROM resident WHERE no = ?').pluck(),
);

/** The digits typed, at the end of the number if they fit there, else at its beginning. Hyphens are stepped over. */
function rangeInNumber(number: string, typed: string): Range[] {
  const digits = [...number].flatMap((character, at) => (/[0-9A-Z]/.test(character) ? [at] : []));
  const bare = digits.map((at) => number.charAt(at)).join('');
  const start = bare.endsWith(typed) ? bare.length - typed.length : bare.indexOf(typed);
  const first = digits[start];
  const last = digits[start + typed.length - 1];
  return typed === '' || first === undefined || last === undefined ? [] : [[first, last + 1]];
}

function typedNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*\+86/, '')
    .replace(/[^0-9A-Z]/g, '');
}

/** Pieces of the query that stand in the address letter by letter; pinyin of an estate highlights nothing. */
function rangesInText(text: string, query: string): Range[] {
  const pieces = query.normalize('NFKC').split(/[\s,;,;]+/);
  return pieces.flatMap((piece): Range[] => {
    const at = piece === '' ? -1 : text.indexOf(piece);
    return at === -1 ? [] : [[at, at + piece.length]];
  });
}

function nameMatch(field: 'name' | 'formerName', name: string, query: string): Match {
  return { field, text: name, ranges: matchedRanges(name, query).map(({ start, end }) => [start, end]) };
}

function phoneMatch(ctx: QueryContext, residentId: string, query: string): Match {
  const typed = typedNumber(query);
  const inUse = phonesOf(ctx, residentId).filter((phone) => phone.endedAt === null);
  const found = inUse.map(({ number }) => ({ number, ranges: rangeInNumber(number, typed) }));
  const hit = found.find(({ ranges }) => ranges.length > 0) ?? found[0];
  return { field: 'phone', text: maskPhone(hit?.number ?? ''), ranges: hit?.ranges ?? [] };
}

function documentMatch(ctx: QueryContext, residentId: string, query: string): Match {
  const number = requireResident(ctx, residentId).documentNumber ?? '';
  return { field: 'document', text: maskId(number), ranges: rangeInNumber(number, typedNumber(query)) };
}

function formerNameMatch(ctx: QueryContext, line: ResidentLine, query: string): Match {
  const { formerNames } = requireResident(ctx, line.id);
  const hit = formerNames.find((name) => matchedRanges(name, query).length > 0);
  return nameMatch('formerName', hit ?? line.name, query);
}

function matchOf(ctx: QueryContext, line: ResidentLine, field: HitField, query: string): Match {
  switch (field) {
    case 'phone':
      return phoneMatch(ctx, line.id, query);
    case 'idNumber':
      return documentMatch(ctx, line.id, query);
    case 'address':
      return { field: 'address', text: line.address, ranges: rangesInText(line.address, query) };
    case 'formerName':
      return formerNameMatch(ctx, line, query);
    case 'name':
    case 'pinyin':
      return nameMatch('name', line.name, query);
  }
}

/** Ids of the cards that a text fits, the best first: for a feature that knows some people only. */
export function searchIds(ctx: QueryContext, text: string, limit: number): string[] {
  const hits = searchIndex(ctx.sqlite).find(text, { limit });
  return hits.flatMap((hit) => idOf(ctx.sqlite).get(hit.rowid) ?? []);
}

export function search(
  ctx: QueryContext,
  { text, limit = 10 }: { text: string; limit?: number | undefined },
) {
  const hits = searchIndex(ctx.sqlite).find(text, { limit });
  const found = hits.flatMap((hit) => {
    const id = idOf(ctx.sqlite).get(hit.rowid);
    return id === undefined ? [] : [{ id, hit }];
  });
  const lines = linesOf(
    ctx,
    found.map(({ id }) => id),
  );
  return found.flatMap(({ id, hit }) => {
    const line = lines.get(id);
    return line ? [{ ...line, match: matchOf(ctx, line, hit.field, text) }] : [];
  });
}
