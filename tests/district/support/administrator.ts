/** An administrator's browser, and centres with something to look at. */
import type { Store } from '../../../district/store.ts';
import { httpDesk, invite, newCentre, type RunningDistrict } from './client.ts';

export const password = '杏林春暖二零二六';
/** The day of `startOfTime`. */
export const today = '2026-09-21';
export const person = '019d0000-0000-7000-8000-000000000001';

/** A browser that is signed in: it keeps its cookie and fills in the word of the form. */
export async function browserAt({ address }: RunningDistrict, language: 'zh' | 'en' = 'zh') {
  let cookies = `linli_language=${language}`;
  let word = '';
  const read = async (answer: Response) => {
    const text = await answer.text();
    word = /name="word" value="([^"]+)"/.exec(text)?.[1] ?? word;
    return { status: answer.status, text, location: answer.headers.get('location') };
  };
  const open = async (path: string) =>
    read(await fetch(address + path, { headers: { cookie: cookies }, redirect: 'manual' }));
  const send = async (path: string, form: Record<string, string>) => {
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ word, ...form }),
      redirect: 'manual',
    });
    const given = answer.headers.get('set-cookie');
    if (given !== null) cookies = `linli_language=${language}; ${given.split(';', 1)[0]}`;
    return { ...(await read(answer)), cookie: given };
  };
  return { open, send, cookies: () => cookies };
}

export async function signedInAt(district: RunningDistrict, language: 'zh' | 'en' = 'zh') {
  const page = await browserAt(district, language);
  await page.send('/admin/sign-in', { name: 'admin', password });
  await page.open('/admin');
  return page;
}

/** A centre whose desk has registered a person and logged a meal. */
export async function busyCentreOf(district: RunningDistrict, name: string) {
  const { store } = district;
  const centreId = await newCentre(store, name);
  const desk = httpDesk(district);
  await desk.enrol(await invite(store, centreId));
  desk.save(
    {
      entity: 'resident',
      rowId: person,
      op: 'insert',
      fields: { id: person, name: '欧阳静好', documentNumber: '110101194912310028', status: 'here' },
    },
    {
      entity: 'residentPhone',
      rowId: 'phone-1',
      op: 'insert',
      fields: { id: 'phone-1', residentId: person, number: '13800000000' },
    },
  );
  return { centreId, desk };
}

export async function registerOf(store: Store, centreId: string, rowId: string) {
  const [row] = await store.transaction({ centreId }, (sql) =>
    sql.query<{ fields: Record<string, unknown> }>('SELECT fields FROM register_row WHERE row_id = $1', [
      rowId,
    ]),
  );
  return row?.fields;
}
