import { expect, test } from 'vitest';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { PATTERNS } from '../../src/policy-check/patterns.ts';
import { BLOCKS } from '../../src/slack/ids.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { startBot } from '../support/bot.ts';
import { newBotUser } from '../support/bot-user.ts';
import { startServices } from '../support/services.ts';
import { startTestWorld } from '../support/world.ts';
import { fillsForm, LISTING } from './policy-check-moves.ts';

test('an admin checks a policy that allows access without MFA, reads which line is the cause, and checks the repaired policy', async () => {
  await using world = await startTestWorld();
  const max = await world.person('Max');
  await max.types('/mfa-demo check');
  await fillsForm(max, PATTERNS['deny-bool']);
  await max.sees('This policy does not demand MFA.');
  await max.sees('Allowed without MFA: Access key.');
  await max.sees('which does not match a request without');
  await max.sees('Line 9');
  await max.sees('Repaired, and checked again: requests without MFA are denied.');
  const [, repaired = ''] = /```(.*?)```/.exec(JSON.stringify(topModal(max.screen())?.blocks)) ?? [];
  await max.clicks('Check another policy');
  await fillsForm(max, JSON.parse(`"${repaired}"`) as string);
  await max.sees('This policy demands MFA.');
  const asked = world.aws.view().calls.map(({ operation }) => operation);
  expect(new Set(asked)).toEqual(new Set(['SimulateCustomPolicy']));
  expect(world.aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
});

test('wrong input is reported below its field, with the line and the part of the policy, and the simulator is not called', async () => {
  await using world = await startTestWorld();
  const max = await world.person('Max');
  await max.types('/mfa-demo check');
  const errors = () => topModal(max.screen())?.errors ?? {};
  await fillsForm(max, '', ['s3:*', 'everything']);
  const { problem } = textOf('en').policyCheck;
  await max.sees(problem.noPolicy);
  expect(errors()).toMatchObject({ [BLOCKS.checkAction]: problem.action, [BLOCKS.checkResource]: problem.resource });
  await fillsForm(
    max,
    '{"Version": "2012-10-17",\n "Statement": [{"Effect": "Perhaps", "Action": "s3:*", "Resource": "*"}]}',
  );
  await max.sees('Line 2, Statement[0].Effect');
  await fillsForm(max, 'not JSON');
  await max.sees('Line 1');
  expect(world.aws.view().calls.filter(({ operation }) => operation === 'SimulateCustomPolicy')).toEqual([]);
});

test('a person can choose an example instead of typing a policy, and reads the result in Japanese', async () => {
  await using world = await startTestWorld({ settings: { ADMIN_USER_IDS: 'U0SANDBOXY1' } });
  const yuki = await world.person('Yuki');
  await yuki.types('/mfa-demo check');
  const text = textOf('ja').policyCheck;
  const modal = await yuki.until('the form', (screen) => topModal(screen));
  const values = {
    [BLOCKS.checkPattern]: { value: 'allow-bool' },
    [BLOCKS.checkAction]: { value: LISTING[0] },
    [BLOCKS.checkResource]: { value: LISTING[1] },
  };
  await yuki.client.submits({ viewId: modal.viewId, values });
  await yuki.sees('このポリシーは MFA を求めています。');
  expect(topModal(yuki.screen())?.title).toBe(text.title);
});

test('problems of a policy are shown in Japanese too', async () => {
  await using world = await startTestWorld({ settings: { ADMIN_USER_IDS: 'U0SANDBOXY1' } });
  const yuki = await world.person('Yuki');
  await yuki.types('/mfa-demo check');
  await fillsForm(
    yuki,
    '{"Version": "2012-10-17",\n "Statement": {"Effect": "Allow", "Action": "s3", "Resource": "*"}}',
  );
  await yuki.sees('2 行目 (Statement.Action): 項目 "Action" に service:Action の形式ではないアクションがあります。');
});

test('the trust policy of a role is checked too, and the fields for action and resource are then ignored', async () => {
  await using world = await startTestWorld();
  const max = await world.person('Max');
  await max.types('/mfa-demo check');
  await fillsForm(max, PATTERNS['trust-bool-if-exists'], ['not used', 'nor this']);
  await max.sees('This policy does not demand MFA.');
  await max.sees('Checked for: a user of the account 111122223333. The fields *Action* and *Resource* were not used.');
  await max.sees('Line 4: this Allow uses');
  expect(JSON.stringify(topModal(max.screen()))).not.toContain('Credentials of a role');
  const [, repaired = ''] = /```(.*?)```/.exec(JSON.stringify(topModal(max.screen())?.blocks)) ?? [];
  expect(repaired).toContain('Principal');
  await max.clicks('Check another policy');
  await fillsForm(max, JSON.parse(`"${repaired}"`) as string);
  await max.sees('This policy demands MFA.');
});

test('a member who is not an admin is refused politely', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo check');
  await ana.sees('Only admins of this bot and the people in');
  expect(topModal(ana.screen())).toBeUndefined();
});

test('a bot that may not call the simulator says which permission is missing', async () => {
  const { aws, slack, person } = await startServices();
  const { deny, settings } = await newBotUser(aws);
  await deny('SimulateCustomPolicy');
  const max = await person('Max');
  await startBot(aws, slack, { ...settings, ADMIN_USER_IDS: max.userId });
  await max.types('/mfa-demo check');
  await fillsForm(max, PATTERNS['allow-bool']);
  await max.sees('I do not have the permission to call the policy simulator');
});
