/** What a handler of this feature is given: the validated input of a procedure, by its name. */
import type { z } from 'zod';
import type { certificates } from './contract.ts';

export type Given<P extends keyof typeof certificates> = z.output<(typeof certificates)[P]['input']>;
