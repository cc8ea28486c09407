import { expect, test } from 'vitest';
import { Secret } from '../../src/scenario/secret.ts';
import { codeOf, enroll, leftoversOf, NAME, startWorld, tearDown } from './world.ts';

test('a complete demo leaves nothing behind', async () => {
  const { aws, embedded } = await startWorld();
  const { serialNumber, seed, longTermKey } = await enroll(aws);

  expect(await aws.isKeyReady(longTermKey)).toBe(true);
  expect(await aws.isDeviceEnabled(NAME, serialNumber)).toBe(true);
  const denied = { outcome: 'denied', errorCode: 'AccessDenied' };
  expect(await aws.listBuckets(longTermKey)).toEqual(denied);

  const withoutMfa = await aws.getSessionToken(longTermKey);
  if (withoutMfa.outcome !== 'issued') throw new Error(withoutMfa.outcome);
  expect(await aws.listBuckets(withoutMfa.credentials)).toEqual(denied);

  const withMfa = await aws.getSessionToken(longTermKey, { serialNumber, code: codeOf(seed, 1) });
  if (withMfa.outcome !== 'issued') throw new Error(withMfa.outcome);
  const listed = await aws.listBuckets(withMfa.credentials);
  const names = embedded.view().buckets.toSorted();
  expect(listed).toEqual({ outcome: 'allowed', buckets: { names: names.slice(0, 10), count: names.length } });

  const removed = await tearDown(aws);
  expect(removed.map(({ kind }) => kind)).toEqual([
    'inline-policy',
    'access-key',
    'mfa-device-binding',
    'virtual-mfa-device',
    'user',
  ]);
  expect(removed.map(({ name }) => name)).toEqual(
    expect.arrayContaining([longTermKey.accessKeyId, serialNumber, NAME]),
  );
  expect(await leftoversOf(aws)).toEqual([]);
  expect(await aws.isKeyReady(longTermKey)).toBe(false);
  expect(embedded.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
  expect(embedded.view().mfaDevices).toEqual([]);
});

test('the buckets of all pages are counted, and the first ten names are returned', async () => {
  const buckets = Array.from({ length: 2_345 }, (_, n) => `bucket-${String(9_999 - n)}`);
  const { aws, embedded } = await startWorld({ buckets });
  const admin = await aws.listBuckets({
    accessKeyId: embedded.adminKey.accessKeyId,
    secretAccessKey: new Secret(embedded.adminKey.secretAccessKey),
  });
  const names = buckets.toSorted().slice(0, 10);
  expect(admin).toEqual({ outcome: 'allowed', buckets: { names, count: 2_345 } });
  expect(embedded.view().calls.filter(({ operation }) => operation === 'ListBuckets')).toHaveLength(3);
});

test('an account without buckets is not an error', async () => {
  const { aws, embedded } = await startWorld({ buckets: [] });
  const { accessKeyId, secretAccessKey } = embedded.adminKey;
  const listed = await aws.listBuckets({ accessKeyId, secretAccessKey: new Secret(secretAccessKey) });
  expect(listed).toEqual({ outcome: 'allowed', buckets: { names: [], count: 0 } });
});
