import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { answersOfS3, entersTheFirstCode, isConnected, lessons, UNTIL_TOO_OLD_MS } from './mfa-age-moves.ts';
import { expectNothingLeft, freshCode, ourUsers } from './moves.ts';

async function putsPolicy(world: TestWorld, Effect: 'Allow' | 'Deny'): Promise<void> {
  const { aws } = world;
  const admin = new IAMClient({ endpoint: aws.url, region: aws.region, credentials: aws.adminKey });
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect, Action: 's3:*', Resource: '*' },
  });
  const UserName = ourUsers(world)[0]?.userName;
  await admin.send(new PutUserPolicyCommand({ UserName, PolicyName: 'somebody-elses', PolicyDocument }));
}

test('after AWS refuses a code, a person can enter another code, for the first code and for the second', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await isConnected(world, ana);
  await ana.submits('000000');
  await ana.sees('Not accepted');
  await entersTheFirstCode(ana);
  world.pass(UNTIL_TOO_OLD_MS);
  await ana.sees('The same credentials, the same request: access denied.');
  await ana.submits('000000');
  await ana.sees('Not accepted');
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with a new code');
});

test('if S3 still allows access when the code is too old, the demo says so and ends', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await isConnected(world, ana);
  await entersTheFirstCode(ana);
  await putsPolicy(world, 'Allow');
  world.pass(UNTIL_TOO_OLD_MS + 30_000);
  await ana.sees('S3 answered although the rule of this demo denies it.');
  await ana.sees('0 left');
  expectNothingLeft(world);
});

test('if another rule of the account denies S3, the demo does not wait until the code is too old', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await isConnected(world, ana);
  await putsPolicy(world, 'Deny');
  await ana.submits(freshCode(ana));
  // At first, a denial can come from a policy that AWS has not spread yet. After 31 seconds it cannot.
  await expect.poll(() => answersOfS3(world).filter((answer) => answer === 'denied 1').length).toBeGreaterThan(0);
  world.pass(31_000);
  await ana.sees('Another rule in this AWS account denies it');
  await ana.submits(freshCode(ana));
  await expect.poll(() => answersOfS3(world).at(-1)).toBe('denied 2');
  world.pass(31_000);
  await ana.sees('S3 denied access even with a new code');
  await ana.clicks('Clean up');
  await ana.sees('0 left');
});
