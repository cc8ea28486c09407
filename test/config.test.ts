import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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

test('the smallest setup takes the defaults', () => {
  const config = loadConfig(good);
  expect(config.aws).toEqual({ region: 'us-east-1', endpoint: undefined, credentials: undefined });
  expect(config.demo).toMatchObject({ installation: 'default', lifetimeMs: 30 * 60_000, deviceSettleMs: 14_000 });
});

test('all problems are told at once, by name, with an example, and without the value', () => {
  const problems = problemsOf({
    SLACK_BOT_TOKEN: 'xapp-swapped-hidden',
    MFA_DEMO_LIFETIME_MINUTES: '3',
    MFA_DEMO_INSTALLATION: 'Not/OK',
    AWS_ACCESS_KEY_ID: 'AKIAALONE',
    ADMIN_USER_IDS: '@max',
  });
  for (const name of [
    'SLACK_BOT_TOKEN must start with xoxb-',
    'SLACK_APP_TOKEN is missing',
    'MFA_DEMO_LIFETIME_MINUTES must be a whole number from 5 to 120',
    'MFA_DEMO_INSTALLATION must be',
    'MFA_DEMO_STATE must be',
    'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together',
    'ADMIN_USER_IDS must be Slack user ids',
  ]) {
    expect(problems).toContain(name);
  }
  expect(problems).not.toContain('hidden');
  expect(problems).not.toContain('AKIAALONE');
});

test('an empty line in the .env file counts as absent', () => {
  expect(loadConfig({ ...good, AWS_ENDPOINT_URL: '', ADMIN_USER_IDS: '' })).toMatchObject({
    aws: { endpoint: undefined },
    slack: { adminUserIds: [] },
  });
});

test('.env.example names every setting and would load with real tokens', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  const pairs = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2));
  const example = Object.fromEntries(pairs) as Record<string, string>;
  expect(loadConfig({ ...example, ...good }).demo.lifetimeMs).toBe(30 * 60_000);
  const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8');
  const settings = [...source.matchAll(/^ {2}([A-Z_]{6,}): /gm)].map((match) => match[1]);
  expect(Object.keys(example).sort()).toEqual([...new Set(settings)].sort());
});
