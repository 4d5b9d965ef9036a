/** A card's own fields as text boxes hold them, and back: only what was changed is sent, with what it was. Pure. */
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { Card, residents } from '../../../../db/residents/contract.ts';

type EditInput = InputOf<typeof residents.edit>;
type Patch = EditInput['patch'];

/** Fields that are plain text; blank means "not known". */
export const textFields = [
  'documentNumber',
  'ethnicity',
  'estate',
  'building',
  'unit',
  'room',
  'hukou',
  'emergencyName',
  'emergencyPhone',
  'emergencyRelation',
  'language',
  'diet',
  'mobility',
  'remarks',
] as const;
type TextField = (typeof textFields)[number];

export interface EditForm extends Record<TextField, string> {
  name: string;
  formerNames: string;
  sex: Card['sex'];
  birthDate: string | null;
  documentKind: Card['documentKind'];
}

/** Masked numbers stand in their boxes masked: left alone they are not touched. */
export function formOf(card: Card): EditForm {
  const text = (field: TextField) => card[field] ?? '';
  return {
    name: card.name,
    formerNames: card.formerNames.join('、'),
    sex: card.sex,
    birthDate: card.birthDate,
    documentKind: card.documentKind,
    documentNumber: text('documentNumber'),
    ethnicity: text('ethnicity'),
    estate: text('estate'),
    building: text('building'),
    unit: text('unit'),
    room: text('room'),
    hukou: text('hukou'),
    emergencyName: text('emergencyName'),
    emergencyPhone: text('emergencyPhone'),
    emergencyRelation: text('emergencyRelation'),
    language: text('language'),
    diet: text('diet'),
    mobility: text('mobility'),
    remarks: text('remarks'),
  };
}

function namesIn(text: string): string[] {
  return text
    .split(/[、,，;；\s]+/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** What differs from `start`; null when nothing does. */
export function toEdit(card: Card, start: EditForm, form: EditForm): EditInput | null {
  const patch: Patch = {};
  if (form.name !== start.name) patch.name = form.name;
  if (form.formerNames !== start.formerNames) patch.formerNames = namesIn(form.formerNames);
  if (form.sex !== start.sex) patch.sex = form.sex;
  if (form.birthDate !== start.birthDate) patch.birthDate = form.birthDate;
  for (const field of textFields) {
    if (form[field] !== start[field]) patch[field] = form[field] || null;
  }
  // A number never parts from its kind, so a change of one sends both.
  if (form.documentKind !== start.documentKind || patch.documentNumber !== undefined)
    patch.documentKind = form.documentKind;
  const changed = Object.keys(patch);
  if (changed.length === 0) return null;
  const shown: Record<string, unknown> = { ...start, formerNames: namesIn(start.formerNames) };
  const was = Object.fromEntries(changed.map((field) => [field, shown[field] === '' ? null : shown[field]]));
  return { id: card.id, patch, was, notDuplicates: [] };
}
