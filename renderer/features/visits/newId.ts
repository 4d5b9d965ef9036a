/** Ids that a form makes when it opens, so that what is sent twice is saved once. They sort by time (UUIDv7). */
import { v7 } from 'uuid';

export const newId = (): string => v7();
