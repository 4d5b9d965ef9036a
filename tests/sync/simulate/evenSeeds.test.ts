/** The other half of the seeds: see `oddSeeds.test.ts`. */
import { holdsFrom } from './seeds.ts';

holdsFrom(2);
