/** `node --import ./mutate.ts run.ts` with `LINLI_MUTATION=<place in the list>`: loads the code with one safeguard taken out. */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mutations } from './mutations.ts';

const mutation = mutations[Number(process.env.LINLI_MUTATION)];
if (!mutation) throw new Error('there is no such mutation');
const { file, find, replace } = mutation;
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
