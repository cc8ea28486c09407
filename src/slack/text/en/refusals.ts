import type { Refusal } from '../../../scenario/session-token/state.ts';

export const refusals: Record<Refusal, string> = {
  'codes-swapped': 'Those are the right codes in the wrong order. Enter the older one first, then the newer one.',
  'codes-not-adjacent':
    'Those codes do not follow each other. Enter the code you see now, wait until it changes (up to 30 seconds), and enter the very next one.',
  'codes-not-of-this-device':
    'Those codes do not belong to this QR code. Check that you read the newest entry in your app, and that the clock of your phone is set automatically.',
  'session-code-wrong-or-used':
    'AWS did not take that code. It was mistyped, too old, or used before: each code works only once. Wait for the next one and enter that.',
  'device-not-known-yet':
    'AWS does not know your new device everywhere yet; that takes some seconds. Your code was fine but is used up now: wait for the next one.',
  interrupted: 'I was interrupted while AWS looked at your codes. Please enter fresh ones.',
};
