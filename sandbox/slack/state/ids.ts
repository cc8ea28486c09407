import { randomBytes, randomInt } from 'node:crypto';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Returns an id in Slack's form, for example `F0A1B2C3D4E`. */
export function newId(prefix: 'F' | 'V'): string {
  return `${prefix}0${pick(CAPITALS, 9)}`;
}

/** Returns an id for a block or element to which the app gave none. */
export function newBlockId(): string {
  return pick(LETTERS, 5);
}

export function newHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

export function newTriggerId(nowMs: number): string {
  return `${randomInt(1e9, 1e10)}.${Math.floor(nowMs / 1000)}.${newHex(16)}`;
}

export function newViewHash(nowMs: number): string {
  return `${Math.floor(nowMs / 1000)}.${pick(LETTERS, 8)}`;
}

/** Returns a client id in the form that an app's page "Basic Information" shows. */
export function newClientId(): string {
  return `${randomInt(1e11, 9e11)}.${randomInt(1e12, 9e12)}`;
}

export function newToken(kind: 'xoxb' | 'xapp', appId: string): string {
  return kind === 'xapp'
    ? `xapp-1-${appId}-${randomInt(1e12, 9e12)}-${newHex(32)}`
    : `xoxb-${randomInt(1e11, 9e11)}-${randomInt(1e12, 9e12)}-${pick(LETTERS, 24)}`;
}
