/** Random runs of a centre and its district (SPEC, *What must always hold*); a seed that fails is replayed with `npm run simulate`. */
import { holdsFrom } from './seeds.ts';

holdsFrom(1);
