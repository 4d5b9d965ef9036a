/** The register as a table whose heads an import understands: what was exported can be mended and imported again. */
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import type { ListFilter } from '../residents/contract.ts';
import { maskId, maskPhone } from '../residents/mask.ts';
import { listIds } from '../residents/service.ts';
import {
  type Category,
  categories,
  documentKinds,
  relations,
  sexes,
  statuses,
} from '../residents/vocabulary.ts';
import { heads } from './exportWords.ts';
import type { Table, TableColumn } from './sheetTable.ts';

interface ExportRow {
  id: string;
  name: string;
  sex: keyof typeof sexes | null;
  birth_date: string | null;
  document_kind: keyof typeof documentKinds | null;
  document_number: string | null;
  estate: string | null;
  building: string | null;
  unit: string | null;
  room: string | null;
  status: keyof typeof statuses;
  ethnicity: string | null;
  remarks: string | null;
  phones: string | null;
  categories: string | null;
  head_name: string | null;
  relation: keyof typeof relations | null;
}

const sql = `
SELECT r.*, h.relation AS relation, head.name AS head_name,
  (SELECT group_concat(number, '|') FROM (SELECT number FROM resident_phone p
     WHERE p.resident_id = r.id AND p.ended_at IS NULL ORDER BY p.rank)) AS phones,
  (SELECT group_concat(category, '|') FROM resident_category c WHERE c.resident_id = r.id AND c.removed = 0
     AND (c.expires_on IS NULL OR c.expires_on >= @today) AND (c.starts_on IS NULL OR c.starts_on <= @today)) AS categories
FROM json_each(@ids) wanted JOIN resident r ON r.id = wanted.value
LEFT JOIN household_member h ON h.resident_id = r.id AND h.removed = 0 AND h.moved_out IS NULL
LEFT JOIN household home ON home.id = h.household_id
LEFT JOIN resident head ON head.id = home.head_id
ORDER BY wanted.key`;

const columns = [
  ['name', 12],
  ['sex', 6],
  ['documentKind', 14],
  ['idNumber', 22],
  ['birthDate', 12],
  ['phone', 26],
  ['estate', 16],
  ['building', 8],
  ['unit', 8],
  ['room', 8],
  ['headName', 12],
  ['relation', 12],
  ['categories', 24],
  ['status', 10],
  ['ethnicity', 8],
  ['remarks', 30],
] as const;

export function residentsTable(
  ctx: QueryContext,
  { filter, full }: { filter: ListFilter; full: boolean },
  say: (words: Sentence) => string,
): Table {
  const ids = listIds(ctx, filter, { by: 'address', descending: false });
  const rows = ctx.sqlite
    .prepare<[{ ids: string; today: string }], ExportRow>(sql)
    .all({ ids: JSON.stringify(ids), today: ctx.today });
  const phone = full ? (number: string) => number : maskPhone;
  const isCategory = (code: string): code is Category => Object.hasOwn(categories, code);
  const held = (codes: string | null) => (codes?.split('|') ?? []).filter(isCategory);
  return {
    columns: columns.map(([key, width]): TableColumn => ({ header: say(heads[key]), width, kind: 'text' })),
    rows: rows.map((row) => [
      row.name,
      row.sex && say(sexes[row.sex]),
      row.document_kind && say(documentKinds[row.document_kind]),
      row.document_number && (full ? row.document_number : maskId(row.document_number)),
      row.birth_date,
      row.phones?.split('|').map(phone).join(' / ') ?? null,
      row.estate,
      row.building,
      row.unit,
      row.room,
      row.head_name,
      row.relation && say(relations[row.relation]),
      held(row.categories)
        .map((code) => say(categories[code]))
        .join('、'),
      say(statuses[row.status]),
      row.ethnicity,
      row.remarks,
    ]),
  };
}
