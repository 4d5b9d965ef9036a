/** Reads which source file imports what, without a compiler: imports of this project stand at the start of a line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

export interface Source {
  /** From the root of the project, with `/`. */
  path: string;
  text: string;
  /** Paths of this project (`db/core/ids.ts`) and names of packages (`zod`, `node:fs`), types included. */
  imports: string[];
  /** Those that are still there when types are erased. */
  runtime: string[];
}

const folders = ['db', 'electron', 'renderer', 'district'];
const importPattern =
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

export function importsOf(path: string, text: string, types: 'with types' | 'without types'): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...code.matchAll(importPattern)].flatMap(([statement, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic;
    if (name === undefined) return [];
    if (types === 'without types' && /^\s*(?:import|export)\s+type\b/.test(statement)) return [];
    return [name.startsWith('.') ? posix.join(posix.dirname(path), name) : name];
  });
}

export function source(path: string, text: string): Source {
  return {
    path,
    text,
    imports: importsOf(path, text, 'with types'),
    runtime: importsOf(path, text, 'without types'),
  };
}

export function readSources(root: string): Source[] {
  return folders
    .flatMap((folder) => {
      try {
        return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(folder, file),
        );
      } catch {
        return [];
      }
    })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => source(file.split(sep).join('/'), readFileSync(join(root, file), 'utf8')));
}
