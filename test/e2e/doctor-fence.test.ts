import { CreateRoleCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { environmentOf } from '../../sandbox/world.ts';
import { loadConfig } from '../../src/config.ts';
import { examine } from '../../src/doctor/run.ts';
import { BOT_NAME, startFencedAccount } from '../deploy/fenced-account.ts';
import { startServices } from '../support/services.ts';

test('the doctor names resources in a path below the path of demos, and users and roles without the permissions boundary', async () => {
  const { slack } = await startServices();
  const { aws, admin, boundaryArn, botPolicyArn, newBot } = await startFencedAccount();
  const key = await newBot(BOT_NAME, botPolicyArn);
  const config = loadConfig({
    ...environmentOf(aws, slack),
    MFA_DEMO_STATE: 'memory',
    MFA_DEMO_INSTALLATION: 'sandbox',
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    PERMISSIONS_BOUNDARY_ARN: boundaryArn,
  });
  const fence = async () => (await examine(config, () => undefined)).find(({ id }) => id === 'aws-fence');
  const make = (UserName: string, place: string, PermissionsBoundary?: string) => {
    const Tags = [{ Key: 'mfa-demo:deadline', Value: '2099-01-01T00:00:00Z' }];
    return admin.send(new CreateUserCommand({ UserName, Path: `/mfa-demo/${place}`, Tags, PermissionsBoundary }));
  };
  const trust = { Effect: 'Allow', Principal: { AWS: aws.accountId }, Action: 'sts:AssumeRole' };
  const makeRole = (RoleName: string, PermissionsBoundary?: string) => {
    const Tags = [{ Key: 'mfa-demo:deadline', Value: '2099-01-01T00:00:00Z' }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust });
    const role = { RoleName, Path: '/mfa-demo/sandbox/', Tags, AssumeRolePolicyDocument, PermissionsBoundary };
    return admin.send(new CreateRoleCommand(role));
  };
  await make('mfa-demo-abcabcabcabc', 'sandbox/', boundaryArn);
  await makeRole('mfa-demo-abcabcabcabc', boundaryArn);
  await make('elsewhere', 'other/x/');
  expect(await fence()).toMatchObject({ result: 'ok' });

  await make('deeper', 'sandbox/x/', boundaryArn);
  await make('unbounded', 'sandbox/');
  await makeRole('unbounded-role');
  const arn = `arn:aws:iam::${aws.accountId}:user/mfa-demo/sandbox/x/deeper`;
  expect(await fence()).toMatchObject({
    result: 'failed',
    says: `below the path: ${arn}; without the boundary: unbounded, unbounded-role`,
    hint: expect.stringContaining("replace the bot's access key"),
  });
});
