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

test('a code that AWS refuses can be entered again, for the first code and for the next one', async () => {
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

test('an old code that S3 still accepts is a surprise: the demo says so, and ends', async () => {
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

test('if another rule of the account denies everything, nobody has to wait for the code to grow old', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await isConnected(world, ana);
  await putsPolicy(world, 'Deny');
  await ana.submits(freshCode(ana));
  // Wait until a denial cannot come from a policy that AWS has not spread yet.
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
