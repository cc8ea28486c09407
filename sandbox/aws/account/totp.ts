import { createHmac } from 'node:crypto';

/** RFC 6238 with AWS's parameters: SHA-1, six digits, 30-second steps. */
const STEP_MS = 30_000;
const DIGITS = 6;

/** Returns the number of the 30-second step at a time. */
export function stepAt(epochMs: number): number {
  return Math.floor(epochMs / STEP_MS);
}

/**
 * Returns the code of a step (RFC 4226 dynamic truncation). `digits` is a parameter because the test vectors of RFC
 * 6238 have eight digits.
 */
export function codeOf(seed: Uint8Array, step: number, digits: number = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.max(0, step)));
  const digest = createHmac('sha1', seed).update(counter).digest();
  const offset = digest[19]! & 15;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * Returns the step of the second code: the nearest step at which the two codes follow each other in this order, or
 * `undefined`. AWS searches from -998 to +1000 steps around the device's time, which it knows from earlier codes (seen
 * in recorded answers of AWS).
 */
export function findPair(seed: Uint8Array, deviceStep: number, first: string, second: string): number | undefined {
  for (let distance = 0; distance <= 1000; distance += 1) {
    for (const offset of distance === 0 ? [0] : [-distance, distance]) {
      if (offset < -998) continue;
      const step = deviceStep + offset;
      if (codeOf(seed, step) === second && codeOf(seed, step - 1) === first) return step;
    }
  }
  return undefined;
}

/**
 * Returns the step of a single code if it is at most two steps from the device's time, as in recorded answers of AWS;
 * `undefined` for any other code.
 */
export function findStep(seed: Uint8Array, deviceStep: number, code: string): number | undefined {
  return [0, -1, 1, -2, 2].map((offset) => deviceStep + offset).find((step) => codeOf(seed, step) === code);
}
