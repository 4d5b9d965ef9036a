/** Consent (同意) per purpose, and the photo, which needs one. The latest word on a purpose holds (PIPL art. 14, 15). */
import { desc, eq } from 'drizzle-orm';
import { account } from '../accounts/table.ts';
import { ageOn, dayAt } from '../core/clock.ts';
import { statement } from '../core/connection.ts';
import { accountOf, type CommandContext, type QueryContext } from '../core/dispatch.ts';
import { naturalId } from '../core/ids.ts';
import { residentFailure } from './failures.ts';
import type { Given } from './given.ts';
import { among, cardIds, type ResidentRow, requireCard, requireResident } from './rows.ts';
import { residentConsent, residentConsents, residentPhoto, residentPhotos } from './table.ts';
import { codesOf, consentPurposes, guardianAge } from './vocabulary.ts';

const consents = statement((db) =>
  db
    .select({
      id: residentConsent.id,
      purpose: residentConsent.purpose,
      given: residentConsent.given,
      by: residentConsent.by,
      guardianName: residentConsent.guardianName,
      guardianRelation: residentConsent.guardianRelation,
      form: residentConsent.form,
      at: residentConsent.at,
      account: account.name,
    })
    .from(residentConsent)
    .leftJoin(account, eq(account.id, residentConsent.accountId))
    .where(among(residentConsent.residentId))
    .orderBy(desc(residentConsent.at), desc(residentConsent.id))
    .prepare(),
);

/** Every purpose with its latest word and its history; a merged card's consents count for the person. */
export function consentsOf(ctx: QueryContext, residentId: string) {
  const rows = consents(ctx.db).all({ ids: JSON.stringify(cardIds(ctx, residentId)) });
  return codesOf(consentPurposes).map((purpose) => {
    const history = rows.filter((row) => row.purpose === purpose);
    const [latest = null] = history;
    return { purpose, holds: latest?.given ?? false, latest, history };
  });
}

type Words = Omit<Given<'withdrawConsent'>, 'residentId'> & { given: boolean; at: number };

function saveConsent(ctx: CommandContext, person: ResidentRow, words: Words) {
  if (words.at > ctx.now) throw residentFailure('resident.inFuture', {}, 'at');
  const age = person.birthDate === null ? null : ageOn(person.birthDate, dayAt(words.at, ctx.zone));
  if (age !== null && age < guardianAge && words.by === 'self')
    throw residentFailure('consent.guardianNeeded');
  if (words.by === 'guardian' && !(words.guardianName && words.guardianRelation)) {
    throw residentFailure('consent.guardianUnnamed');
  }
  const id = ctx.ids.next();
  const accountId = accountOf(ctx).id;
  ctx.write.insert(residentConsents, { id, residentId: person.id, ...words, accountId });
  ctx.record(person.id);
  return { id };
}

export function giveConsent(ctx: CommandContext, { residentId, at, ...words }: Given<'giveConsent'>) {
  return saveConsent(ctx, requireCard(ctx, residentId), { ...words, given: true, at: at ?? ctx.now });
}

export function withdrawConsent(ctx: CommandContext, { residentId, ...words }: Given<'withdrawConsent'>) {
  const person = requireCard(ctx, residentId);
  const consent = consentsOf(ctx, residentId).find(({ purpose }) => purpose === words.purpose);
  if (!consent?.holds) throw residentFailure('consent.notGiven');
  return saveConsent(ctx, person, { ...words, given: false, at: ctx.now });
}

const photos = statement((db) => db.select().from(residentPhoto).where(among(residentPhoto.id)).prepare());

/** The id of a card's photo, on every desk. */
export const photoId = (residentId: string) => naturalId('photo', residentId);

/** Of the card and those merged into it, its own first. */
export function photosOf(ctx: QueryContext, residentId: string) {
  const ids = cardIds(ctx, residentId);
  return photos(ctx.db)
    .all({ ids: JSON.stringify(ids.map(photoId)) })
    .filter(({ jpeg }) => jpeg !== '')
    .toSorted((one, other) => ids.indexOf(one.residentId) - ids.indexOf(other.residentId));
}

/** Base64 JPEG: the card's own, else that of a card merged into it. */
export function photo(ctx: QueryContext, { id }: { id: string }): { jpeg: string | null } {
  return { jpeg: photosOf(ctx, requireResident(ctx, id).id)[0]?.jpeg ?? null };
}

export function setPhoto(ctx: CommandContext, { residentId, jpeg }: Given<'setPhoto'>) {
  requireCard(ctx, residentId);
  const id = photoId(residentId);
  const known = photos(ctx.db).get({ ids: JSON.stringify([id]) });
  if (known) ctx.write.update(residentPhotos, id, { jpeg });
  else ctx.write.insert(residentPhotos, { id, residentId, jpeg });
  ctx.record(residentId);
  return {};
}

export function removePhoto(ctx: CommandContext, { residentId }: Given<'removePhoto'>) {
  requireCard(ctx, residentId);
  for (const { id } of photosOf(ctx, residentId)) ctx.write.update(residentPhotos, id, { jpeg: '' });
  ctx.record(residentId);
  return {};
}
