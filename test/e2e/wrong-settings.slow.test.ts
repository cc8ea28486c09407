import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { startBot } from '../support/bot.ts';
import { findRedis, freePort, startRedis } from '../support/redis.ts';
import { startServices } from '../support/services.ts';

const GOOD = {
  SLACK_BOT_TOKEN: 'xoxb-1-hidden',
  SLACK_APP_TOKEN: 'xapp-1-hidden',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99fffff85a51',
  MFA_DEMO_STATE: 'memory',
};
const BOT = /SLACK_BOT_TOKEN must start with xoxb-: the bot token of the app, from "OAuth & Permissions"/;
const APP = /SLACK_APP_TOKEN must start with xapp-: an app-level token with connections:write/;
const SIGNING = /SLACK_SIGNING_SECRET must be the signing secret of the app, from "Basic Information"/;

test.each<[string, Partial<typeof GOOD>, RegExp]>([
  ['an app token where the bot token belongs', { SLACK_BOT_TOKEN: 'xapp-1-hidden' }, BOT],
  ['a user token where the bot token belongs', { SLACK_BOT_TOKEN: 'xoxp-1-hidden' }, BOT],
  ['the signing secret where the bot token belongs', { SLACK_BOT_TOKEN: '8f742231b10e8888hidden9999999999' }, BOT],
  ['a bot token where the app token belongs', { SLACK_APP_TOKEN: 'xoxb-1-hidden' }, APP],
  ['a user token where the app token belongs', { SLACK_APP_TOKEN: 'xoxp-1-hidden' }, APP],
  ['the signing secret where the app token belongs', { SLACK_APP_TOKEN: '8f742231b10e8888hidden9999999999' }, APP],
  ['a bot token where the signing secret belongs', { SLACK_SIGNING_SECRET: 'xoxb-1-2-hidden-hidden' }, SIGNING],
  ['an app token where the signing secret belongs', { SLACK_SIGNING_SECRET: 'xapp-1-2-hidden-hidden' }, SIGNING],
])('%s is refused, and the error says which value belongs there, without the wrong one', (_, wrong, says) => {
  for (const SLACK_TRANSPORT of ['socket', 'http']) {
    const load = () => loadConfig({ ...GOOD, SLACK_TRANSPORT, ...wrong });
    expect(load).toThrow(says);
    expect(load).not.toThrow(/hidden/);
  }
});

test.skipIf(!findRedis())('a Redis that may evict records causes one warning, at the start', async () => {
  const server = await startRedis();
  const redis = new Redis(server.url);
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  const { aws, slack } = await startServices();
  const inRedis = {
    MFA_DEMO_STATE: 'redis',
    REDIS_URL: server.url,
    STATE_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    OPS_PORT: '0',
  };
  const good = await startBot(aws, slack, inRedis);
  expect(good.logText()).not.toContain('maxmemory-policy');
  await good.stop();

  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  const warned = await startBot(aws, slack, inRedis);
  const lines = warned.logText().split('\n');
  const warnings = lines.filter((line) => line.includes('set its maxmemory-policy to noeviction'));
  expect(warnings).toEqual([expect.stringContaining('"evictionPolicy":"allkeys-lru"')]);
});

test.skipIf(!findRedis())(
  '/readyz reports a Redis that answers but accepts no writes, with the error code of Redis',
  async () => {
    const server = await startRedis();
    const redis = new Redis(server.url);
    onTestFinished(async () => {
      redis.disconnect();
      await server.stop();
    });
    const { aws, slack } = await startServices();
    const port = await freePort();
    await startBot(aws, slack, {
      MFA_DEMO_STATE: 'redis',
      REDIS_URL: server.url,
      STATE_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
      OPS_PORT: String(port),
    });
    const memory = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
      return `${answer.status} ${/^memory: .*$/m.exec(await answer.text())?.[0]}`;
    };
    expect(await memory()).toMatch(/^200 memory: ok$/);
    await redis.config('SET', 'maxmemory', '1');
    expect(await memory()).toMatch(
      /^503 memory: Redis \(REDIS_URL\) takes no writes because its memory is full \(OOM\)/,
    );
    await redis.config('SET', 'maxmemory', '0');
    await redis.replicaof('127.0.0.1', 9);
    expect(await memory()).toMatch(/^503 memory: .* is a replica, which takes no writes \(READONLY\)/);
    await redis.replicaof('NO', 'ONE');
    expect(await memory()).toMatch(/^200 memory: ok$/);
  },
);
