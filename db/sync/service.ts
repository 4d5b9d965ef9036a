/** Answers how the exchange stands, and carries out what people decide about it. */
import type { Handlers, TaskContext } from '../core/dispatch.ts';
import { schemaOf } from '../core/migrate.ts';
import { readAddress } from './ask.ts';
import { decide, listCards, revealCard } from './cards.ts';
import type { sync as contract } from './contract.ts';
import { sayFailure, syncFailure } from './failures.ts';
import { readRuns } from './history.ts';
import { askToEnrol, probe } from './httpLink.ts';
import type { Exchanger } from './loop.ts';
import { keyToEnrol, readPeer, saveEnrolment } from './peer.ts';
import { type Proof, proveSafe } from './proof.ts';
import { readProxy, showProxy } from './proxy.ts';
import { listRefused, putAside } from './refusals.ts';
import { readStatus } from './status.ts';

export { createExchanger, type Exchanger, type ExchangerParts } from './loop.ts';

const shownRuns = 100;

type EnrolInput = { address: string; proxy?: string | undefined; code: string; deskName: string };

function createEnrolment(exchanger: Exchanger) {
  return async function enrol(ctx: TaskContext, input: EnrolInput) {
    const peer = readPeer(ctx.sqlite);
    const stands =
      peer !== null && peer.revokedAt === null && exchanger.live().failure !== 'sync.unknownDesk';
    if (stands) throw syncFailure('sync.enrolled');
    const address = readAddress(input.address);
    const proxy = readProxy(input.proxy ?? '');
    const pair = await ctx.transact((tx) => keyToEnrol(tx.sqlite));
    const answer = await askToEnrol(exchanger.askAt(address, proxy), {
      code: input.code,
      deskId: ctx.deskId,
      publicKey: pair.publicKey,
      deskName: input.deskName,
      version: exchanger.version,
      schema: schemaOf(ctx.sqlite),
    });
    if (peer && peer.centreId !== answer.centreId)
      throw syncFailure('sync.otherCentre', { name: answer.centreName });
    const { centreName, districtName } = answer;
    await ctx.transact((tx) => {
      saveEnrolment(tx.sqlite, { address, proxy }, pair.privateKey, answer, tx.now);
      tx.record(null, { address, districtName, centreName, deskName: input.deskName });
    });
    exchanger.wake();
    return { centreName, districtName, joining: answer.head > 0 };
  };
}

export function syncHandlers(exchanger: Exchanger): Handlers<typeof contract> {
  let proven: { at: number; proof: Proof } | null = null;
  return {
    status: (ctx) => readStatus(ctx, exchanger.live(), proven),
    async sendNow(ctx) {
      if (!readPeer(ctx.sqlite)) throw syncFailure('sync.notEnrolled');
      exchanger.wake();
      return {};
    },
    pause(ctx, { paused }) {
      if (!readPeer(ctx.sqlite)) throw syncFailure('sync.notEnrolled');
      ctx.sqlite.prepare('UPDATE exchange_peer SET paused = ?').run(paused ? 1 : 0);
      ctx.record(null, { paused });
      // It looks at the file again once this is committed.
      setImmediate(() => exchanger.wake());
      return {};
    },
    async tryAddress(_ctx, { address: typed, proxy = '' }) {
      const address = readAddress(typed);
      const { name } = await probe(exchanger.askAt(address, readProxy(proxy)));
      return { address, name };
    },
    setProxy(ctx, { proxy: typed }) {
      if (!readPeer(ctx.sqlite)) throw syncFailure('sync.notEnrolled');
      const proxy = readProxy(typed);
      ctx.sqlite.prepare('UPDATE exchange_peer SET proxy = ?').run(proxy);
      ctx.record(null, { proxy: proxy && showProxy(proxy) });
      setImmediate(() => exchanger.wake());
      return {};
    },
    enrol: createEnrolment(exchanger),
    history: (ctx) =>
      readRuns(ctx.sqlite, shownRuns).map(({ failure, ...run }) => ({
        ...run,
        failure: failure === null ? null : { code: failure, sentence: sayFailure(failure) },
      })),
    async proveSafe(ctx) {
      if (!readPeer(ctx.sqlite)) throw syncFailure('sync.notEnrolled');
      const proof = await proveSafe(ctx.sqlite, exchanger.link());
      proven = { at: ctx.now, proof };
      exchanger.changed();
      const told = ({ epoch, last, chain }: Proof['desk']) => ({ epoch, last, hash: chain });
      return { ...proof, district: told(proof.district), desk: told(proof.desk) };
    },
    cards: listCards,
    revealCard,
    decide,
    refused: listRefused,
    putAside(ctx, { refused }) {
      putAside(ctx, refused);
      setImmediate(() => exchanger.changed());
      return {};
    },
  };
}
