import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type AppOptions, createApp } from '../src/app.ts';
import { type Config, loadConfig } from '../src/config.ts';
import { type EmbeddedAws, startEmbeddedAws } from './aws/start.ts';
import { type EmbeddedSlack, startEmbeddedSlack } from './slack/start.ts';

export interface WorldOptions {
  readonly awsPort?: number | undefined;
  readonly slackPort?: number | undefined;
  readonly accountId?: string | undefined;
  readonly adminKey?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** How long the embedded AWS takes to spread a change, in seconds; 0 is off. */
  readonly propagationSeconds: number;
  /** Calls of one operation that IAM and STS let through per second; all if absent. */
  readonly throttlePerSecond?: number | undefined;
  /** What everybody takes the time from: the bot, the embedded AWS and the embedded Slack. */
  readonly clock?: AppOptions['clock'];
  readonly sweeps?: AppOptions['sweeps'];
  /** The lessons of the bot instead of its own. */
  readonly lessons?: AppOptions['lessons'];
  /** How long the embedded Slack takes to process an upload, in milliseconds. */
  readonly fileProcessingMs?: number | undefined;
  /** How long Slack waits for the app and keeps a trigger, in milliseconds; 3000 each if absent. */
  readonly patienceMs?: number | undefined;
  /** How long the bot waits for Slack's answer to a ping, and before it connects again, in milliseconds; its own default if absent. */
  readonly pingTimeoutMs?: number | undefined;
  /** How long a demo lives, in milliseconds; the bot's own default if absent. */
  readonly lifetimeMs?: number | undefined;
  /** The app manifest of the embedded Slack; the bot's own if absent. */
  readonly manifest?: string | undefined;
  /** Further settings of the bot, as its environment would have them. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Makes the bot's identity in AWS and answers its settings; it acts as the account's administrator if absent. */
  readonly identity?:
    | ((aws: EmbeddedAws, installation: string) => Promise<Readonly<Record<string, string>>>)
    | undefined;
  /** Keep the state in this Redis; in memory if absent. */
  readonly redisUrl?: string | undefined;
  readonly log: { readonly level: 'debug' | 'info' | 'warn' | 'error'; write(line: string): void };
}

/** The real bot between an embedded AWS and an embedded Slack. */
export interface World {
  readonly aws: EmbeddedAws;
  readonly slack: EmbeddedSlack;
  /** What another program needs to use the same AWS and Slack. */
  readonly env: Readonly<Record<string, string>>;
  /** The settings of the bot that runs now, which `env` is a part of; a new story may have others. */
  settings(): Readonly<Record<string, string>>;
  /** Stops the bot as a deployment does, and starts another that knows only what is remembered. */
  restartBot(): Promise<void>;
  /** The first day again: AWS and Slack forget what happened, and a new bot knows of nothing. */
  restartStory(): Promise<void>;
  stop(): Promise<void>;
}

/** New devices are known to STS this much later than other changes are, at most. */
const DEVICE_MARGIN_SECONDS = 6;

export async function startWorld(options: WorldOptions): Promise<World> {
  const manifest = options.manifest ?? (await readFile(new URL('../manifest.yml', import.meta.url), 'utf8'));
  const { clock, sweeps, lessons } = options;
  const now = clock?.now ?? Date.now;
  const aws = await startEmbeddedAws({ ...options, now, port: options.awsPort ?? 0 });
  const slack = await startEmbeddedSlack({
    manifest,
    now,
    port: options.slackPort ?? 0,
    fileProcessingMs: options.fileProcessingMs ?? 1000,
    ackLimitMs: options.patienceMs ?? 3000,
    triggerLifeMs: options.patienceMs ?? 3000,
  }).catch(async (error: unknown) => {
    await aws.close();
    throw error;
  });
  const env = environmentOf(aws, slack);
  const adminUserIds = slack.workspace.personas.filter(({ role }) => role === 'admin').map(({ userId }) => userId);
  let settings: Record<string, string>;
  const newBot = () => {
    const logTo = options.log;
    return createApp(configOf(settings, options), { clock, sweeps, lessons, logTo, saysWhoActs: false });
  };
  let bot: ReturnType<typeof newBot>;
  const beginStory = async () => {
    // In a Redis, a new installation has a memory of its own.
    settings = settingsOf({ ...env, ADMIN_USER_IDS: adminUserIds.join(',') }, options);
    Object.assign(settings, await options.identity?.(aws, settings.MFA_DEMO_INSTALLATION ?? ''));
    bot = newBot();
    await bot.start();
  };
  try {
    await beginStory();
  } catch (error) {
    await Promise.all([slack.close(), aws.close()]);
    throw error;
  }
  const restartStory = async () => {
    await bot.stop();
    slack.reset();
    aws.reset();
    await beginStory();
  };
  /** Two windows may ask at once. */
  let restarting: Promise<void> | undefined;
  return {
    aws,
    slack,
    env,
    settings: () => settings,
    restartBot: async () => {
      await bot.stop();
      bot = newBot();
      await bot.start();
    },
    restartStory: () => {
      restarting ??= restartStory().finally(() => {
        restarting = undefined;
      });
      return restarting;
    },
    stop: async () => {
      await bot.stop();
      await Promise.all([slack.close(), aws.close()]);
    },
  };
}

function settingsOf(env: World['env'], options: WorldOptions): Record<string, string> {
  const settleSeconds = options.propagationSeconds === 0 ? 0 : options.propagationSeconds + DEVICE_MARGIN_SECONDS;
  return {
    ...env,
    ...stateIn(options.redisUrl),
    // A Redis that outlives this run may hold another run's demos: they are none of ours.
    MFA_DEMO_INSTALLATION: options.redisUrl ? `sandbox-${randomBytes(4).toString('hex')}` : 'sandbox',
    MFA_DEMO_DEVICE_SETTLE_SECONDS: String(settleSeconds),
    LOG_LEVEL: options.log.level,
    ...options.settings,
  };
}

function configOf(settings: Readonly<Record<string, string>>, options: WorldOptions): Config {
  const config = loadConfig(settings);
  const lifetimeMs = options.lifetimeMs ?? config.demo.lifetimeMs;
  const policySettleMs = options.propagationSeconds === 0 ? 0 : config.demo.policySettleMs;
  const slack = { ...config.slack, transport: { ...config.slack.transport, pingTimeoutMs: options.pingTimeoutMs } };
  return { ...config, slack, demo: { ...config.demo, lifetimeMs, policySettleMs } };
}

/** The key is new with every run, as the embedded AWS is: there is nothing to go on with. */
function stateIn(redisUrl: string | undefined): Record<string, string> {
  if (redisUrl === undefined) return { MFA_DEMO_STATE: 'memory' };
  return { REDIS_URL: redisUrl, STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64') };
}

/** What a bot, or any other program, needs to reach this AWS and this Slack. */
export function environmentOf(aws: EmbeddedAws, slack: EmbeddedSlack): Record<string, string> {
  return {
    ...aws.env,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    // Somebody who tries something out starts again and again.
    MFA_DEMO_PAUSE_SECONDS: '0',
  };
}
