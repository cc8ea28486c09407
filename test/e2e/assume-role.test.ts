import { expect, test } from 'vitest';
import { ALL_LESSONS, offering } from '../../src/app/lessons.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft, freshCode, isPrepared, ourUsers, twoCodes } from './moves.ts';

const lessons = offering(ALL_LESSONS, ['assume-role']);

function ourRoles(world: TestWorld) {
  return world.aws.view().roles.filter(({ path }) => path.startsWith('/mfa-demo/'));
}

/** Returns the answers to AssumeRole and ListBuckets, oldest first, each with its `aws:MultiFactorAuthPresent`. */
function answersIn(world: TestWorld): string[] {
  const calls = world.aws.view().calls.filter(({ operation }) => ['AssumeRole', 'ListBuckets'].includes(operation));
  return calls.map(({ operation, result, mfa }) => `${operation} ${result} ${mfa}`);
}

test('a role can be assumed only with a code, and its session lists the buckets although `aws:MultiFactorAuthPresent` is false', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  await isPrepared(world);
  expect(ourRoles(world)).toHaveLength(1);
  await ana.clicks('Enter codes');
  await ana.submits(...twoCodes(ana));
  await ana.sees('Access denied, twice.');
  expect(answersIn(world)).toEqual(['AssumeRole denied absent', 'AssumeRole denied false']);
  await ana.confirms('Continue');
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: the role could be assumed only with your code');
  expect(answersIn(world).slice(2)).toEqual([
    'AssumeRole allowed absent',
    'ListBuckets allowed false',
    'ListBuckets denied false',
    'AssumeRole denied absent',
    'AssumeRole denied false',
  ]);
  await ana.sees('Takeaways');
  const secrets = world.aws.secrets();
  expect(secrets.length).toBeGreaterThan(2);
  const told = world.logText() + JSON.stringify(ana.screen());
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  await ana.chooses('Explain each API call');
  await ana.sees('Creates the role.');
  for (let page = 1; page < 3; page++) await ana.clicks('Next');
  await ana.sees('with temporary credentials, requested with your code');
  await ana.closesModal();
  await ana.clicks('Clean up');
  await ana.sees('0 left');
  await ana.sees('IAM role');
  expect(ourRoles(world)).toEqual([]);
  expectNothingLeft(world);
});

test('a demo that is stopped while it waits for codes leaves no user and no role', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  await isPrepared(world);
  expect([ourUsers(world).length, ourRoles(world).length]).toEqual([1, 1]);
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  expect(ourRoles(world)).toEqual([]);
  expectNothingLeft(world);
});
