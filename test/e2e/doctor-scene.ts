import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import type { EmbeddedAwsOptions } from '../../sandbox/aws/start.ts';
import { type EmbeddedSlackOptions, startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { runDoctor } from '../../src/commands/doctor.ts';
import { loadConfig } from '../../src/config.ts';
import type { Checked } from '../../src/doctor/check.ts';
import { BOT_NAME, type FencedAccount, startFencedAccount } from '../deploy/fenced-account.ts';
import type { TestRedis } from '../support/redis.ts';

const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

interface SceneOptions {
  readonly aws?: EmbeddedAwsOptions;
  readonly slack?: Partial<EmbeddedSlackOptions>;
  /** Returns the ARN of the bot's policy. Without it the bot has the policy of the CloudFormation template. */
  readonly policyArn?: (account: FencedAccount) => Promise<string>;
}

/**
 * Sets everything up as docs/operate.md says: the policies of the CloudFormation template, a durable Redis, an admin.
 */
export async function startGoodSetup(server: TestRedis, options: SceneOptions = {}) {
  const account = await startFencedAccount(options.aws);
  const slack = await startEmbeddedSlack({ manifest, ...options.slack });
  onTestFinished(() => slack.close());
  const redis = await asNew(server);
  const policyArn = options.policyArn ? await options.policyArn(account) : account.botPolicyArn;
  const key = await account.newBot(BOT_NAME, policyArn);
  const settings: Record<string, string> = {
    ...environmentOf(account.aws, slack),
    MFA_DEMO_INSTALLATION: 'sandbox',
    MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
    REDIS_URL: server.url,
    STATE_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    PERMISSIONS_BOUNDARY_ARN: account.boundaryArn,
    ADMIN_USER_IDS: slack.workspace.personas.find(({ role }) => role === 'admin')?.userId ?? '',
  };
  return { account, redis, key, settings };
}

/** Empties this Redis, sets persistence and eviction as docs/operate.md says, and returns a connection to it. */
async function asNew({ url }: TestRedis): Promise<Redis> {
  const redis = new Redis(url);
  onTestFinished(() => redis.disconnect());
  await redis.flushall();
  await redis.config('SET', 'appendonly', 'yes');
  await redis.config('SET', 'maxmemory-policy', 'noeviction');
  return redis;
}

export type Setup = Awaited<ReturnType<typeof startGoodSetup>>;

interface Examination {
  readonly exitCode: 0 | 1;
  readonly failed: readonly Checked[];
  readonly checks: readonly Checked[];
}

/** Runs the doctor with JSON output and without the canary. Returns the exit code and the parsed report. */
export async function examined(settings: Record<string, string>): Promise<Examination> {
  const json: string[] = [];
  const exitCode = await runDoctor(loadConfig(settings), { json: true, canary: false }, (text) => json.push(text));
  const { checks } = JSON.parse(json.join('')) as { checks: Checked[] };
  return { exitCode, checks, failed: checks.filter(({ result }) => result === 'failed') };
}

/** Runs the doctor with output for people. Returns the exit code and this text. */
export async function told(settings: Record<string, string>, canary: boolean) {
  const lines: string[] = [];
  const exitCode = await runDoctor(loadConfig(settings), { json: false, canary }, (text) => lines.push(text));
  return { exitCode, text: lines.join('') };
}
