/** What every route of the administrator's page passes: language, session, and the word that a form must carry. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DistrictParts } from '../parts.ts';
import type { View } from './frame.ts';
import { cookie, type Session, type Sessions, sameWord } from './sessions.ts';
import { type Language, sayIn, type TextKey } from './texts.ts';

export const cookies = { session: 'linli_admin', language: 'linli_language' } as const;

/** Something on the page is not as it should be; said on a page of its own. */
export class PageFault extends Error {
  readonly status: number;
  readonly key: TextKey;

  constructor(status: number, key: TextKey) {
    super(key);
    this.name = 'PageFault';
    this.status = status;
    this.key = key;
  }
}

/** Thrown where somebody must sign in, or change a password that was given to them, before anything else. */
export class GoTo extends Error {
  readonly path: string;

  constructor(path: string) {
    super(path);
    this.name = 'GoTo';
    this.path = path;
  }
}

export interface SignedInView extends View {
  session: Session;
}

export interface Door {
  parts: DistrictParts;
  sessions: Sessions;
}

/** As the browser asks for, until somebody chooses; Chinese first. */
function languageOf({ headers }: FastifyRequest): Language {
  const chosen = cookie(headers.cookie, cookies.language);
  if (chosen === 'en' || chosen === 'zh') return chosen;
  return /^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh';
}

export function viewOf({ parts, sessions }: Door, request: FastifyRequest): View {
  const language = languageOf(request);
  const session = sessions.find(cookie(request.headers.cookie, cookies.session));
  return { language, say: sayIn(language), districtName: parts.identity.name, session, now: parts.now() };
}

export function signedIn(door: Door, request: FastifyRequest): SignedInView {
  const view = viewOf(door, request);
  const { session } = view;
  if (!session) throw new GoTo('/admin/sign-in');
  if (session.mustChange && request.routeOptions.url !== '/admin/password') throw new GoTo('/admin/password');
  return { ...view, session };
}

const formBody = z.record(z.string(), z.string());
const word = z.object({ word: z.string() });

/**
 * The form of somebody who is signed in, and that this page has shown them.
 * @param body its fields, where they are not the whole of what was sent
 */
export function formOf(
  door: Door,
  request: FastifyRequest,
  body: unknown = request.body,
): { view: SignedInView; form: Record<string, string> } {
  const view = signedIn(door, request);
  const form = formBody.safeParse(body);
  const given = word.safeParse(body);
  if (!form.success || !given.success || !sameWord(given.data.word, view.session.formWord))
    throw new PageFault(403, 'gone');
  return { view, form: form.data };
}

export function setCookie(
  reply: FastifyReply,
  { protocol }: FastifyRequest,
  name: string,
  value: string,
  seconds: number | null,
) {
  const age = seconds === null ? '' : `; Max-Age=${seconds}`;
  const secure = protocol === 'https' ? '; Secure' : '';
  reply.header('set-cookie', `${name}=${value}; Path=/admin; HttpOnly; SameSite=Strict${age}${secure}`);
}
