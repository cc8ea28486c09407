import { AttachRolePolicyCommand, CreateRoleCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BOT_NAME } from '../deploy/fenced-account.ts';
import { findRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { seedRootDevice } from '../support/seed-aws.ts';
import { examined, startGoodSetup, told } from './doctor-scene.ts';

describe.skipIf(!findRedis())('the doctor', () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis({ appendOnly: true });
  });
  afterAll(() => server.stop());

  test('finds no problem in a good setup where the root user has an MFA device, and its canary succeeds', async () => {
    const { settings, account } = await startGoodSetup(server);
    await seedRootDevice(account.aws);
    const { exitCode, text } = await told(settings, true);
    expect(text).not.toContain('FAILED');
    expect(exitCode, text).toBe(0);
    expect(text).toMatch(/A complete demo works in AWS +denied without MFA, allowed with it; 5 removed, 0 left/);
    expect(account.aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin', BOT_NAME]);
  });

  test('checks a bot that is a role in the same way as a user', async () => {
    const { settings, account } = await startGoodSetup(server);
    const base = await account.admin.send(new CreateUserCommand({ UserName: 'base' }));
    const trust = { Effect: 'Allow', Principal: { AWS: base.User?.Arn }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
    const RoleName = BOT_NAME;
    const bounded = { Path: '/mfa-demo-bots/', PermissionsBoundary: account.botBoundaryArn };
    const { Role } = await account.admin.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, ...bounded }),
    );
    await account.admin.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: account.botPolicyArn }));
    const key = await account.newKey('base');
    const { checks } = await examined({
      ...settings,
      AWS_ACCESS_KEY_ID: key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
      AWS_ROLE_ARN: Role?.Arn ?? '',
    });
    const about = (id: string) => checks.find((check) => check.id === id);
    expect(about('aws-identity')?.says).toContain(`assumed-role/${BOT_NAME}/`);
    expect(about('aws-permissions')).toMatchObject({ result: 'ok', says: expect.stringMatching(/^\d+ calls$/) });
    expect(about('aws-escalation')).toMatchObject({
      result: 'ok',
      says: expect.stringContaining('calls are denied, as they must be'),
    });
  });

  test('skips the check of the audit channel, because the scopes of the manifest do not allow it', async () => {
    const { settings } = await startGoodSetup(server);
    const { exitCode, checks } = await examined({ ...settings, AUDIT_CHANNEL_ID: 'C0SANDBOXS1' });
    expect(checks.find(({ id }) => id === 'slack-audit-channel')).toMatchObject({ result: 'skipped' });
    expect(exitCode).toBe(0);
  });

  test('says what is wrong, and in the next line what to do', async () => {
    const { settings } = await startGoodSetup(server);
    const { exitCode, text } = await told({ ...settings, ADMIN_USER_IDS: '' }, false);
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^FAILED +The admins are full members +nobody gets a message.*\n +→ Set ADMIN_USER_IDS/m);
  });
});
