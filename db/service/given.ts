/** What a handler of this feature is given: the validated input of a procedure, by its name. */
import type { z } from 'zod';
import type { service } from './contract.ts';

export type Given<P extends keyof typeof service> = z.output<(typeof service)[P]['input']>;
