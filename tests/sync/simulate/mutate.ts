/** `node --import ./mutate.ts run.ts` with `LINLI_MUTATION=<a Mutation as JSON>`: loads the code with one safeguard taken out. */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mutation } from './mutations.ts';

const { file, find, replace }: Mutation = JSON.parse(process.env.LINLI_MUTATION ?? '');
const url = pathToFileURL(join(import.meta.dirname, '../../..', file)).href;

registerHooks({
  load(wanted, context, next) {
    const loaded = next(wanted, context);
    if (wanted !== url) return loaded;
    const source = String(loaded.source);
    if (source.split(find).length !== 2) throw new Error(`${file} no longer says: ${find}`);
    return { ...loaded, source: source.replace(find, () => replace) };
  },
});
