import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environment } from '../src/config/environment.ts';
import { loadConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

const good = { SLACK_BOT_TOKEN: 'xoxb-1-hidden', SLACK_APP_TOKEN: 'xapp-1-hidden', MFA_DEMO_STATE: 'memory' };

function problemsOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('these settings were accepted');
}

test('a configuration with only the required settings gets the defaults', () => {
  const config = loadConfig(good);
  expect(config.aws).toEqual({
    region: 'us-east-1',
    endpoint: undefined,
    endpoints: { iam: undefined, sts: undefined, s3: undefined },
    credentials: undefined,
    role: undefined,
    permissionsBoundaryArn: undefined,
  });
  expect(config.slack.transport).toEqual({ kind: 'socket', appToken: 'xapp-1-hidden' });
  expect(config.ops).toBeUndefined();
  expect(config.demo).toMatchObject({ installation: 'default', lifetimeMs: 30 * 60_000, deviceSettleMs: 14_000 });
});

test('all problems are reported at once; each names its setting and what the value must be, and none quotes a secret', () => {
  const problems = problemsOf({
    SLACK_BOT_TOKEN: 'xapp-swapped-hidden',
    MFA_DEMO_LIFETIME_MINUTES: '3',
    MFA_DEMO_INSTALLATION: 'Not/OK',
    AWS_ACCESS_KEY_ID: 'AKIAALONE',
    ADMIN_USER_IDS: '@max',
    MFA_DEMO_STATE: 'paper',
    REDIS_URL: 'http://hidden',
    STATE_ENCRYPTION_KEY: 'c2hvcnQ=',
    ALLOWED_USER_IDS: 'U012AB3CD;U045EF6GH',
    ALLOWED_USERGROUP_ID: '@trainers',
    ALLOWED_CHANNEL_IDS: '#general',
    MAX_ACTIVE_DEMOS: '0',
    SCENARIOS: 'session-token;Assume Role',
    WORKSPACE_ADMINS_MAY_CLEAN_UP: 'yes',
    AWS_ROLE_ARN: 'mfa-demo-bot',
    PERMISSIONS_BOUNDARY_ARN: 'arn:aws:iam::1:policy/p',
    OPS_PORT: '70000',
    LOG_FORMAT: 'xml',
  });
  for (const name of [
    'SLACK_BOT_TOKEN must start with xoxb-',
    'SLACK_APP_TOKEN is missing',
    'MFA_DEMO_LIFETIME_MINUTES must be a whole number from 5 to 120',
    'MFA_DEMO_INSTALLATION must be',
    'MFA_DEMO_STATE must be',
    'REDIS_URL must be',
    'STATE_ENCRYPTION_KEY must be',
    'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together',
    'ADMIN_USER_IDS must be Slack user ids',
    'ALLOWED_USER_IDS must be Slack user ids',
    'ALLOWED_USERGROUP_ID must be the id of a Slack user group',
    'ALLOWED_CHANNEL_IDS must be Slack channel ids',
    'SCENARIOS must be names of lessons with commas between',
    'MAX_ACTIVE_DEMOS must be a whole number from 1 to 10000',
    'WORKSPACE_ADMINS_MAY_CLEAN_UP must be true or false',
    'AWS_ROLE_ARN must be the ARN of a role',
    'PERMISSIONS_BOUNDARY_ARN must be the ARN of a managed policy',
    'OPS_PORT must be a whole number from 0 to 65535',
    'LOG_FORMAT must be auto, json or pretty',
  ]) {
    expect(problems).toContain(name);
  }
  expect(problems).not.toContain('hidden');
  expect(problems).not.toContain('AKIAALONE');
});

test('by default state is in Redis, which needs an address and a key', () => {
  const { MFA_DEMO_STATE: _memory, ...tokens } = good;
  const problems = problemsOf(tokens);
  expect(problems).toContain('REDIS_URL is missing');
  expect(problems).toContain('STATE_ENCRYPTION_KEY is missing');
  const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const STATE_ENCRYPTION_KEY = keys.map((key) => key.toString('base64')).join(', ');
  const config = loadConfig({ ...tokens, REDIS_URL: 'redis://127.0.0.1:6379', STATE_ENCRYPTION_KEY });
  expect(config.state).toEqual({
    kind: 'redis',
    redis: {
      kind: 'single',
      nodes: [{ host: '127.0.0.1', port: 6379 }],
      username: undefined,
      password: undefined,
      database: 0,
      tls: undefined,
      family: undefined,
    },
    encryptionKeys: keys,
    takeoverMs: 6000,
  });
});

test('a setting without a value counts as absent', () => {
  expect(loadConfig({ ...good, AWS_ENDPOINT_URL: '', ADMIN_USER_IDS: '' })).toMatchObject({
    aws: { endpoint: undefined },
    slack: { admins: { userIds: [] }, allowedUsergroupId: undefined },
  });
});

test('.env.example names all settings and no others, and is valid with tokens and with state in memory', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  const pairs = lines.filter((line) => /^[A-Z0-9_]+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2));
  const example = Object.fromEntries(pairs) as Record<string, string>;
  expect(loadConfig({ ...example, ...good }).demo.lifetimeMs).toBe(30 * 60_000);
  expect(Object.keys(example).sort()).toEqual(Object.keys(environment.shape).sort());
});

test('by default nobody is an admin and everybody may start a demo; settings can name the users, groups and channels', () => {
  const nobody = { userIds: [], usergroupId: undefined, areWorkspaceAdminsIncluded: false };
  const everybody = {
    allowedUserIds: [],
    allowedUsergroupId: undefined,
    allowedChannelIds: [],
    maxActiveDemos: 50,
    pauseMs: 20_000,
  };
  expect(loadConfig(good)).toMatchObject({ slack: { admins: nobody }, access: everybody });
  const narrow = loadConfig({
    ...good,
    ALLOWED_USER_IDS: 'U012AB3CD, W045EF6GH',
    ALLOWED_USERGROUP_ID: 'S0TRAINERS',
    ALLOWED_CHANNEL_IDS: 'C012AB3CD',
    MAX_ACTIVE_DEMOS: '3',
    ADMIN_USERGROUP_ID: 'S0ADMINS',
    WORKSPACE_ADMINS_MAY_CLEAN_UP: 'true',
  });
  expect(narrow.access).toEqual({
    allowedUserIds: ['U012AB3CD', 'W045EF6GH'],
    allowedUsergroupId: 'S0TRAINERS',
    allowedChannelIds: ['C012AB3CD'],
    maxActiveDemos: 3,
    pauseMs: 20_000,
  });
  expect(narrow.slack.allowedUsergroupId).toBe('S0TRAINERS');
  expect(narrow.slack.admins).toEqual({ userIds: [], usergroupId: 'S0ADMINS', areWorkspaceAdminsIncluded: true });
});

test('over HTTP the bot needs a signing secret and no app token', () => {
  const { SLACK_APP_TOKEN: _socket, ...rest } = good;
  const http = { ...rest, SLACK_TRANSPORT: 'http', PORT: '8080' };
  expect(problemsOf(http)).toContain('SLACK_SIGNING_SECRET is missing');
  expect(problemsOf({ ...http, SLACK_SIGNING_SECRET: 'short' })).toContain('SLACK_SIGNING_SECRET must be');
  const signingSecret = '8f742231b10e8888abcd99fffff85a51';
  const { slack } = loadConfig({ ...http, SLACK_SIGNING_SECRET: signingSecret });
  expect(slack.transport).toEqual({ kind: 'http', signingSecret, port: 8080 });
});

test('secrets may come from files; two sources for one secret, or a missing file, are reported', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-demo-secrets-'));
  const path = join(folder, 'bot-token');
  writeFileSync(path, 'xoxb-1-from-a-file\n');
  const { SLACK_BOT_TOKEN: _token, ...rest } = good;
  expect(loadConfig({ ...rest, SLACK_BOT_TOKEN_FILE: path }).slack.botToken).toBe('xoxb-1-from-a-file');
  expect(problemsOf({ ...good, SLACK_BOT_TOKEN_FILE: path })).toContain(
    'SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set',
  );
  const missing = problemsOf({ ...good, REDIS_URL_FILE: join(folder, 'nowhere') });
  expect(missing).toContain('REDIS_URL_FILE names a file that cannot be read (ENOENT)');
  rmSync(folder, { recursive: true });
});

test('a misspelt setting of the bot gives a warning, and other unknown variables do not', () => {
  const { warnings } = loadConfig({ ...good, MFA_DEMO_LIFETIME_MINUTE: '20', PATH: '/bin', OTHER: '1' });
  expect(warnings).toEqual([expect.stringMatching(/^MFA_DEMO_LIFETIME_MINUTE is not a setting/)]);
});

test('the bot assumes the configured role, unless the platform already provides it', () => {
  const AWS_ROLE_ARN = 'arn:aws-us-gov:iam::111122223333:role/mfa-demo-bot';
  const role = { arn: AWS_ROLE_ARN, externalId: 'mfa-demo-7f3a' };
  expect(loadConfig({ ...good, AWS_ROLE_ARN, AWS_ROLE_EXTERNAL_ID: role.externalId }).aws.role).toEqual(role);
  const onEks = { ...good, AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/secrets/token' };
  expect(loadConfig(onEks).aws.role).toBeUndefined();
});
