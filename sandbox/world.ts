import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type AppOptions, createApp } from '../src/app.ts';
import { type Config, loadConfig } from '../src/config.ts';
import { type EmbeddedAws, startEmbeddedAws } from './aws/start.ts';
import { SECOND_CODE_FACTOR } from './aws/sts/session-codes.ts';
import { type EmbeddedSlack, startEmbeddedSlack } from './slack/start.ts';

export interface WorldOptions {
  readonly awsPort?: number | undefined;
  readonly slackPort?: number | undefined;
  readonly accountId?: string | undefined;
  readonly adminKey?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** How long a change takes to propagate in the embedded AWS, in seconds; 0 is off. */
  readonly propagationSeconds: number;
  /** How many calls per second IAM and STS accept for one operation; no limit if absent. */
  readonly throttlePerSecond?: number | undefined;
  /** The clock of the bot, the embedded AWS and the embedded Slack. */
  readonly clock?: AppOptions['clock'];
  readonly sweeps?: AppOptions['sweeps'];
  /** Lessons that replace the lessons of the bot. */
  readonly lessons?: AppOptions['lessons'];
  /** How long the embedded Slack takes to process an upload, in milliseconds; 1000 if absent. */
  readonly fileProcessingMs?: number | undefined;
  /** How long Slack waits for an acknowledgement and accepts a trigger, in milliseconds; 3000 each if absent. */
  readonly patienceMs?: number | undefined;
  /**
   * How long the bot waits for Slack's answer to a ping, and how long it waits before its first try to connect again,
   * in milliseconds; the bot's default if absent.
   */
  readonly pingTimeoutMs?: number | undefined;
  /** The lifetime of a demo, in milliseconds; the bot's default if absent. */
  readonly lifetimeMs?: number | undefined;
  /** The app manifest of the embedded Slack; the manifest of this repository if absent. */
  readonly manifest?: string | undefined;
  /** Further settings of the bot, as in its environment. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Creates the bot's identity in AWS and returns its settings. If absent, the bot acts as the administrator. */
  readonly identity?:
    | ((aws: EmbeddedAws, installation: string) => Promise<Readonly<Record<string, string>>>)
    | undefined;
  /** The URL of the Redis in which the bot keeps its state. If absent, the bot keeps its state in memory. */
  readonly redisUrl?: string | undefined;
  readonly log: { readonly level: 'debug' | 'info' | 'warn' | 'error'; write(line: string): void };
}

/** The real bot between an embedded AWS and an embedded Slack. */
export interface World {
  readonly aws: EmbeddedAws;
  readonly slack: EmbeddedSlack;
  /** The variables that another program needs to use the same AWS and Slack. */
  readonly env: Readonly<Record<string, string>>;
  /** Returns the environment variables of the running bot, including `env`. `restartStory` may change some of them. */
  settings(): Readonly<Record<string, string>>;
  /** Stops the bot as a deployment does, and starts another one. The new bot has the old state only with `redisUrl`. */
  restartBot(): Promise<void>;
  /**
   * Starts from the beginning (a new story): stops the bot, resets AWS and Slack, and starts another bot without any
   * state. If a restart is running, waits for it instead.
   */
  restartStory(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Options for a world in which a program plays the people. With the usual times of three seconds, a pause of a busy
 * machine ends the bot's connection, and the next click is lost.
 */
export const PATIENT = { patienceMs: 15_000, pingTimeoutMs: 15_000 } as const;

/** The largest value that the bot accepts for `MFA_DEMO_DEVICE_SETTLE_SECONDS`. */
const MOST_SETTLE_SECONDS = 60;

/**
 * Starts an embedded AWS, an embedded Slack and the bot.
 * @throws the error of the part that cannot start, for example because its port is taken. Before that, stops the
 * services that already run.
 */
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
  /** Set while `restartStory` runs, because two browser windows may request a restart at the same time. */
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
  // How long STS refuses the second of the codes that enabled a device: 14 s with the default propagation time of 8 s.
  const refusedSeconds = Math.ceil(options.propagationSeconds * SECOND_CODE_FACTOR);
  return {
    ...env,
    ...stateIn(options.redisUrl),
    // A Redis may hold demos of earlier stories. The bot ignores them, because its installation has a new name.
    MFA_DEMO_INSTALLATION: options.redisUrl ? `sandbox-${randomBytes(4).toString('hex')}` : 'sandbox',
    MFA_DEMO_DEVICE_SETTLE_SECONDS: String(Math.min(refusedSeconds, MOST_SETTLE_SECONDS)),
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

/**
 * Returns the settings that say where the bot keeps its state. The encryption key is new for each story: the embedded
 * AWS starts empty too, so no state of an earlier story is needed.
 */
function stateIn(redisUrl: string | undefined): Record<string, string> {
  if (redisUrl === undefined) return { MFA_DEMO_STATE: 'memory' };
  return { REDIS_URL: redisUrl, STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64') };
}

/** Returns the variables that a bot, or another program, needs to use this AWS and this Slack. */
export function environmentOf(aws: EmbeddedAws, slack: EmbeddedSlack): Record<string, string> {
  return {
    ...aws.env,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    // No pause between demos: people who try the sandbox start several in a row.
    MFA_DEMO_PAUSE_SECONDS: '0',
  };
}
