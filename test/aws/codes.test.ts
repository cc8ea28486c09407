import { expect, test } from 'vitest';
import { Secret } from '../../src/scenario/secret.ts';
import { codeOf, DEMO_USER, DEVICE, enroll, NAME, startWorld, USER } from './world.ts';

test('codes in the wrong order, or the same code twice, are refused, and correct codes are accepted afterwards', async () => {
  const { aws } = await startWorld();
  await aws.ensureUser(USER);
  const { serialNumber, seed } = await aws.issueMfaDevice(DEVICE);
  const [earlier, later] = [codeOf(seed, -1), codeOf(seed, 0)];
  expect(await aws.enableMfaDevice(NAME, serialNumber, [later, earlier])).toBe('codes-refused');
  expect(await aws.enableMfaDevice(NAME, serialNumber, [later, later])).toBe('codes-refused');
  expect(await aws.isDeviceEnabled(NAME, serialNumber)).toBe(false);
  expect(await aws.enableMfaDevice(NAME, serialNumber, [earlier, later])).toBe('enabled');
});

test('enabling a device that is already enabled has its own outcome, because the codes were not used', async () => {
  const { aws } = await startWorld();
  const { serialNumber, seed } = await enroll(aws);
  expect(await aws.enableMfaDevice(NAME, serialNumber, [codeOf(seed, 0), codeOf(seed, 1)])).toBe('enabled-before');
});

test('a wrong session code and an unknown device have different outcomes', async () => {
  const { aws } = await startWorld();
  const { serialNumber, seed, longTermKey } = await enroll(aws);
  const wrong = new Secret(codeOf(seed, 500).reveal());
  expect(await aws.getSessionToken(longTermKey, { serialNumber, code: wrong })).toEqual({ outcome: 'code-refused' });
  const elsewhere = { serialNumber: `${serialNumber}x`, code: codeOf(seed, 1) };
  expect(await aws.getSessionToken(longTermKey, elsewhere)).toEqual({ outcome: 'device-unknown' });
});

test('a session code gives temporary credentials once', async () => {
  const { aws, embedded } = await startWorld();
  const { serialNumber, seed, longTermKey } = await enroll(aws);
  const mfa = { serialNumber, code: codeOf(seed, 1) };
  expect(await aws.getSessionToken(longTermKey, mfa)).toMatchObject({ outcome: 'issued' });
  expect(await aws.getSessionToken(longTermKey, mfa)).toEqual({ outcome: 'code-refused' });
  const asked = embedded.view().calls.filter(({ operation }) => operation === 'GetSessionToken');
  expect(asked).toHaveLength(2);
});

test('temporary credentials cannot request other temporary credentials', async () => {
  const { aws } = await startWorld();
  const { longTermKey } = await enroll(aws);
  const session = await aws.getSessionToken(longTermKey);
  if (session.outcome !== 'issued') throw new Error(session.outcome);
  await expect(aws.getSessionToken(session.credentials)).rejects.toMatchObject({ name: 'ConfigError' });
});

test('a throttled call with a code is sent again, because AWS has not used the code', async () => {
  const { aws, embedded } = await startWorld();
  await aws.ensureUser(USER);
  const { serialNumber, seed } = await aws.issueMfaDevice(DEVICE);
  const { id, secret } = await aws.issueAccessKey(DEMO_USER);
  embedded.orderFault({ operation: 'EnableMFADevice', kind: 'throttling', times: 2 });
  expect(await aws.enableMfaDevice(NAME, serialNumber, [codeOf(seed, -1), codeOf(seed, 0)])).toBe('enabled');
  embedded.orderFault({ operation: 'GetSessionToken', kind: 'throttling', times: 2 });
  const mfa = { serialNumber, code: codeOf(seed, 1) };
  const longTermKey = { accessKeyId: id, secretAccessKey: secret };
  expect(await aws.getSessionToken(longTermKey, mfa)).toMatchObject({ outcome: 'issued' });
});
