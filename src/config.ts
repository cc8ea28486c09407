import { z } from 'zod';
import { ConfigError } from './errors.ts';

/** A setting that is present but empty (`NAME=` in an .env file) counts as absent. */
const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined);

function token(prefix: string, example: string, where: string) {
  return z
    .string({ error: `is missing: ${where}, for example ${example}` })
    .trim()
    .startsWith(prefix, `must start with ${prefix}: ${where}`);
}

function wholeNumber(from: number, to: number, fallback: number) {
  const message = `must be a whole number from ${from} to ${to}, for example ${fallback}`;
  return z.coerce.number({ error: message }).int(message).min(from, message).max(to, message).default(fallback);
}

/** Slack ids with commas between; none if absent. */
function slackIds(pattern: RegExp, message: string) {
  return optionalText
    .transform((ids) => ids?.split(',').map((id) => id.trim()) ?? [])
    .pipe(z.array(z.string().regex(pattern, message)));
}

const slackUserIds = slackIds(
  /^[UW][A-Z0-9]{2,}$/,
  'must be Slack user ids with commas between, for example U012AB3CD,U045EF6GH',
);
const slackUsergroupId = optionalText.pipe(
  z
    .string()
    .regex(/^S[A-Z0-9]{2,}$/, 'must be the id of a Slack user group, for example S0615G0KT')
    .optional(),
);

const KEY_BYTES = 32;
const KEY_HINT = '32 random bytes in base64, for example from: openssl rand -base64 32';

const environment = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'xoxb-1234-5678-abcd', 'the bot token of the app, from "OAuth & Permissions"'),
  SLACK_APP_TOKEN: token(
    'xapp-',
    'xapp-1-A012-345-abcd',
    'an app-level token with connections:write, from "Basic Information"',
  ),
  SLACK_API_URL: optionalText.pipe(z.url('must be an address, for example http://127.0.0.1:3000/api/').optional()),
  AWS_REGION: optionalText.transform((region) => region ?? 'us-east-1'),
  AWS_ENDPOINT_URL: optionalText.pipe(z.url('must be an address, for example http://127.0.0.1:4566').optional()),
  AWS_ACCESS_KEY_ID: optionalText,
  AWS_SECRET_ACCESS_KEY: optionalText,
  AWS_SESSION_TOKEN: optionalText,
  MFA_DEMO_STATE: z
    .enum(['redis', 'memory'], {
      error: 'must be "redis", or "memory", which accepts that a restart forgets running demos',
    })
    .default('redis'),
  REDIS_URL: optionalText.pipe(
    z.url({ protocol: /^rediss?$/, error: 'must be an address, for example redis://127.0.0.1:6379' }).optional(),
  ),
  STATE_ENCRYPTION_KEY: optionalText
    .transform((keys) => keys?.split(',').map((key) => Buffer.from(key.trim(), 'base64')) ?? [])
    .refine((keys) => keys.every((key) => key.length === KEY_BYTES), `must be ${KEY_HINT}; commas between several`),
  MFA_DEMO_TAKEOVER_SECONDS: wholeNumber(1, 60, 6),
  MFA_DEMO_INSTALLATION: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'must be 1 to 32 lowercase letters, digits and hyphens, for example training')
    .default('default'),
  MFA_DEMO_LIFETIME_MINUTES: wholeNumber(5, 120, 30),
  MFA_DEMO_DEVICE_SETTLE_SECONDS: wholeNumber(0, 60, 14),
  ALLOWED_USER_IDS: slackUserIds,
  ALLOWED_USERGROUP_ID: slackUsergroupId,
  ALLOWED_CHANNEL_IDS: slackIds(
    /^[CG][A-Z0-9]{2,}$/,
    'must be Slack channel ids with commas between, for example C012AB3CD,C045EF6GH',
  ),
  MAX_ACTIVE_DEMOS: wholeNumber(1, 1000, 50),
  ADMIN_USER_IDS: slackUserIds,
  ADMIN_USERGROUP_ID: slackUsergroupId,
  WORKSPACE_ADMINS_MAY_CLEAN_UP: optionalText.pipe(
    z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .default('false')
      .transform((answer) => answer === 'true'),
  ),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

export interface Config {
  readonly slack: {
    readonly transport: 'socket';
    readonly botToken: string;
    readonly appToken: string;
    readonly apiUrl: string | undefined;
    readonly allowedUsergroupId: string | undefined;
    readonly admins: {
      readonly userIds: readonly string[];
      readonly usergroupId: string | undefined;
      readonly areWorkspaceAdminsIncluded: boolean;
    };
  };
  /** Who may start, and how many at once. Empty lists narrow nothing. */
  readonly access: {
    readonly allowedUserIds: readonly string[];
    readonly allowedUsergroupId: string | undefined;
    readonly allowedChannelIds: readonly string[];
    readonly maxActiveDemos: number;
  };
  readonly aws: {
    readonly region: string;
    readonly endpoint: string | undefined;
    /** Absent: the SDK's own chain (profile, container, instance). */
    readonly credentials:
      | { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string | undefined }
      | undefined;
  };
  readonly state:
    | { readonly kind: 'memory' }
    | {
        readonly kind: 'redis';
        readonly url: string;
        /** The first key seals, all of them open: so keys can be rotated. */
        readonly encryptionKeys: readonly Buffer[];
        /** About how long after the death of a bot another one takes over its work, in milliseconds. */
        readonly takeoverMs: number;
      };
  readonly demo: {
    readonly installation: string;
    readonly lifetimeMs: number;
    readonly deviceSettleMs: number;
    readonly policySettleMs: number;
  };
  readonly log: { readonly level: 'debug' | 'info' | 'warn' | 'error' };
}

/** How long IAM may take to spread a new policy; a denial before that proves nothing. */
const POLICY_SETTLE_MS = 30_000;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment once and whole.
 * @throws ConfigError naming every wrong setting at once; it never repeats a value.
 */
export function loadConfig(env: Environment = process.env): Config {
  const parsed = environment.safeParse(env);
  const problems = parsed.success ? [] : problemsIn(parsed.error);
  problems.push(...halfKeys(env));
  const needsRedis = parsed.success && parsed.data.MFA_DEMO_STATE === 'redis';
  if (needsRedis && !parsed.data.REDIS_URL) {
    problems.push('REDIS_URL is missing, for example redis://127.0.0.1:6379 (or set MFA_DEMO_STATE=memory)');
  }
  if (needsRedis && parsed.data.STATE_ENCRYPTION_KEY.length === 0) {
    problems.push(`STATE_ENCRYPTION_KEY is missing: ${KEY_HINT}`);
  }
  if (!parsed.success || problems.length > 0) throw settingsError(problems);
  return Object.freeze(grouped(parsed.data));
}

function grouped(env: z.infer<typeof environment>): Config {
  return {
    slack: {
      transport: 'socket',
      botToken: env.SLACK_BOT_TOKEN,
      appToken: env.SLACK_APP_TOKEN,
      apiUrl: env.SLACK_API_URL,
      allowedUsergroupId: env.ALLOWED_USERGROUP_ID,
      admins: {
        userIds: env.ADMIN_USER_IDS,
        usergroupId: env.ADMIN_USERGROUP_ID,
        areWorkspaceAdminsIncluded: env.WORKSPACE_ADMINS_MAY_CLEAN_UP,
      },
    },
    access: {
      allowedUserIds: env.ALLOWED_USER_IDS,
      allowedUsergroupId: env.ALLOWED_USERGROUP_ID,
      allowedChannelIds: env.ALLOWED_CHANNEL_IDS,
      maxActiveDemos: env.MAX_ACTIVE_DEMOS,
    },
    aws: awsOf(env),
    state:
      env.MFA_DEMO_STATE === 'redis' && env.REDIS_URL
        ? {
            kind: 'redis',
            url: env.REDIS_URL,
            encryptionKeys: env.STATE_ENCRYPTION_KEY,
            takeoverMs: env.MFA_DEMO_TAKEOVER_SECONDS * 1000,
          }
        : { kind: 'memory' },
    demo: {
      installation: env.MFA_DEMO_INSTALLATION,
      lifetimeMs: env.MFA_DEMO_LIFETIME_MINUTES * 60_000,
      deviceSettleMs: env.MFA_DEMO_DEVICE_SETTLE_SECONDS * 1000,
      policySettleMs: POLICY_SETTLE_MS,
    },
    log: { level: env.LOG_LEVEL },
  };
}

const sweepEnvironment = environment.pick({
  AWS_REGION: true,
  AWS_ENDPOINT_URL: true,
  AWS_ACCESS_KEY_ID: true,
  AWS_SECRET_ACCESS_KEY: true,
  AWS_SESSION_TOKEN: true,
  MFA_DEMO_INSTALLATION: true,
});

export interface SweepConfig {
  readonly aws: Config['aws'];
  readonly installation: string;
}

/**
 * The part of the settings that a sweep from the command line needs: no Slack, no Redis.
 * @param installation instead of the one in the environment
 * @throws ConfigError naming every wrong setting at once; it never repeats a value.
 */
export function loadSweepConfig(installation: string | undefined, env: Environment = process.env): SweepConfig {
  const parsed = sweepEnvironment.safeParse(
    installation === undefined ? env : { ...env, MFA_DEMO_INSTALLATION: installation },
  );
  const problems = [...(parsed.success ? [] : problemsIn(parsed.error)), ...halfKeys(env)];
  if (!parsed.success || problems.length > 0) throw settingsError(problems);
  return { aws: awsOf(parsed.data), installation: parsed.data.MFA_DEMO_INSTALLATION };
}

function awsOf(env: z.infer<typeof sweepEnvironment>): Config['aws'] {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  const hasKey = accessKeyId !== undefined && secretAccessKey !== undefined;
  return {
    region: env.AWS_REGION,
    endpoint: env.AWS_ENDPOINT_URL,
    credentials: hasKey ? { accessKeyId, secretAccessKey, sessionToken: env.AWS_SESSION_TOKEN } : undefined,
  };
}

function halfKeys(env: Environment): string[] {
  if (Boolean(env.AWS_ACCESS_KEY_ID) === Boolean(env.AWS_SECRET_ACCESS_KEY)) return [];
  return ['AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: set both or neither'];
}

function problemsIn(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
}

function settingsError(problems: readonly string[]): ConfigError {
  return new ConfigError(`These settings need attention (see .env.example):\n  ${[...new Set(problems)].join('\n  ')}`);
}
