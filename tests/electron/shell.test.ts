import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deviceKeyStore, type SafeStorage } from '../../electron/deviceKey.ts';
import { appOrigin, isOwnFrame, isOwnPage, mayUse, startPage } from '../../electron/policy.ts';

const strangers = [
  'https://app/',
  'http://127.0.0.1:5290/',
  'file:///etc/passwd',
  'desk://other/',
  'desk://app.evil.example/',
  'desk://app:8080/',
  'desk://user@app/',
  'desk://user:secret@app/',
  'desk:app',
  'data:text/html,hello',
  'javascript:alert(1)',
  'blob:desk://app/1',
  'about:blank',
  'no address',
  '',
];

describe('a page of our own', () => {
  it.each([startPage, `${appOrigin}/index.html`, `${appOrigin}/#/display`, `${appOrigin}/?x#/queue`])(
    'is %s',
    (address) => expect(isOwnPage(address)).toBe(true),
  );

  it.each(strangers)('is not "%s"', (address) => {
    expect(isOwnPage(address)).toBe(false);
    expect(isOwnFrame({ url: address, parent: null })).toBe(false);
    expect(mayUse('fullscreen', address)).toBe(false);
  });

  it('comes from the development server only where there is one', () => {
    const dev = 'http://localhost:5173';
    expect(isOwnPage(`${dev}/#/queue`)).toBe(false);
    expect(isOwnPage(`${dev}/#/queue`, dev)).toBe(true);
    expect(isOwnPage('http://localhost:5174/', dev)).toBe(false);
    expect(isOwnPage('http://localhost:5173@evil.example/', dev)).toBe(false);
  });
});

describe('a call', () => {
  it('is heard from the top frame of a page of ours', () => {
    expect(isOwnFrame({ url: startPage, parent: null })).toBe(true);
  });

  it('is not heard from a frame inside it, nor from one that is gone', () => {
    expect(isOwnFrame({ url: startPage, parent: {} })).toBe(false);
    expect(isOwnFrame(null)).toBe(false);
  });
});

describe('a permission', () => {
  it.each(['clipboard-sanitized-write', 'fullscreen'])('to %s is granted to our pages', (permission) => {
    expect(mayUse(permission, startPage)).toBe(true);
  });

  it.each([
    'media',
    'camera',
    'microphone',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'usb',
    'serial',
    'hid',
  ])('to %s is denied to everybody', (permission) => expect(mayUse(permission, startPage)).toBe(false));
});

/** A keystore as an operating system might offer it. */
function storage(backend: string, available = true): SafeStorage {
  const mask = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => mask(Buffer.from(text, 'utf8')),
    decryptString: (encrypted) => mask(encrypted).toString('utf8'),
  };
}

describe("the system's keystore", () => {
  it('gives every key back as it was', async () => {
    const store = deviceKeyStore(storage('gnome_libsecret'), 'linux');
    const key = randomBytes(32);
    const wrapped = await store?.wrap(key);
    expect(wrapped).not.toEqual(key);
    expect(await store?.unwrap(wrapped ?? key)).toEqual(key);
  });

  it.each(['basic_text', 'unknown', ''])('of Linux is refused when it is "%s"', (backend) => {
    expect(deviceKeyStore(storage(backend), 'linux')).toBeNull();
  });

  it('is refused where it cannot encrypt', () => {
    expect(deviceKeyStore(storage('kwallet6', false), 'linux')).toBeNull();
    expect(deviceKeyStore(storage('', false), 'win32')).toBeNull();
  });

  it('of Windows and macOS has no backends to choose from', () => {
    expect(deviceKeyStore(storage(''), 'win32')).not.toBeNull();
    expect(deviceKeyStore(storage(''), 'darwin')).not.toBeNull();
  });
});
