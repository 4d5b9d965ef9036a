/** The simulation notices what is taken out of the district's program. */
import { atDistrict } from './mutations.ts';
import { noticesEachOf } from './noticed.ts';

noticesEachOf(atDistrict);
