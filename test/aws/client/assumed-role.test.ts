import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { createAwsAccount } from '../../../src/aws/account.ts';
import { ConfigError } from '../../../src/errors.ts';
import { NAME, NAMES, startWorld, USER } from '../world.ts';

const EXTERNAL_ID = 'mfa-demo-7f3a';

/** Starts an account with a role that may do everything and whose trust policy requires an external id. */
async function startWorldWithRole() {
  const world = await startWorld();
  const { admin, embedded } = world;
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: embedded.accountId },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } },
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role } = await admin.send(new CreateRoleCommand({ RoleName: 'bot', AssumeRolePolicyDocument }));
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await admin.send(new AttachRolePolicyCommand({ RoleName: 'bot', PolicyArn }));
  const asRole = (externalId: string | undefined) => {
    const role = { arn: Role?.Arn ?? '', externalId };
    const settings = { region: 'us-east-1', endpoint: embedded.url, credentials: embedded.adminKey, role };
    const aws = createAwsAccount(settings);
    onTestFinished(() => aws.close());
    return aws;
  };
  return { ...world, asRole };
}

test("the bot acts as the role, and does not request the role's credentials again for each call", async () => {
  const { asRole, embedded } = await startWorldWithRole();
  const aws = asRole(EXTERNAL_ID);
  await aws.ensureUser(USER);
  await aws.beginRemoval(NAMES).remove('user');
  expect((await aws.whoAmI()).arn).toBe(`arn:aws:sts::${embedded.accountId}:assumed-role/bot/mfa-demo-bot`);
  const calls = embedded.view().calls;
  expect(calls.filter(({ operation }) => operation === 'AssumeRole').length).toBeLessThanOrEqual(2);
  const creator = calls.find(({ operation }) => operation === 'CreateUser');
  expect(creator?.principal).toContain('bot');
});

test('if the role does not trust the bot, the operator must act', async () => {
  const { asRole, embedded } = await startWorldWithRole();
  const failure = await asRole('wrong')
    .ensureUser(USER)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain('sts:AssumeRole');
  expect(embedded.view().users.map(({ userName }) => userName)).not.toContain(NAME);
});
