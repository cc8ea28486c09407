import type { Person } from '../../sandbox/person/person.ts';
import { ALL_LESSONS, offering } from '../../src/app/lessons.ts';
import type { TestWorld } from '../support/world.ts';
import { freshCode, isPrepared, twoCodes } from './moves.ts';

export const lessons = offering(ALL_LESSONS, ['session-token', 'mfa-age']);
/** The age limit in the policy plus the margin that the bot adds because AWS has another clock, in milliseconds. */
export const UNTIL_TOO_OLD_MS = 63_000;

/** Returns the answers of S3, oldest first, each with a number for its credentials: 0 is the access key. */
export function answersOfS3(world: TestWorld): string[] {
  const calls = world.aws.view().calls.filter(({ service }) => service === 's3');
  const keys = [...new Set(calls.map(({ keyEnding }) => keyEnding))];
  return calls.map(({ keyEnding, result }) => `${result} ${keys.indexOf(keyEnding)}`);
}

/** Starts the lesson, connects the phone, and waits for the form for the first code. */
export async function isConnected(world: TestWorld, person: Person): Promise<void> {
  await person.types('/mfa-demo start mfa-age');
  await person.scansTheQr();
  await isPrepared(world);
  await person.clicks('Enter codes');
  await person.submits(...twoCodes(person));
  await person.sees('S3 denies access without a code.');
}

/** Enters the first code, and waits until the demo begins to wait for the code to be too old. */
export async function entersTheFirstCode(person: Person): Promise<void> {
  await person.submits(freshCode(person));
  await person.sees('Now we wait.');
}
