/** Ids that a press or a form makes once, so that what is sent twice is saved once. They sort by time (UUIDv7). */
import { v7 } from 'uuid';

export const newId = (): string => v7();
