import { createHash, createHmac } from 'node:crypto';
import { getSigningKey } from '@smithy/signature-v4';
import { expect, test } from 'vitest';
import type { Credentials } from '../../../src/scenario/ports/aws-account.ts';
import { codeOf, enroll, startWorld } from '../world.ts';

/**
 * The number of steps in which a signing key is derived. If the SDK has the key in its cache, it makes only the
 * first step.
 */
const WHOLE = 5;

/** Counts the steps that the SDK makes for the signing key of these credentials. */
async function stepsFor({ accessKeyId, secretAccessKey, sessionToken }: Credentials, service: string): Promise<number> {
  let steps = 0;
  class Sha256 {
    readonly #hash;
    constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
      steps += 1;
      this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string | Buffer);
    }
    update(data: Uint8Array): void {
      this.#hash.update(data);
    }
    async digest(): Promise<Uint8Array> {
      return this.#hash.digest();
    }
    reset(): void {}
  }
  const identity = {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken && { sessionToken: sessionToken.reveal() }),
  };
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  await getSigningKey(Sha256, identity, today, 'us-east-1', service);
  return steps;
}

test("after a demo's call the SDK keeps neither the signing key nor the session token", async () => {
  const { aws } = await startWorld();
  const { longTermKey, serialNumber, seed } = await enroll(aws);
  const session = await aws.getSessionToken(longTermKey, { serialNumber, code: codeOf(seed, 1) });
  if (session.outcome !== 'issued') throw new Error(session.outcome);
  await aws.listBuckets(session.credentials);
  await Promise.all([aws.listBuckets(longTermKey), aws.listBuckets(session.credentials), aws.isKeyReady(longTermKey)]);
  const signed = [
    [longTermKey, 's3'],
    [longTermKey, 'sts'],
    [session.credentials, 's3'],
  ] as const;
  for (const [credentials, service] of signed) {
    expect(await stepsFor(credentials, service), 'is derived again').toBe(WHOLE);
    expect(await stepsFor(credentials, service), 'this check finds a key that is in the cache').toBe(1);
  }
});
