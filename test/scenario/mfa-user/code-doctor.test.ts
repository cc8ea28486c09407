import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnosePair, otpauthUri } from '../../../src/scenario/mfa-user/code-doctor.ts';
import { diagnoseFirst } from '../../../src/scenario/mfa-user/codes/first-code.ts';
import { REFUSALS } from '../../../src/scenario/mfa-user/state.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { runs } from '../../support/volume.ts';
import { codeAt, NOW, SEED } from './typed-codes.ts';

const MINUTE_MS = 60_000;
const HOUR_STEPS = 120;

const diagnose = (first: string, second: string, times: { typedAt?: number; now?: number } = {}) =>
  diagnosePair(new Secret(SEED), [new Secret(first), new Secret(second)], { typedAt: NOW, now: NOW, ...times });
const pairAt = (step: number) => [codeAt(step - 1), codeAt(step)] as const;

describe('a right pair is sent to AWS', () => {
  test.each([-2, -1, 0, 1, 2, 3, 20, 3 * HOUR_STEPS, 1000])('if it is %i steps from now', (step) => {
    expect(diagnose(...pairAt(step)).refusal).toBeUndefined();
  });

  test('if it has waited in the bot for half a minute, but not for a minute', () => {
    expect(diagnose(...pairAt(0), { now: NOW + MINUTE_MS / 2 }).refusal).toBeUndefined();
    expect(diagnose(...pairAt(0), { now: NOW + MINUTE_MS }).refusal).toBe('codes-waited');
  });

  test('if the phone’s clock is hours behind, and the earlier pair was equally far behind', () => {
    const late = -2 * HOUR_STEPS;
    const { refusal, newestPair } = diagnose(...pairAt(late));
    expect(refusal).toBe('codes-too-old');
    const again = (steps: number, now = NOW + 2 * MINUTE_MS) =>
      diagnosePair(new Secret(SEED), secretsAt(late + steps), { typedAt: now, now, earlier: newestPair }).refusal;
    expect(again(4)).toBeUndefined();
    expect(again(3), 'a difference of one step may come from rounding').toBeUndefined();
    expect(again(0), 'the same codes once more are older by now').toBe('codes-too-old');
    expect(again(0, NOW), 'the same codes at once are not newer').toBe('codes-too-old');
    expect(again(2), 'the next two codes of a list that the person noted before').toBe('codes-too-old');
  });
});

function secretsAt(step: number): [Secret, Secret] {
  return [new Secret(codeAt(step - 1)), new Secret(codeAt(step))];
}

test.each([
  ['clock-ahead', 1001],
  ['clock-ahead', 9 * HOUR_STEPS],
  ['clock-behind', -999],
  ['clock-behind', -14 * HOUR_STEPS + 5],
] as const)('%s: a right pair is not sent if AWS would refuse it (%i steps from now)', (refusal, step) => {
  expect(diagnose(...pairAt(step)).refusal).toBe(refusal);
});

describe('for any typed codes', () => {
  const sixDigits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 });
  const anyTime = fc.integer({ min: 0, max: 4_000_000_000_000 });

  test('the diagnosis is no refusal, or a refusal with a known id', () => {
    const looked = fc.property(
      fc.oneof(sixDigits, fc.string()),
      fc.oneof(sixDigits, fc.string()),
      anyTime,
      (...typed) => {
        const [first, second, now] = typed;
        const { refusal } = diagnose(first, second, { typedAt: now, now });
        expect([undefined, ...REFUSALS]).toContain(refusal);
        const state = { proofs: [], device: { serialNumber: 'x', seed: new Secret(SEED) } };
        expect([undefined, 'wrong', 'one-digit', 'digits-swapped', 'old']).toContain(
          diagnoseFirst(state, new Secret(first), now),
        );
      },
    );
    fc.assert(looked, { numRuns: runs(100) });
  });

  test('a right pair and its first code are not refused while they are new, with any seed at any time', () => {
    const base32 = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
      minLength: 32,
      maxLength: 32,
    });
    const aged = fc.integer({ min: -2, max: 400 });
    const right = fc.property(
      base32,
      fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 }),
      aged,
      (...given) => {
        const [seed, now, offset] = given;
        const [first, second] = [-1, 0].map((before) => new Secret(codeAt(offset + before, seed, now)));
        if (!first || !second) throw new Error('the two codes were not made');
        const { refusal } = diagnosePair(new Secret(seed), [first, second], { typedAt: now, now });
        expect(refusal).toBeUndefined();
        const state = { proofs: [], device: { serialNumber: 'x', seed: new Secret(seed) } };
        if (offset >= -1) expect(diagnoseFirst(state, first, now)).toBeUndefined();
      },
    );
    fc.assert(right, { numRuns: runs(300) });
  });
});

test('the QR code has the same text as one from the AWS console', () => {
  const uri = otpauthUri(SEED, 'mfa-demo-abc', '111122223333');
  expect(uri).toBe(
    `otpauth://totp/Amazon%20Web%20Services:mfa-demo-abc%40111122223333?secret=${SEED}&issuer=Amazon%20Web%20Services`,
  );
});
