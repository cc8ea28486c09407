import * as iam from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ADMINISTRATOR, escalationAttempts, type Targets } from './escalation-attempts.ts';
import { clientFor, type FencedAccount, startFencedAccount } from './fenced-account.ts';

const ALLOW_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

/** Creates resources that do not belong to the bot, a user deeper in its path, and the user and role of one demo. */
async function furnish({ aws, admin, boundaryArn, botBoundaryArn, botPolicyArn }: FencedAccount): Promise<Targets> {
  const foreignUsers = ['mfa-demo-lookalike', 'payroll'] as const;
  for (const UserName of foreignUsers) await admin.send(new iam.CreateUserCommand({ UserName }));
  const [, payroll] = foreignUsers;
  await admin.send(new iam.CreateLoginProfileCommand({ UserName: payroll, Password: 'Correct-horse-8' }));
  await admin.send(new iam.PutUserPolicyCommand({ UserName: payroll, PolicyName: 'work', PolicyDocument: ALLOW_ALL }));
  const device = await admin.send(new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: payroll }));
  const demoUser = 'mfa-demo-abcabcabcabc';
  const bounded = { Path: '/mfa-demo/sandbox/', PermissionsBoundary: boundaryArn };
  await admin.send(new iam.CreateUserCommand({ UserName: demoUser, ...bounded }));
  const belowUser = 'mfa-demo-belowbelowbe';
  const deeper = { ...bounded, Path: `${bounded.Path}x/` };
  await admin.send(new iam.CreateUserCommand({ UserName: belowUser, ...deeper }));
  const trust = { Effect: 'Allow', Principal: { AWS: aws.accountId }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await admin.send(new iam.CreateRoleCommand({ RoleName: 'deployer', AssumeRolePolicyDocument }));
  const demoRole = { RoleName: demoUser, AssumeRolePolicyDocument, ...bounded };
  await admin.send(new iam.CreateRoleCommand(demoRole));
  await admin.send(new iam.CreateGroupCommand({ GroupName: 'admins' }));
  const other = await admin.send(new iam.CreatePolicyCommand({ PolicyName: 'other', PolicyDocument: ALLOW_ALL }));
  return {
    accountId: aws.accountId,
    boundaryArn,
    botBoundaryArn,
    botPolicyArn,
    foreignUsers,
    foreignDevice: device.VirtualMFADevice?.SerialNumber ?? '',
    demoUser,
    belowUser,
    role: 'deployer',
    demoRole: demoUser,
    group: 'admins',
    otherBoundaryArn: other.Policy?.Arn ?? '',
  };
}

async function outcomes(account: FencedAccount, policyArn: string): Promise<Record<string, string>> {
  const { aws, newBot } = account;
  const targets = await furnish(account);
  const credentials = await newBot('bot', policyArn);
  const bot = clientFor(aws, credentials);
  const sts = new STSClient({ region: aws.region, endpoint: aws.url, credentials, maxAttempts: 1 });
  onTestFinished(() => {
    bot.destroy();
    sts.destroy();
  });
  const before = accountOf(account);
  const told: Record<string, string> = {};
  for (const [name, command] of Object.entries(escalationAttempts(targets))) {
    const attempt = command instanceof AssumeRoleCommand ? sts.send(command) : bot.send(command as iam.GetUserCommand);
    told[name] = await attempt.then(
      () => 'ALLOWED',
      (error: { Code?: string; name: string }) => error.Code ?? error.name,
    );
  }
  expect(accountOf(account), 'nothing in the account has changed').toEqual(before);
  return told;
}

function accountOf({ aws }: FencedAccount): unknown {
  const { users, roles, groups, managedPolicies, mfaDevices } = aws.view();
  return structuredClone({ users, roles, groups, managedPolicies, mfaDevices });
}

describe('a bot that an attacker controls cannot get more rights', () => {
  test('with the policy of the template', async () => {
    const account = await startFencedAccount();
    const told = await outcomes(account, account.botPolicyArn);
    expect(Object.keys(told).length).toBeGreaterThanOrEqual(70);
    expect(Object.entries(told).filter(([, outcome]) => outcome !== 'AccessDenied')).toEqual([]);
  });

  test('even with AdministratorAccess attached, because its boundary limits it', async () => {
    const account = await startFencedAccount();
    const told = await outcomes(account, ADMINISTRATOR);
    expect(Object.entries(told).filter(([, outcome]) => outcome !== 'AccessDenied')).toEqual([]);
  });
});
