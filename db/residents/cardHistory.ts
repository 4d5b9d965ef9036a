/** The card's own part of the timeline: what the change log and the audit say about edits, consents and reveals. */
import type { QueryContext } from '../core/dispatch.ts';
import { photoId } from './consents.ts';
import { perConnection } from './perConnection.ts';
import { type LoggedChange, type Said, sayChange } from './sayChange.ts';
import type { TimelineEntry } from './schemas.ts';
import type { TimelinePage } from './timeline.ts';
import { erasedName } from './vocabulary.ts';

interface ChangeRow {
  entity: string;
  op: 'insert' | 'update';
  fields: string;
  was: string | null;
  about: string | null;
  n: number;
  at: number;
  action: string;
  account: string | null;
}

interface RevealRow {
  n: number;
  at: number;
  account: string | null;
  what: string;
  reason: string | null;
}

/** Of a photo only whether there is one: the picture itself is long. */
const changesSql = `
WITH card (id) AS (SELECT value FROM json_each(@cards)),
own (entity, id, about) AS (
  SELECT 'resident', id, NULL FROM card
  UNION ALL SELECT 'residentPhone', p.id, p.number FROM card JOIN resident_phone p ON p.resident_id = card.id
  UNION ALL SELECT 'residentCategory', c.id, c.category FROM card JOIN resident_category c ON c.resident_id = card.id
  UNION ALL SELECT 'residentConsent', c.id, NULL FROM card JOIN resident_consent c ON c.resident_id = card.id
  UNION ALL SELECT 'residentPhoto', value, NULL FROM json_each(@photos)
  UNION ALL SELECT 'householdMember', m.id, NULL FROM card JOIN household_member m ON m.resident_id = card.id
  UNION ALL SELECT 'residentMerge', m.id, r.name FROM card JOIN resident_merge m ON m.kept_id = card.id
    JOIN resident r ON r.id = m.merged_id
  UNION ALL SELECT 'residentMerge', m.id, r.name FROM card JOIN resident_merge m ON m.merged_id = card.id
    JOIN resident r ON r.id = m.kept_id WHERE m.kept_id NOT IN (SELECT id FROM card)
)
SELECT own.entity, own.about, c.op, a.n, a.at, a.action, account.name AS account,
  CASE own.entity WHEN 'residentPhoto' THEN json_object('jpeg', substr(c.fields ->> 'jpeg', 1, 1)) ELSE c.fields END AS fields,
  CASE own.entity WHEN 'residentPhoto' THEN NULL ELSE c.was END AS was
FROM own CROSS JOIN change c ON c.entity = own.entity AND c.row_id = own.id
JOIN audit a ON a.n = c.audit_n LEFT JOIN account ON account.id = a.account_id
WHERE a.at <= @until ORDER BY a.n, c.epoch, c.n`;

const revealsSql = `
SELECT a.n, a.at, account.name AS account, a.detail ->> 'what' AS what, a.detail ->> 'reason' AS reason
FROM json_each(@cards) card CROSS JOIN audit a ON a.subject = card.value
LEFT JOIN account ON account.id = a.account_id
WHERE a.action = 'residents.reveal' AND a.at <= @until`;

/** Of an erased person the log keeps no values (SPEC R10): only that these rows were made says something true. */
const saysEnough = ({ entity, op }: ChangeRow): boolean =>
  entity === 'residentConsent' || entity === 'residentMerge' || (entity === 'resident' && op === 'insert');

interface Bounds {
  /** JSON list of ids. */
  cards: string;
  until: number;
}

const reads = perConnection((sqlite) => ({
  changes: sqlite.prepare<Bounds & { photos: string }, ChangeRow>(changesSql),
  reveals: sqlite.prepare<Bounds, RevealRow>(revealsSql),
  erased: sqlite
    .prepare<[string, string], 1>(
      'SELECT 1 FROM resident WHERE name = ? AND id IN (SELECT value FROM json_each(?))',
    )
    .pluck(),
}));

/** Sorts as the number does, for entries of one millisecond. */
const idOf = (auditN: number) => `audit:${String(auditN).padStart(12, '0')}`;

/** One command may change many rows; what matters most speaks for it. */
function spokenFor(all: readonly Said[]): readonly Said[] {
  const whole = all.find(({ kind }) => kind === 'added' || kind === 'merged' || kind === 'unmerged');
  return whole ? [whole] : all;
}

function changeEntry(rows: readonly ChangeRow[]): TimelineEntry[] {
  const changes = rows.map(
    ({ entity, op, fields, was, about }): LoggedChange => ({
      entity,
      op,
      fields: JSON.parse(fields),
      was: was === null ? {} : JSON.parse(was),
      about: about ?? '',
    }),
  );
  const parts = spokenFor(changes.flatMap((change) => sayChange(change) ?? []));
  const [head] = rows;
  const [first] = parts;
  if (!head || !first) return [];
  return [
    {
      id: idOf(head.n),
      at: head.at,
      feature: 'residents',
      kind: first.kind,
      text: {
        zh: parts.map(({ text }) => text.zh).join('；'),
        en: parts.map(({ text }) => text.en).join('; '),
      },
      detail: head.action.startsWith('exchange.') ? { zh: '花名册导入', en: 'Roster import' } : null,
      tone: null,
      account: head.account,
      rowId: null,
    },
  ];
}

const revealed: Readonly<Record<string, { zh: string; en: string }>> = {
  documentNumber: { zh: '查看了完整证件号码', en: 'Full document number shown' },
  emergencyPhone: { zh: '查看了完整紧急联系电话', en: 'Full emergency phone shown' },
  phone: { zh: '查看了完整电话', en: 'Full phone number shown' },
};

function revealEntry({ n, at, account, what, reason }: RevealRow): TimelineEntry {
  return {
    id: idOf(n),
    at,
    feature: 'residents',
    kind: 'revealed',
    text: revealed[what] ?? { zh: '查看了完整号码', en: 'Full number shown' },
    detail: reason === null ? null : { zh: reason, en: reason },
    tone: 'attention',
    account,
    rowId: null,
  };
}

export function cardHistory(ctx: QueryContext, { cards, before }: TimelinePage): TimelineEntry[] {
  const bounds = { cards: JSON.stringify(cards), until: before?.at ?? Number.MAX_SAFE_INTEGER };
  const photos = JSON.stringify(cards.map(photoId));
  const erased = reads(ctx.sqlite).erased.get(erasedName, bounds.cards) === 1;
  const rows = reads(ctx.sqlite).changes.all({ ...bounds, photos });
  const changes = Map.groupBy(erased ? rows.filter(saysEnough) : rows, (row) => row.n);
  return [
    ...[...changes.values()].flatMap(changeEntry),
    ...reads(ctx.sqlite).reveals.all(bounds).map(revealEntry),
  ];
}
