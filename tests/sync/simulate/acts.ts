/** What people do at a desk: ordinary commands on people and things that the desk knows, chosen at random. */
import {
  type Act,
  type ActParts,
  idsOf,
  nameOf,
  phones,
  pick,
  residentOf,
  text,
  tried,
  urnOf,
  uuid,
} from './chance.ts';
import { monday } from './template.ts';

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

/** *Which is right?* (SPEC R5), answered as the page does: one card, or some at once. */
async function decideCards({ client, random }: ActParts) {
  const cards = await client.sync.cards({});
  if (cards.length === 0) return;
  const first = Math.floor(random() * cards.length);
  const ids = cards.slice(first, first + pick(random, [1, 1, 3])).map(({ id }) => id);
  await client.sync.decide({ ids, keep: pick(random, ['stands', 'other'] as const) });
}

/** What the district could not store (SPEC R8): somebody has looked at it. */
async function putRefusedAside({ client }: ActParts) {
  const fresh = (await client.sync.refused({})).filter(({ seen }) => !seen);
  if (fresh.length === 0) return;
  await client.sync.putAside({ refused: fresh.map(({ epoch, n }) => ({ epoch, n })) });
}

async function eraseOne({ client, ...parts }: ActParts) {
  const residentId = residentOf({ client, ...parts });
  const { name } = await client.erasure.plan({ residentId });
  await client.erasure.erase({ residentId, reason: 'asked', typed: name });
}

const urn = urnOf([
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
  [6, decideCards],
  [3, putRefusedAside],
  [2, eraseOne],
]);

/** @param more what only this desk's program can do */
export const actAtRandom = (parts: ActParts, more: readonly Act[]): Promise<string> =>
  tried(pick(parts.random, [...urn, ...more]), parts);
