import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { appDm, topModal } from '../../sandbox/person/read-screen.ts';
import { PATTERNS } from '../../src/policy-check/patterns.ts';
import { BLOCKS } from '../../src/slack/ids.ts';
import { startFencedWorld } from '../support/fenced-world.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { ourUsers } from './moves.ts';

const LISTING = 's3:ListAllMyBuckets';

async function checks(person: Person, policy: object, action = LISTING): Promise<void> {
  await person.types('/mfa-demo check');
  const modal = await person.until('the form', (screen) => {
    const top = topModal(screen);
    return top?.callbackId === 'check' ? top : undefined;
  });
  const values = {
    [BLOCKS.checkPolicy]: { value: JSON.stringify(policy) },
    [BLOCKS.checkAction]: { value: action },
    [BLOCKS.checkResource]: { value: '*' },
  };
  expect(await person.client.submits({ viewId: modal.viewId, values })).toEqual({ ok: true });
}

async function tries(person: Person, policy: object): Promise<void> {
  await checks(person, policy);
  await person.clicks('Try it in AWS');
  await person.sees('I am trying the policy in AWS.');
  await person.closesModal();
}

/** The last message of the bot in the direct message. */
function lastMessage(person: Person): string {
  return JSON.stringify(appDm(person.screen()).messages.findLast(({ isFromApp }) => isFromApp)?.blocks ?? []);
}

function operationsIn(world: TestWorld, operation: string): number {
  return world.aws.view().calls.filter((call) => call.operation === operation && call.result === 'allowed').length;
}

test('an admin tries a leaky policy in AWS: S3 lets the access key in, and nothing is left', async () => {
  await using world = await startFencedWorld();
  const max = await world.person('Max');
  await tries(max, PATTERNS['deny-bool']);
  await max.sees('S3 listed the buckets without MFA.');
  await max.sees('Under this policy, this gets in: Access key.');
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

test('a policy that demands MFA is tried in Japanese', async () => {
  await using world = await startFencedWorld({ ADMIN_USER_IDS: 'U0SANDBOXY1' });
  const yuki = await world.person('Yuki');
  await checks(yuki, PATTERNS['allow-bool']);
  await yuki.clicks('AWS で試す');
  await yuki.sees('MFA がある場合だけ、S3 のバケットが一覧表示されました。');
  await yuki.sees('完了: AWS に何も残っていません');
});

test('a policy that allows everything is tried behind the boundary of the participants', async () => {
  await using world = await startFencedWorld();
  const max = await world.person('Max');
  world.aws.orderFault({ operation: 'ListBuckets', kind: 'throttling', times: 4 });
  await tries(max, { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  const boundaries = () => {
    const { users, roles } = world.aws.view();
    return [...users, ...roles].filter(({ path }) => path === '/mfa-demo/sandbox/').map((one) => one.boundaryArn);
  };
  const boundary = 'arn:aws:iam::111122223333:policy/mfa-demo-bots/mfa-demo-sandbox-participants';
  await expect.poll(boundaries).toEqual([boundary, boundary]);
  await max.sees('Access key, Temporary credentials, no code, Credentials of a role.');
  await max.sees('Finished: nothing is left in AWS');
});

test('somebody who is named in the settings may check and try, and reads of it in the help; others do not', async () => {
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

test('what cannot be tried says why, and makes nothing', async () => {
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

test('somebody who has a demo already is led to it, and the demo goes on', async () => {
  await using world = await startFencedWorld();
  const max = await world.person('Max');
  await max.types('/mfa-demo start');
  await max.sees('QR');
  await checks(max, PATTERNS['allow-bool']);
  await max.clicks('Try it in AWS');
  await max.sees('You already have a demo');
  expect(operationsIn(world, 'CreateUser')).toBe(1);
});

test('a try that is stopped leaves nothing', async () => {
  await using world = await startFencedWorld();
  const max = await world.person('Max');
  world.aws.orderFault({ operation: 'ListBuckets', kind: 'throttling', times: 1000 });
  await tries(max, PATTERNS['allow-bool']);
  await expect.poll(() => operationsIn(world, 'PutRolePolicy')).toBe(2);
  await max.types('/mfa-demo stop');
  await max.sees('Stopped: nothing is left in AWS');
  expect(ourUsers(world)).toEqual([]);
  expect(world.aws.view().roles).toEqual([]);
});
