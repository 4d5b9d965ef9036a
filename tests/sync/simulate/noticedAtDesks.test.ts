/** The simulation notices what is taken out of a desk's program. */
import { atDesks } from './mutations.ts';
import { noticesEachOf } from './noticed.ts';

noticesEachOf(atDesks);
