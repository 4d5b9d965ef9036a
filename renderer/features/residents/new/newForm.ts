/** What is typed about a new person, and what is sent when it is saved. Pure. */
import type { InputOf } from '../../../../db/core/procedure.ts';
import type { Category, residents } from '../../../../db/residents/contract.ts';
import type { TypedDocument } from '../parts/documentTypes.ts';

type AddInput = InputOf<typeof residents.add>;

export interface NewForm extends TypedDocument {
  name: string;
  sex: 'male' | 'female' | null;
  birthDate: string | null;
  ethnicity: string;
  phones: readonly { number: string; label: string }[];
  estate: string;
  building: string;
  unit: string;
  room: string;
  hukou: string;
  emergencyName: string;
  emergencyPhone: string;
  emergencyRelation: string;
  categories: readonly Category[];
  remarks: string;
  /** Cards looked at and found to be somebody else. */
  notDuplicates: readonly string[];
}

export function blankForm(name: string): NewForm {
  return {
    documentKind: null,
    documentNumber: '',
    name,
    sex: null,
    birthDate: null,
    ethnicity: '',
    phones: [{ number: '', label: '' }],
    estate: '',
    building: '',
    unit: '',
    room: '',
    hukou: '',
    emergencyName: '',
    emergencyPhone: '',
    emergencyRelation: '',
    categories: [],
    remarks: '',
    notDuplicates: [],
  };
}

/** Blank text means "not known", and a phone without digits is no phone. */
export function toAdd(form: NewForm, categorySource: string): AddInput {
  const { phones, categories, notDuplicates, documentNumber, ...person } = form;
  return {
    person: {
      ...person,
      documentKind: documentNumber.trim() === '' ? null : form.documentKind,
      documentNumber: documentNumber.trim() || null,
    },
    phones: phones.filter(({ number }) => number.trim() !== ''),
    categories: categories.map((category) => ({
      category,
      detail: null,
      source: categorySource,
      startsOn: null,
      expiresOn: null,
    })),
    household: null,
    notDuplicates: [...notDuplicates],
  };
}

/** What the search for duplicates looks at. */
export function toDraft(form: NewForm): InputOf<typeof residents.possibleDuplicates> {
  return {
    id: null,
    name: form.name,
    documentNumber: form.documentNumber || null,
    phones: form.phones.map(({ number }) => number).filter(Boolean),
    birthDate: form.birthDate,
    estate: form.estate,
    building: form.building,
    unit: form.unit,
    room: form.room,
  };
}
