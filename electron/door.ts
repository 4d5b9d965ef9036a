/**
 * Who may come in over loopback. Any program and any web page on this computer can knock at 127.0.0.1, so a browser is
 * admitted by a one-time link that only the person at the screen was given, and known by its cookie from then on.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Session } from '../db/core/session.ts';
import { hostFailure } from './failures.ts';

const newSecret = () => randomBytes(32).toString('base64url');
const digest = (secret: string) => createHash('sha256').update(secret).digest();

export interface Door {
  /** A token that lets one browser in, once. */
  newToken(): string;
  /** Lets a browser in: its cookie if the token is good, null if it was in already. */
  enter(token: string, cookieHeader: string | undefined): string | null;
  /** The session of the browser that sent this cookie header. */
  sessionOf(cookieHeader: string | undefined): Session;
}

/** @param cookieName differs by port, because cookies on 127.0.0.1 do not. */
export function createDoor(cookieName: string, openSession: () => Session): Door {
  const tokens = new Set<Buffer>();
  const sessions = new Map<string, Session>();

  /** Compares with every open token in constant time, and burns the one that matches. */
  function burn(token: string): boolean {
    const presented = digest(token);
    const found = [...tokens].filter((open) => timingSafeEqual(open, presented));
    for (const open of found) tokens.delete(open);
    return found.length > 0;
  }
  function find(cookieHeader = ''): Session | undefined {
    const pair = cookieHeader.split(/;\s*/).find((part) => part.startsWith(`${cookieName}=`));
    // Looked up by digest: how long that takes says nothing about the cookie.
    return pair ? sessions.get(digest(pair.slice(cookieName.length + 1)).toString('hex')) : undefined;
  }

  return {
    newToken() {
      const token = newSecret();
      tokens.add(digest(token));
      return token;
    },
    enter(token, cookieHeader) {
      const burned = burn(token);
      if (find(cookieHeader)) return null;
      if (!burned) throw hostFailure('host.linkUsed');
      const secret = newSecret();
      sessions.set(digest(secret).toString('hex'), openSession());
      return `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    sessionOf(cookieHeader) {
      const session = find(cookieHeader);
      if (!session) throw hostFailure('host.notAdmitted');
      return session;
    },
  };
}

/**
 * A name other than ours in `Host` is a web page that made its own domain point here (DNS rebinding); another `Origin`
 * is a page of someone else's. Returns the origin that this request's own page has.
 */
export function checkAddress(headers: IncomingHttpHeaders, port: number): string {
  if (headers.host !== `127.0.0.1:${port}` && headers.host !== `localhost:${port}`) {
    throw hostFailure('host.wrongAddress');
  }
  return `http://${headers.host}`;
}

export function checkOrigin(headers: IncomingHttpHeaders, ownOrigin: string): void {
  if (headers.origin !== ownOrigin) throw hostFailure('host.wrongOrigin');
}
