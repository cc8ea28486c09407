import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { appDm, topModal } from '../../sandbox/person/read-screen.ts';
import { PATTERNS } from '../../src/policy-check/patterns.ts';
import { startFencedWorld } from '../support/fenced-world.ts';
import { startTestWorld } from '../support/world.ts';
import { ourUsers } from './moves.ts';
import { checks, operationsIn, tries } from './policy-check-moves.ts';

/** Returns the blocks of the bot's last direct message, as JSON. */
function lastMessage(person: Person): string {
  return JSON.stringify(appDm(person.screen()).messages.findLast(({ isFromApp }) => isFromApp)?.blocks ?? []);
}

test('an admin tries in AWS a policy that does not demand MFA: S3 allows the access key, and nothing is left', async () => {
  await using world = await startFencedWorld();
  const max = await world.person('Max');
  await tries(max, PATTERNS['deny-bool']);
  await max.sees('S3 listed the buckets without MFA.');
  await max.sees('This policy allows: Access key.');
  await max.sees('The policy simulator said the same.');
  await max.sees('The old code was not tried');
  await max.sees('Finished: nothing is left in AWS');
  await max.sees('0 left');
  expect(ourUsers(world)).toEqual([]);
  expect(world.aws.view().roles).toEqual([]);
  await max.clicks('See the policy');
  await max.sees('The policy that was tried:');
  expect(JSON.stringify(topModal(max.screen())?.blocks)).toContain('aws:MultiFactorAuthPresent');
  await max.closesModal();
  await max.clicks('Check another policy');
  await max.sees('Does this policy really demand MFA?');
});

test('a person named in POLICY_CHECK_USER_IDS may check and try policies, and help mentions it; other people may not', async () => {
  await using world = await startFencedWorld({ POLICY_CHECK_USER_IDS: 'U0SANDBOXA1' });
  const [ana, gus] = [await world.person('Ana'), await world.person('Gus')];
  await ana.types('/mfa-demo help');
  await ana.sees('/mfa-demo check');
  expect(lastMessage(ana)).not.toContain('/mfa-demo cleanup');
  await gus.types('/mfa-demo check');
  await gus.sees('Only admins of this bot and the people in');
  await tries(ana, PATTERNS['allow-bool']);
  await ana.sees('S3 listed the buckets only with MFA.');
});

test('if a policy cannot be tried in AWS, the person reads why, and no user is created', async () => {
  await using world = await startFencedWorld();
  const max = await world.person('Max');
  await checks(max, PATTERNS['deny-bool'], 'iam:DeleteUser');
  await max.sees('can be tried in AWS: a test user may do nothing else.');
  await max.closesModal();
  await checks(max, { ...PATTERNS['deny-bool'], Id: 'x'.repeat(2048) });
  await max.sees('too long to try in AWS');
  await max.closesModal();
  await using unfenced = await startTestWorld();
  const other = await unfenced.person('Max');
  await checks(other, PATTERNS['deny-bool']);
  await other.sees('Policies cannot be tried in AWS here');
  expect(operationsIn(world, 'CreateUser') + operationsIn(unfenced, 'CreateUser')).toBe(0);
});
