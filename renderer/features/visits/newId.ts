/** Ids that a form makes when it opens, so that what is sent twice is saved once. They sort by time (UUIDv7). */
export { v7 as newId } from 'uuid';
