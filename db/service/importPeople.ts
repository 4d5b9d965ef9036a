/** Which volunteer a row of a list means: by number, document, name and phone, or a name that only one of them has. */
import { perConnection } from '../core/connection.ts';
import type { QueryContext } from '../core/dispatch.ts';
import type { Sentence } from '../core/errors.ts';
import { phonesOf, requireResident } from '../residents/service.ts';
import { readNumber } from '../volunteers/number.ts';
import { volunteerOfNumber, volunteerOfResident } from '../volunteers/service.ts';

interface Stated {
  name: string;
  number: string;
  document: string;
  phone: string;
}

interface Known {
  residentId: string;
  name: string;
  document: string | null;
}

const everyone = perConnection((sqlite) =>
  sqlite.prepare<[], Known>(
    `SELECT DISTINCT r.id AS residentId, r.name, r.document_number AS document
     FROM volunteer v JOIN resident r ON r.id = v.resident_id`,
  ),
);

const said = {
  number: {
    zh: '志愿者编号不存在或抄错了一位。',
    en: 'There is no such volunteer number; perhaps a digit is wrong.',
  },
  otherName: { zh: '编号或证件号与姓名对不上。', en: 'The number or document belongs to another name.' },
  document: {
    zh: '没有志愿者用这个证件号，请先登记。',
    en: 'No volunteer has this document number. Register them first.',
  },
  name: { zh: '没有叫这个名字的志愿者，请先登记。', en: 'No volunteer has this name. Register them first.' },
  several: {
    zh: '有几位同名的志愿者，请加上编号或证件号。',
    en: 'Several volunteers have this name. Add the number or the document.',
  },
} as const satisfies Record<string, Sentence>;

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Reads everybody once: a file has thousands of rows. */
export function createPeopleFinder(ctx: QueryContext) {
  const people = everyone(ctx.sqlite).all();
  const byName = Map.groupBy(people, ({ name }) => bare(name));
  const byDocument = new Map(people.map((one) => [one.document, one]));

  function residentOf({ name, number, document, phone }: Stated): string | Sentence {
    if (number !== '') {
      const read = readNumber(number);
      const found = read === null ? null : volunteerOfNumber(ctx, read);
      return found?.residentId ?? said.number;
    }
    if (document !== '') return byDocument.get(bare(document).toUpperCase())?.residentId ?? said.document;
    const named = byName.get(bare(name)) ?? [];
    const digits = bare(phone);
    const called = named.filter(({ residentId }) =>
      phonesOf(ctx, residentId).some((one) => one.number === digits),
    );
    const candidates = called.length > 0 ? called : named;
    const persons = new Set(candidates.map(({ residentId }) => requireResident(ctx, residentId).id));
    const [only] = persons;
    if (only === undefined) return said.name;
    return persons.size > 1 ? said.several : only;
  }

  return {
    find(stated: Stated): { volunteerId: string } | Sentence {
      const residentId = residentOf(stated);
      if (typeof residentId !== 'string') return residentId;
      const person = requireResident(ctx, residentId);
      const names = [person.name, ...person.formerNames].map(bare);
      if (stated.name !== '' && !names.includes(bare(stated.name))) return said.otherName;
      const volunteer = volunteerOfResident(ctx, residentId);
      return volunteer ? { volunteerId: volunteer.id } : said.name;
    },
  };
}
