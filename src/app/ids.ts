import { randomBytes, randomInt } from 'node:crypto';

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Without letters and digits that look alike (0 o, 1 l), because people read these ids aloud. */
export function newDemoId(): string {
  return Array.from({ length: 12 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
}

export function newIncidentId(): string {
  return randomBytes(4).toString('hex');
}
