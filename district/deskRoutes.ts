/** What desks ask (`db/sync/protocol/wire.ts`): state, enrolment, batches, changes, snapshot. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BatchAnswer } from '../db/sync/protocol/answers.ts';
import { type Batch, isGenuine, type ReadChange, readBatch } from '../db/sync/protocol/batch.ts';
import { spellKey } from '../db/sync/protocol/bundle.ts';
import { type PulledChange, packPulled } from '../db/sync/protocol/pull.ts';
import {
  type EnrolAnswer,
  enrolRequest,
  headerNames,
  type OwnStateAnswer,
  paths,
  protocol,
  readEnvelope,
  type StateAnswer,
  wireLimits,
} from '../db/sync/protocol/wire.ts';
import { bundleKeyOf } from './bundle.ts';
import { enrolDesk } from './enrol.ts';
import { ingest, markOf } from './ingest.ts';
import type { DistrictParts } from './parts.ts';
import { changesAfter } from './pull.ts';
import { Refused } from './refused.ts';
import { schemaRange } from './schema.ts';
import type { Caller } from './signed.ts';
import { readPlace, snapshotPage, snapshotStart, spellPlace } from './snapshot.ts';

const limitOfPage = z.coerce.number().int().min(1).max(wireLimits.page).catch(500);
const changesQuery = z.object({ after: z.coerce.number().int().min(0), limit: limitOfPage });
const snapshotQuery = z.object({
  at: z.coerce.number().int().min(0).optional(),
  after: z.string().max(600).optional(),
  limit: limitOfPage,
});

function asked<Shape extends z.ZodType>(schema: Shape, value: unknown): z.output<Shape> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refused('sync.malformed');
  return parsed.data;
}

/** @throws Refused when nobody enrolled has signed it */
async function callerOf({ gate, limits }: DistrictParts, request: FastifyRequest): Promise<Caller> {
  const { url, headers, body } = request;
  const method = request.method === 'POST' ? 'POST' : 'GET';
  const caller = await gate.admit({
    method,
    target: url,
    headers,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  });
  limits.spend('desk', `${caller.centreId} ${caller.deskId}`);
  return caller;
}

export function deskRoutes(app: FastifyInstance, parts: DistrictParts): void {
  app.get(paths.state, (request) => answerState(parts, request));
  app.post(paths.enrol, (request) => answerEnrol(parts, request));
  app.post(paths.batches, (request) => parts.turnstile.pass(() => answerBatch(parts, request)));
  app.get(paths.changes, (request, reply) => answerChanges(parts, request, reply));
  app.get(paths.snapshot, (request, reply) => answerSnapshot(parts, request, reply));
}

async function answerState(
  parts: DistrictParts,
  request: FastifyRequest,
): Promise<StateAnswer | OwnStateAnswer> {
  const { identity, now, store, contacts } = parts;
  const state: StateAnswer = {
    protocol: protocol.name,
    versions: [protocol.version, protocol.version],
    name: identity.name,
    serverTime: now(),
    districtEpoch: identity.epoch,
  };
  if (request.headers[headerNames.signature] === undefined) return state;
  const caller = await callerOf(parts, request);
  contacts.heard(caller, request.headers, null);
  const { centreId, deskId } = caller;
  const own = await store.transaction({ centreId }, async (sql) => {
    const [centre] = await sql.query<{ seq: number }>('SELECT seq FROM centre WHERE centre_id = $1', [
      centreId,
    ]);
    return { mark: await markOf(sql, centreId, deskId), head: centre?.seq ?? 0 };
  });
  return { ...state, ...own, deskRevoked: false, schemaRange };
}

async function answerEnrol(parts: DistrictParts, request: FastifyRequest): Promise<EnrolAnswer> {
  const { limits, store, now, identity } = parts;
  limits.spend('enrol', request.ip);
  const enrolled = await enrolDesk(store, asked(enrolRequest, request.body), now());
  const bundleKey = spellKey(await bundleKeyOf(store));
  return { ...enrolled, districtName: identity.name, districtEpoch: identity.epoch, bundleKey };
}

async function answerBatch(parts: DistrictParts, request: FastifyRequest): Promise<BatchAnswer> {
  const { store, rules, now, identity, contacts, lanes } = parts;
  const lane = lanes.enter(String(request.headers[headerNames.desk]));
  try {
    const caller = await callerOf(parts, request);
    const batch = Buffer.isBuffer(request.body) ? readEnvelope(request.body) : null;
    if (!batch || batch.header.deskId !== caller.deskId || !isGenuine(batch, caller.key))
      throw new Refused('sync.malformed');
    const changes = changesOf(batch);
    await lane.turn;
    const ingested = await ingest({ store, rules, now }, caller.centreId, batch.header, changes);
    contacts.heard(caller, request.headers, null);
    const answer: BatchAnswer = { ...ingested, districtEpoch: identity.epoch, serverTime: now() };
    count(parts, batch, answer);
    return answer;
  } finally {
    lane.leave();
  }
}

/** @throws Refused for a page that its own desk's program did not make */
function changesOf(batch: Batch): ReadChange[] {
  try {
    return readBatch(batch);
  } catch {
    throw new Refused('sync.malformed');
  }
}

function count({ metrics }: DistrictParts, { header, body }: Batch, answer: BatchAnswer): void {
  metrics.add('batches', 1);
  metrics.add('bytes_in', body.length);
  if (answer.kind === 'gap') metrics.add('gaps', 1);
  if (answer.kind === 'fork') metrics.add('forks', 1);
  if (answer.kind !== 'stored') return;
  const said = answer.runs.flatMap(({ verdicts }) => verdicts);
  metrics.add('changes_received', header.count);
  metrics.add('changes_quarantined', said.filter(([, verdict]) => verdict === 'quarantined').length);
  metrics.add('conflicts', said.filter(([, verdict]) => verdict === 'conflict').length);
}

async function answerChanges(parts: DistrictParts, request: FastifyRequest, reply: FastifyReply) {
  const caller = await callerOf(parts, request);
  const { after, limit } = asked(changesQuery, request.query);
  const { head, changes } = await changesAfter(parts.store, caller.centreId, after, limit);
  parts.contacts.heard(caller, request.headers, after);
  parts.metrics.add('changes_pulled', changes.length);
  return sendPage(parts, reply, head, changes);
}

async function answerSnapshot(parts: DistrictParts, request: FastifyRequest, reply: FastifyReply) {
  const { store, rules, contacts, metrics } = parts;
  const caller = await callerOf(parts, request);
  const { at = null, after, limit } = asked(snapshotQuery, request.query);
  const place = after === undefined ? snapshotStart : readPlace(after);
  if (place === null) throw new Refused('sync.malformed');
  const page = await snapshotPage(store, rules, caller.centreId, { at, after: place, most: limit });
  if (page === null) throw new Refused('sync.malformed');
  contacts.heard(caller, request.headers, null);
  metrics.add('snapshot_rows', page.rows.length);
  reply.header(headerNames.snapshotAt, page.at);
  if (page.next) reply.header(headerNames.next, spellPlace(page.next));
  return sendPage(parts, reply, page.head, page.rows);
}

function sendPage(
  { metrics }: DistrictParts,
  reply: FastifyReply,
  head: number,
  changes: readonly PulledChange[],
) {
  reply.header(headerNames.head, head);
  if (changes.length === 0) return reply.code(204).send();
  const body = packPulled(changes);
  metrics.add('bytes_out', body.length);
  return reply.type('application/octet-stream').send(body);
}
