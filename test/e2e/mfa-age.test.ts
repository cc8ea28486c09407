import { expect, test } from 'vitest';
import { startTestWorld } from '../support/world.ts';
import { answersOfS3, entersTheFirstCode, isConnected, lessons, UNTIL_TOO_OLD_MS } from './mfa-age-moves.ts';
import { expectNothingLeft, freshCode } from './moves.ts';

test('credentials work at first and are denied when their code is too old, and credentials with the next code work', async () => {
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
  const secrets = world.aws.secrets();
  expect(secrets.length).toBeGreaterThan(2);
  const told = world.logText() + JSON.stringify(ana.screen());
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  await ana.clicks('Clean up');
  await ana.sees('0 left');
  expectNothingLeft(world);
});
