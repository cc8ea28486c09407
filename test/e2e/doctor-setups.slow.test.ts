import { readFileSync } from 'node:fs';
import {
  CreatePolicyCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { fullDemo } from '../contract/sample-demos.ts';
import { BOT_NAME, type FencedAccount } from '../deploy/fenced-account.ts';
import { findRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { examined, type Setup, startGoodSetup } from './doctor-scene.ts';

const TEN_MINUTES = 600_000;
const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const withChannelScope = manifest.replace('      - files:write\n', '      - files:write\n      - channels:read\n');

interface Broken {
  readonly options?: Parameters<typeof startGoodSetup>[1];
  /** Breaks the setup, and returns the settings that differ from a good setup. */
  readonly by?: (setup: Setup) => Promise<Record<string, string>> | Record<string, string>;
  /** The id of the only check that fails. */
  readonly fails: string;
  readonly says: RegExp;
  readonly hint: RegExp;
}

/**
 * Returns a function that creates a policy for the bot and returns its ARN. The policy allows all actions of IAM except
 * these.
 */
const allBut =
  (...actions: string[]) =>
  async ({ admin }: FencedAccount) => {
    const Statement = [
      { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
      { Effect: 'Deny', Action: actions, Resource: '*' },
    ];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    const { Policy } = await admin.send(new CreatePolicyCommand({ PolicyName: 'weaker', PolicyDocument }));
    return Policy?.Arn ?? '';
  };

const withRedisSetting =
  (name: string, value: string) =>
  async ({ redis }: Setup) => {
    await redis.config('SET', name, value);
    return {};
  };

const slackSetups: Record<string, Broken> = {
  'Slack cannot be reached': {
    by: () => ({ SLACK_API_URL: 'http://127.0.0.1:9/api/' }),
    fails: 'slack',
    says: /does not answer/,
    hint: /network/,
  },
  'the clock is ten minutes behind Slack': {
    options: { slack: { now: () => Date.now() + TEN_MINUTES } },
    fails: 'slack-clock',
    says: /\d+ s behind/,
    hint: /NTP/,
  },
  'the bot token is wrong': {
    by: () => ({ SLACK_BOT_TOKEN: 'xoxb-wrong' }),
    fails: 'slack-bot-token',
    says: /invalid_auth/,
    hint: /SLACK_BOT_TOKEN/,
  },
  'a scope is missing': {
    options: { slack: { manifest: manifest.replace('      - files:write\n', '') } },
    fails: 'slack-scopes',
    says: /missing: files:write/,
    hint: /OAuth/,
  },
  'a user group is configured, but the bot may not read it': {
    by: () => ({ ADMIN_USERGROUP_ID: 'S0ADMINS' }),
    fails: 'slack-scopes',
    says: /usergroups:read/,
    hint: /reinstall the app/,
  },
  'the app token is wrong': {
    by: () => ({ SLACK_APP_TOKEN: 'xapp-wrong' }),
    fails: 'slack-transport',
    says: /SLACK_APP_TOKEN/,
    hint: /SLACK_APP_TOKEN/,
  },
  'nobody is an admin': {
    by: () => ({ ADMIN_USER_IDS: '' }),
    fails: 'slack-admins',
    says: /nobody gets a message/,
    hint: /ADMIN_USER_IDS/,
  },
  'an admin does not exist in the workspace': {
    by: () => ({ ADMIN_USER_IDS: 'U0NOBODY' }),
    fails: 'slack-admins',
    says: /user_not_found/,
    hint: /ADMIN_USER_IDS/,
  },
  'the audit channel does not exist': {
    options: { slack: { manifest: withChannelScope } },
    by: () => ({ AUDIT_CHANNEL_ID: 'C0NOWHERE' }),
    fails: 'slack-audit-channel',
    says: /channel_not_found/,
    hint: /invite/,
  },
  'the bot is not in the audit channel': {
    options: { slack: { manifest: withChannelScope } },
    by: () => ({ AUDIT_CHANNEL_ID: 'C0SANDBOXG1' }),
    fails: 'slack-audit-channel',
    says: /not a member/,
    hint: /invite/,
  },
};

const redisSetups: Record<string, Broken> = {
  'Redis cannot be reached': {
    by: () => ({ REDIS_URL: 'redis://127.0.0.1:9' }),
    fails: 'redis',
    says: /ECONNREFUSED|Retries/,
    hint: /REDIS_URL/,
  },
  'Redis may evict data when its memory is full': {
    by: withRedisSetting('maxmemory-policy', 'allkeys-lru'),
    fails: 'redis-eviction',
    says: /allkeys-lru/,
    hint: /noeviction/,
  },
  'Redis loses its data at a restart': {
    by: withRedisSetting('appendonly', 'no'),
    fails: 'redis-persistence',
    says: /appendonly is off/,
    hint: /appendonly yes/,
  },
  'the encryption key was changed while a demo was running': {
    by: async ({ redis }) => {
      const sealer = createSealer([randomKey()]);
      const store = createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix: 'mfa-demo:sandbox', sealer });
      await store.createIfNoneActive(fullDemo());
      return {};
    },
    fails: 'encryption-key',
    says: /1 running demo/,
    hint: /STATE_ENCRYPTION_KEY/,
  },
};

const awsSetups: Record<string, Broken> = {
  'AWS cannot be reached': {
    by: () => ({ AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }),
    fails: 'aws',
    says: /does not answer/,
    hint: /network/,
  },
  'the clock is ten minutes ahead of AWS': {
    options: { aws: { now: () => Date.now() - TEN_MINUTES } },
    fails: 'aws-clock',
    says: /s ahead of/,
    hint: /NTP/,
  },
  'the secret key is wrong': {
    by: () => ({ AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) }),
    fails: 'aws-identity',
    says: /SignatureDoesNotMatch/,
    hint: /AWS_SECRET_ACCESS_KEY/,
  },
  'the access key is inactive': {
    by: async ({ account, key }) => {
      const off = { UserName: BOT_NAME, AccessKeyId: key.accessKeyId, Status: 'Inactive' as const };
      await account.admin.send(new UpdateAccessKeyCommand(off));
      return {};
    },
    fails: 'aws-identity',
    says: /InvalidClientTokenId/,
    hint: /AWS_ACCESS_KEY_ID/,
  },
  'no boundary is set': {
    by: () => ({ PERMISSIONS_BOUNDARY_ARN: '' }),
    fails: 'aws-boundary',
    says: /not set/,
    hint: /cloudformation/,
  },
  'the boundary does not exist': {
    by: ({ account }) => ({ PERMISSIONS_BOUNDARY_ARN: `${account.boundaryArn}-gone` }),
    fails: 'aws-boundary',
    says: /does not exist/,
    hint: /cloudformation/,
  },
  'a permission is missing': {
    options: { policyArn: allBut('iam:EnableMFADevice', 'iam:DeleteUser') },
    fails: 'aws-permissions',
    says: /not allowed: iam:EnableMFADevice, iam:DeleteUser/,
    hint: /cloudformation/,
  },
  'a permission is missing, and the bot may not call the policy simulator': {
    options: { policyArn: allBut('iam:SimulatePrincipalPolicy', 'iam:ListVirtualMFADevices') },
    fails: 'aws-permissions',
    says: /not allowed: iam:ListVirtualMFADevices/,
    hint: /cloudformation/,
  },
  'the bot could give itself more permissions': {
    by: async ({ account }) => {
      const PolicyDocument = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
      const UserName = 'unbounded-bot';
      await account.admin.send(new CreateUserCommand({ UserName }));
      await account.admin.send(new PutUserPolicyCommand({ UserName, PolicyName: 'all', PolicyDocument }));
      const key = await account.newKey(UserName);
      return { AWS_ACCESS_KEY_ID: key.accessKeyId, AWS_SECRET_ACCESS_KEY: key.secretAccessKey };
    },
    fails: 'aws-escalation',
    says: /allowed, and must not be: .*iam:CreateUser.*iam:AttachUserPolicy/,
    hint: /cloudformation/,
  },
  'a resource of an earlier demo is left in AWS': {
    by: async ({ account: { admin, boundaryArn: PermissionsBoundary } }) => {
      const Tags = [{ Key: 'mfa-demo:deadline', Value: '2020-01-01T00:00:00Z' }];
      const left = { UserName: 'mfa-demo-abcabcabcabc', Path: '/mfa-demo/sandbox/', Tags, PermissionsBoundary };
      await admin.send(new CreateUserCommand(left));
      return {};
    },
    fails: 'aws-leftovers',
    says: /1: .*mfa-demo-abcabcabcabc/,
    hint: /npm run sweep/,
  },
};

describe.skipIf(!findRedis())('the doctor', () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis({ appendOnly: true });
  });
  afterAll(() => server.stop());

  const setups = { ...slackSetups, ...redisSetups, ...awsSetups };
  test('is tested with at least twenty broken setups', () => {
    expect(Object.keys(setups).length).toBeGreaterThanOrEqual(20);
  });
  test.each(Object.entries(setups))('says when %s', async (_name, { options, by, fails, says, hint }) => {
    const setup = await startGoodSetup(server, options);
    const settings = { ...setup.settings, ...(await by?.(setup)) };
    const { exitCode, failed } = await examined(settings);
    expect(failed.map(({ id }) => id)).toEqual([fails]);
    const [finding] = failed;
    expect(finding?.says).toMatch(says);
    expect(finding?.result === 'failed' && finding.hint).toMatch(hint);
    expect(exitCode).toBe(1);
  });
});
