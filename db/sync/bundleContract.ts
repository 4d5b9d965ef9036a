/** The exchange by courier (USB 交换包): what waits goes into a file, and the file that comes back is read (SPEC R11). */
import { z } from 'zod';
import { instant } from '../core/fields.ts';
import { task } from '../core/procedure.ts';

export const bundles = {
  /** Everything that waits, sealed to the district; also with nothing in it, to fetch what others saved. */
  make: task({
    access: ['manager'],
    input: z.object({}),
    output: z.object({
      file: z.instanceof(Blob),
      fileName: z.string(),
      changes: z.int(),
      /** UTC ms; the district refuses it afterwards. */
      expiresAt: instant,
    }),
  }),
  /** What the district gave the courier to bring back. */
  take: task({
    access: ['manager'],
    input: z.object({ file: z.file() }),
    output: z.object({
      /** Changes of this desk that the district has acknowledged in it. */
      acknowledged: z.int(),
      /** Changes of other desks that are here now. */
      pulled: z.int(),
    }),
  }),
} as const;
