import { randomBytes, randomInt } from 'node:crypto';

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Returns an id without letters and digits that look alike (0 o, 1 l), because people read these ids aloud. */
export function newDemoId(): string {
  return Array.from({ length: 12 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
}

/** Returns an id of eight hex digits, which a person can report and an operator finds in the log. */
export function newIncidentId(): string {
  return randomBytes(4).toString('hex');
}
