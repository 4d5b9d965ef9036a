/** What people do at a desk: ordinary commands on people and things that the desk knows, chosen at random. */
import type { DeskClient } from '../../../db/contract.ts';
import type { Sqlite } from '../../../db/core/connection.ts';
import { DeskError } from '../../../db/core/errors.ts';
import { monday } from './template.ts';

export interface ActParts {
  client: DeskClient;
  sqlite: Sqlite;
  random(): number;
}

type Act = (parts: ActParts) => Promise<unknown>;

export function pick<T>(random: () => number, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
}

const surnames = [...'王李张刘陈杨单解仇任'];
const givenNames = ['玉兰', '桂芳', '静秋', '𠮷', '建国', '一'];
/** Also what people paste: emoji, half of one, a null character, the end of a line. */
const remarks = [
  '常来',
  '😀',
  '\ud83d',
  'a\u0000b',
  '第一行\n第二行',
  ' ',
  '０１２',
  '"\\',
  '很长'.repeat(900),
];
const phones = ['13800000001', '13800000002', '028-88888888'];

/** Newest first, so that one person is often meant by several desks. */
function residentOf({ sqlite, random }: ActParts): string {
  const ids = sqlite
    .prepare<[], string>("SELECT id FROM resident WHERE status <> 'merged' ORDER BY id DESC LIMIT 4")
    .pluck()
    .all();
  return pick(random, ids);
}

function idsOf(sqlite: Sqlite, sql: string): string[] {
  return sqlite.prepare<[], string>(sql).pluck().all();
}

const text = ({ random }: ActParts) => pick(random, remarks);
const nameOf = ({ random }: ActParts) => pick(random, surnames) + pick(random, givenNames);
function uuid({ random }: ActParts): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

async function addPerson(parts: ActParts) {
  const { client, random } = parts;
  await client.residents.add({
    person: { name: nameOf(parts), remarks: text(parts), building: pick(random, ['1', '2', '3']) },
    phones: random() < 0.5 ? [{ number: pick(random, phones), label: '本人' }] : [],
    categories: [],
    household: null,
    notDuplicates: idsOf(parts.sqlite, 'SELECT id FROM resident').slice(0, 50),
  });
}

async function editPerson(parts: ActParts) {
  const { client, random, sqlite } = parts;
  const patches = [
    { name: nameOf(parts) },
    { remarks: text(parts) },
    { building: pick(random, ['1', '2', null]), room: pick(random, ['301', '302', null]) },
    { emergencyPhone: pick(random, [...phones, null]) },
    { sex: pick(random, ['male', 'female', null] as const) },
    { formerNames: random() < 0.5 ? [] : [nameOf(parts)] },
  ];
  const notDuplicates = idsOf(sqlite, 'SELECT id FROM resident').slice(0, 50);
  await client.residents.edit({
    id: residentOf(parts),
    patch: pick(random, patches),
    was: {},
    notDuplicates,
  });
}

async function addPhone(parts: ActParts) {
  const first = parts.random() < 0.5;
  await parts.client.residents.addPhone({
    residentId: residentOf(parts),
    number: pick(parts.random, phones),
    label: '',
    first,
  });
}

async function categorise({ client, random, ...parts }: ActParts) {
  await client.residents.addCategory({
    residentId: residentOf({ client, random, ...parts }),
    category: pick(random, ['lowIncome', 'livingAlone', 'disabled'] as const),
    detail: null,
    source: '本人申报',
    startsOn: null,
    expiresOn: pick(random, [null, '2027-01-31']),
  });
}

async function registerVisit(parts: ActParts) {
  const { client, random, sqlite } = parts;
  await client.visits.register({
    id: uuid(parts),
    who: { residentId: residentOf(parts), agentId: null, visitor: null },
    matterId: pick(random, idsOf(sqlite, 'SELECT id FROM matter ORDER BY id LIMIT 5')),
    channel: 'counter',
    note: text(parts),
    outcome: pick(random, [{ kind: 'done' }, { kind: 'accepted', dueOn: '2099-12-31' }] as const),
    companions: 0,
  });
}

async function correctVisit(parts: ActParts) {
  const { client, random, sqlite } = parts;
  const versions = idsOf(sqlite, 'SELECT id FROM visit ORDER BY id DESC LIMIT 3');
  if (versions.length === 0) return;
  const id = uuid(parts);
  const versionId = pick(random, versions);
  if (random() < 0.3) await client.visits.withdraw({ id, versionId, reason: '记错了' });
  else await client.visits.correct({ id, versionId, patch: { note: text(parts) }, reason: '更正' });
}

async function followUp(parts: ActParts) {
  const { client, random, sqlite } = parts;
  const roots = idsOf(sqlite, 'SELECT DISTINCT root_id FROM visit ORDER BY 1 DESC LIMIT 3');
  if (roots.length === 0) return;
  const rootId = pick(random, roots);
  await client.followUps.add({ id: uuid(parts), rootId, kind: 'note', note: `跟进 ${text(parts)}` });
}

/** Named by resident, day and meal: two desks log the same lunch. */
async function serveLunch(parts: ActParts) {
  const { client, random, sqlite } = parts;
  const optionId = pick(random, idsOf(sqlite, 'SELECT id FROM menu_option ORDER BY id LIMIT 1'));
  await client.meals.serve({
    residentId: residentOf(parts),
    day: monday,
    meal: 'lunch',
    serving: 1,
    optionId,
    mode: pick(random, ['dineIn', 'takeAway'] as const),
    payment: pick(random, ['cash', 'signed'] as const),
  });
}

async function undoLunch(parts: ActParts) {
  const { client, random, sqlite } = parts;
  const versions = idsOf(sqlite, 'SELECT id FROM meal ORDER BY id DESC LIMIT 3');
  if (versions.length === 0) return;
  await client.meals.withdraw({ id: uuid(parts), versionId: pick(random, versions), reason: '记错了' });
}

/** Named by resident and day: a tap at two desks. */
async function arrive(parts: ActParts) {
  const { client, random, sqlite } = parts;
  const elders = idsOf(sqlite, 'SELECT resident_id FROM enrolment ORDER BY id');
  const residentId = pick(random, elders);
  const acts = [
    () => client.daycare.arrive({ residentId, day: monday }),
    () => client.daycare.absent({ residentId, day: monday, reason: 'ill', note: '' }),
    () => client.daycare.depart({ residentId, day: monday, withWhom: null }),
  ];
  await pick(random, acts)();
}

/** A register that life numbers, and a field that a person must always decide. */
async function setDiet(parts: ActParts) {
  const { client, random } = parts;
  await client.menu.setDiet({
    residentId: residentOf(parts),
    diets: pick(random, [[], ['soft'], ['diabetic', 'lowSalt']] as const).slice(),
    allergens: pick(random, [[], ['fish'], ['egg']] as const).slice(),
    note: pick(random, ['', '牙口不好']),
  });
}

async function changeSettings({ client, random }: ActParts) {
  const choices = [
    { longWaitMinutes: 5 + Math.floor(random() * 20) },
    { dueSoonDays: Math.floor(random() * 10) },
  ];
  await client.centre.changeSettings(pick(random, choices));
}

const acts: readonly (readonly [weight: number, act: Act])[] = [
  [8, addPerson],
  [20, editPerson],
  [4, addPhone],
  [4, categorise],
  [14, registerVisit],
  [5, correctVisit],
  [6, followUp],
  [8, serveLunch],
  [3, undoLunch],
  [6, arrive],
  [5, setDiet],
  [3, changeSettings],
];
/** Each as often as it weighs. */
const urn = acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));

async function eraseOne({ client, random, ...parts }: ActParts) {
  const residentId = residentOf({ client, random, ...parts });
  const { name } = await client.erasure.plan({ residentId });
  await client.erasure.erase({ residentId, reason: 'asked', typed: name });
}

/** Apart from the others: it cannot be undone. @returns its name, and what spoke against it */
export const erasePerson = (parts: ActParts): Promise<string> => tried(eraseOne, parts);

/** One act; what the desk refuses with a sentence is as good as nothing done. @returns its name */
export const actAtRandom = (parts: ActParts): Promise<string> => tried(pick(parts.random, urn), parts);

async function tried(act: Act, parts: ActParts): Promise<string> {
  try {
    await act(parts);
    return act.name;
  } catch (error) {
    if (error instanceof DeskError) return `${act.name}: ${error.code}`;
    throw error;
  }
}
