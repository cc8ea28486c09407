import { expect, test } from 'vitest';
import { PATTERNS } from '../../src/policy-check/patterns.ts';
import { startFencedWorld } from '../support/fenced-world.ts';
import { ourUsers } from './moves.ts';
import { checks, operationsIn, tries } from './policy-check-moves.ts';

test('a Japanese admin tries in AWS a policy that demands MFA, and reads the answers of S3 in Japanese', async () => {
  await using world = await startFencedWorld({ ADMIN_USER_IDS: 'U0SANDBOXY1' });
  const yuki = await world.person('Yuki');
  await checks(yuki, PATTERNS['allow-bool']);
  await yuki.clicks('AWS で試す');
  await yuki.sees('MFA がある場合だけ、S3 のバケットが一覧表示されました。');
  await yuki.sees('完了: AWS に何も残っていません');
});

test('during the try of a policy that allows everything, the user and the role have the permissions boundary of participants', async () => {
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

test('a person with a running demo cannot try a policy, reads why, and no second user is created', async () => {
  await using world = await startFencedWorld();
  const max = await world.person('Max');
  await max.types('/mfa-demo start');
  await max.sees('QR');
  await checks(max, PATTERNS['allow-bool']);
  await max.clicks('Try it in AWS');
  await max.sees('You already have a demo');
  expect(operationsIn(world, 'CreateUser')).toBe(1);
});

test('the try of a policy leaves nothing in AWS after a stop', async () => {
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
