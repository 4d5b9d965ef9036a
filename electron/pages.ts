/**
 * The built renderer as files with their headers, for both hosts: the desktop's own protocol and the loopback server.
 * Nothing outside the folder is ever read, whatever the address says.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** Mantine writes its style variables into <style> elements; everything else comes from our own files. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer of a host, whatever it carries. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** The file that a path names, or null where it names none of ours. `path` is what the address said, still encoded. */
export function resolvePage(root: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  // A colon would reach a Windows drive or an alternate stream, a backslash another folder.
  if (!decoded.startsWith('/') || /[\0\\:]/.test(decoded) || decoded.split('/').includes('..')) return null;
  const file = join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded);
  return file.startsWith(root + sep) ? file : null;
}

export interface Page {
  body: Buffer<ArrayBuffer>;
  headers: Record<string, string>;
}

export async function loadPage(root: string, path: string): Promise<Page | null> {
  const file = resolvePage(root, path);
  const type = file && mediaTypes[extname(file)];
  if (!file || !type) return null;
  try {
    const body = await readFile(file);
    // Built assets carry a hash of their content in the name; pages must be asked for anew after an update.
    const hashed = /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/.test(path);
    const cacheControl = hashed ? 'public, max-age=31536000, immutable' : 'no-store';
    return { body, headers: { ...guardHeaders, 'content-type': type, 'cache-control': cacheControl } };
  } catch {
    return null;
  }
}
