/** `node --import ./mutate.ts run.ts` with `LINLI_MUTATION=<a Mutation as JSON>`: loads the code with one safeguard taken out. */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Mutation, mutated } from './mutations.ts';

const mutation: Mutation = JSON.parse(process.env.LINLI_MUTATION ?? '');
const url = pathToFileURL(join(import.meta.dirname, '../../..', mutation.file)).href;

registerHooks({
  load(wanted, context, next) {
    const loaded = next(wanted, context);
    if (wanted !== url) return loaded;
    return { ...loaded, source: mutated(String(loaded.source), mutation) };
  },
});
