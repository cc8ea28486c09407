import { GetUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { createThrottle } from '../../../sandbox/aws/faults/throttle.ts';
import { listBuckets, outcomeOf, refusalOf, startWorld } from './support.ts';

function throttleAt(perSecond: number) {
  const clock = { now: 0 };
  const throttle = createThrottle(() => clock.now);
  throttle.limitTo(perSecond);
  const passes = (operation: string) => {
    try {
      throttle.take(operation);
      return true;
    } catch {
      return false;
    }
  };
  return { clock, throttle, passes };
}

test('a token bucket allows a burst of its size, then one call for each new token', () => {
  const { clock, throttle, passes } = throttleAt(4);
  expect(Array.from({ length: 6 }, () => passes('A'))).toEqual([true, true, true, true, false, false]);
  clock.now = 249;
  expect(passes('A')).toBe(false);
  clock.now = 500;
  expect(Array.from({ length: 3 }, () => passes('A'))).toEqual([true, true, false]);
  clock.now = 1_000_000;
  expect(Array.from({ length: 5 }, () => passes('A'))).toEqual([true, true, true, true, false]);
  expect(throttle.refused).toBe(5);
});

test('each operation has a separate token bucket, and a limit below one per second allows single calls', () => {
  const { clock, passes } = throttleAt(0.5);
  expect([passes('A'), passes('B'), passes('A')]).toEqual([true, true, false]);
  clock.now = 2000;
  expect([passes('A'), passes('A')]).toEqual([true, false]);
});

test('throttled calls get the error Throttling; each operation is limited separately, and S3 is not limited', async () => {
  const { aws, iam, clientsOf, ...rest } = await startWorld({ throttlePerSecond: 0.001 });
  const world = { aws, iam, clientsOf, ...rest };
  await iam.send(new ListUsersCommand({}));
  const refusal = await refusalOf(iam.send(new ListUsersCommand({})));
  expect(refusal).toEqual({ code: 'Throttling', http: 400, message: 'Rate exceeded' });
  await iam.send(new GetUserCommand({}));
  const { sts } = clientsOf(aws.adminKey);
  const identity = () => outcomeOf(sts.send(new GetCallerIdentityCommand({})));
  expect([await identity(), await identity()]).toEqual(['Success', 'Throttling']);
  for (let call = 0; call < 3; call += 1) await listBuckets(world, aws.adminKey);
  const wrong = clientsOf({ ...aws.adminKey, secretAccessKey: 'wrong' }).iam;
  expect(await outcomeOf(wrong.send(new ListUsersCommand({})))).toBe('SignatureDoesNotMatch');
  expect(aws.view().throttle).toEqual({ perSecond: 0.001, refused: 2 });
  await aws.close();
});

test("throttling can be turned on and off, and the SDK's retries succeed", async () => {
  const { aws, iam, now } = await startWorld();
  const turn = (perSecond: unknown) =>
    fetch(`${aws.url}/_sandbox/throttle`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ perSecond }),
    });
  expect(await (await turn(0.001)).json()).toEqual({ perSecond: 0.001, refused: 0 });
  await iam.send(new ListUsersCommand({}));
  const config = { endpoint: aws.url, region: 'us-east-1', credentials: aws.adminKey, maxAttempts: 10 };
  const patient = new IAMClient({ ...config, systemClockOffset: now() - Date.now() });
  const answered = patient.send(new ListUsersCommand({}));
  await expect.poll(() => aws.view().throttle.refused).toBeGreaterThan(0);
  expect((await turn(0)).status).toBe(400);
  await turn(null);
  expect((await answered).Users).toHaveLength(1);

  const many = Array.from({ length: 20 }, () => outcomeOf(iam.send(new ListUsersCommand({}))));
  expect(await Promise.all(many)).toEqual(Array(20).fill('Success'));
  await aws.close();
});
