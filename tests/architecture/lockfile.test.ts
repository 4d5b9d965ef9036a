import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockfileFlaws } from '../support/lockfile.ts';

const root = join(import.meta.dirname, '../..');

it('the lockfile installs on every platform and names no registry', () => {
  const flaws = lockfileFlaws(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  expect(flaws).toEqual({ missing: [], addresses: [], unverified: [] });
});

it('a lockfile that lacks a platform package, or names a registry, is told', () => {
  const integrity = 'sha512-x';
  const packages = {
    '': {},
    'node_modules/tool': {
      integrity,
      optionalDependencies: { 'tool-linux-x64': '1', '@scope/tool-win32': '1' },
    },
    'node_modules/tool/node_modules/@scope/tool-win32': {
      integrity,
      resolved: 'https://registry.example/x.tgz',
    },
    'node_modules/loose': {},
  };
  expect(lockfileFlaws(JSON.stringify({ packages }))).toEqual({
    missing: ['node_modules/tool → tool-linux-x64'],
    addresses: ['node_modules/tool/node_modules/@scope/tool-win32'],
    unverified: ['node_modules/loose'],
  });
});

it('versions are pinned exactly', () => {
  const manifest: Record<string, Record<string, string>> = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const versions = { ...manifest.dependencies, ...manifest.devDependencies };
  const loose = Object.entries(versions).filter(
    ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});
