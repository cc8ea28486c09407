import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { ALL_LESSONS, offering } from '../../src/app/lessons.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft, freshCode, isPrepared, ourUsers, twoCodes } from './moves.ts';

const lessons = offering(ALL_LESSONS, ['session-token', 'mfa-age']);
/** The limit of the policy, and what the bot adds because AWS counts by its own clock. */
const UNTIL_TOO_OLD_MS = 63_000;

/** What S3 has answered, oldest first, and to which credentials: 0 is the access key. */
function answersOfS3(world: TestWorld): string[] {
  const calls = world.aws.view().calls.filter(({ service }) => service === 's3');
  const keys = [...new Set(calls.map(({ keyEnding }) => keyEnding))];
  return calls.map(({ keyEnding, result }) => `${result} ${keys.indexOf(keyEnding)}`);
}

async function isConnected(world: TestWorld, person: Person): Promise<void> {
  await person.types('/mfa-demo start mfa-age');
  await person.scansTheQr();
  await isPrepared(world);
  await person.clicks('Enter codes');
  await person.submits(...twoCodes(person));
  await person.sees('S3 denies access without a code.');
}

/** Up to the moment in which the code begins to grow old. */
async function entersTheFirstCode(person: Person): Promise<void> {
  await person.submits(freshCode(person));
  await person.sees('Now we wait.');
}

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

test('the same credentials work at once, not when their code is too old, and a next code works again', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await isConnected(world, ana);
  await entersTheFirstCode(ana);
  expect(answersOfS3(world)).toEqual(['denied 0', 'allowed 1']);
  world.pass(UNTIL_TOO_OLD_MS);
  await ana.sees('The same credentials, the same request: access denied.');
  expect(answersOfS3(world)).toEqual(['denied 0', 'allowed 1', 'denied 1']);
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with a new code');
  expect(answersOfS3(world)).toEqual(['denied 0', 'allowed 1', 'denied 1', 'allowed 2']);
  await ana.sees('Takeaways');
  await ana.clicks('Clean up');
  await ana.sees('0 left');
  expectNothingLeft(world);
});

test('a code that AWS refuses can be entered again, the first as well as the next one', async () => {
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

test('an old code that S3 still accepts is a surprise: it is said, and the demo ends', async () => {
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

test('where another rule of the account denies everything, nobody waits for the code to grow old', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await isConnected(world, ana);
  await putsPolicy(world, 'Deny');
  await ana.submits(freshCode(ana));
  // Until a denial cannot come from a policy that has not spread.
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
