/**
 * What makes a lockfile install on one machine and fail on another: an optional platform package that is named but not
 * held (npm drops them when a lockfile is renewed over existing modules), or the address of somebody's registry.
 */
import { z } from 'zod';

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      link: z.boolean().optional(),
      integrity: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

export interface LockfileFlaws {
  missing: string[];
  addresses: string[];
  /** Packages whose content nothing vouches for. */
  unverified: string[];
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

export function lockfileFlaws(text: string): LockfileFlaws {
  const packages = Object.entries(lockfile.parse(JSON.parse(text)).packages);
  const held = new Set(packages.map(([path]) => nameOf(path)));
  return {
    missing: packages.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !held.has(name))
        .map((name) => `${path} → ${name}`),
    ),
    addresses: packages.filter(([, { resolved }]) => /^https?:/.test(resolved ?? '')).map(([path]) => path),
    unverified: packages.filter(([path, { integrity }]) => path !== '' && !integrity).map(([path]) => path),
  };
}
