/** Answers the cards' contract, and holds the verb with which other features read a card. */
export { residentOfCode } from './read.ts';
