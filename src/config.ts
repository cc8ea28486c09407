import type { z } from 'zod';
import {
  APP_TOKEN_HINT,
  type AwsEnvironment,
  auditEnvironment,
  awsEnvironment,
  type Environment,
  environment,
  KEY_HINT,
  MOST_LIFETIME_MINUTES,
  PROXY_SETTINGS,
  SIGNING_SECRET_HINT,
} from './config/environment.ts';
import { addFileSettings } from './config/file-settings.ts';
import { redisProblems, redisTargetOf } from './config/redis-settings.ts';
import { withSecretFiles } from './config/secret-files.ts';
import { withoutServiceLinks } from './config/service-links.ts';
import { slipsIn, withLowerCase, withoutBlanks } from './config/slips.ts';
import { unknownSettings } from './config/unknown-settings.ts';
import { ConfigError } from './errors.ts';
import type { RedisTarget } from './shared/redis-target.ts';

/** Proxies by the protocol of the requested address; `exceptFor` has the form of NO_PROXY. */
interface Proxies {
  readonly forHttps: string | undefined;
  readonly forHttp: string | undefined;
  readonly exceptFor: string;
}

export interface Config {
  readonly slack: {
    /** How Slack reaches the bot: over a socket that the bot opens, or by signed HTTP requests to a port. */
    readonly transport:
      | { readonly kind: 'socket'; readonly appToken: string; readonly pingTimeoutMs?: number | undefined }
      | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
    readonly botToken: string;
    readonly proxies: Proxies | undefined;
    readonly apiUrl: string | undefined;
    readonly allowedUsergroupId: string | undefined;
    readonly admins: {
      readonly userIds: readonly string[];
      readonly usergroupId: string | undefined;
      readonly areWorkspaceAdminsIncluded: boolean;
    };
    /** People who may check policies, in addition to the admins. */
    readonly policyCheckerIds: readonly string[];
    readonly trainerIds: readonly string[];
    /** Whether participants are asked what S3 will answer. */
    readonly asksToPredict: boolean;
    /** The channel to which audit records are posted. */
    readonly auditChannelId: string | undefined;
  };
  /** Who may start a demo, and how many run at once. If no user and no group is set, all people except guests may. */
  readonly access: {
    readonly allowedUserIds: readonly string[];
    readonly allowedUsergroupId: string | undefined;
    /** If empty, every channel is allowed. */
    readonly allowedChannelIds: readonly string[];
    readonly maxActiveDemos: number;
    /** The least time between the starts of two demos of one person, in milliseconds. */
    readonly pauseMs: number;
  };
  readonly aws: {
    readonly region: string;
    readonly endpoint: string | undefined;
    /** Addresses of single services; each replaces `endpoint`. */
    readonly endpoints: { readonly [service in 'iam' | 'sts' | 's3']: string | undefined };
    /** Whether AWS's FIPS or IPv6 addresses are used. If absent, the profile decides. An endpoint overrides both. */
    readonly usesFips: boolean | undefined;
    readonly usesDualStack: boolean | undefined;
    /** If absent, the SDK finds the credentials: profile, container, instance. */
    readonly credentials:
      | { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string | undefined }
      | undefined;
    readonly proxies: Proxies | undefined;
    /** The bot's role, in this account or another. The bot uses the credentials above only to assume this role. */
    readonly role: { readonly arn: string; readonly externalId: string | undefined } | undefined;
    /** The permissions boundary of every user and role of a demo. */
    readonly permissionsBoundaryArn: string | undefined;
  };
  readonly state:
    | { readonly kind: 'memory' }
    | {
        readonly kind: 'redis';
        readonly redis: RedisTarget;
        /** The first key seals new data, and each key can open data, so that keys can be rotated. */
        readonly encryptionKeys: readonly Buffer[];
        /** About how long another bot waits before it takes over the work of a bot that ended, in milliseconds. */
        readonly takeoverMs: number;
      };
  readonly demo: {
    readonly installation: string;
    /** The lessons that can be started. If absent, only the default lesson can be started. */
    readonly scenarios: readonly string[] | undefined;
    readonly lifetimeMs: number;
    /** The longest `lifetimeMs` that any bot can be set to. */
    readonly longestLifetimeMs: number;
    readonly deviceSettleMs: number;
    readonly policySettleMs: number;
  };
  readonly log: { readonly level: Environment['LOG_LEVEL']; readonly format: Environment['LOG_FORMAT'] };
  /** The address for health and metrics. If absent, they are not served. */
  readonly ops: { readonly port: number; readonly host: string } | undefined;
  /** The address that traces are sent to (OTLP over HTTP). If absent, there are no traces. */
  readonly tracesTo: string | undefined;
  /** Sentences for the operator about environment variables that the bot ignores. */
  readonly warnings: readonly string[];
}

/** How long IAM may take to spread a new policy. A denial before this time proves nothing. */
const POLICY_SETTLE_MS = 30_000;
const LONGEST_LIFETIME_MS = MOST_LIFETIME_MINUTES * 60_000;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the whole environment once.
 * @throws ConfigError that names every wrong setting and never repeats a value
 */
export function loadConfig(variables: Variables = process.env): Config {
  const own = withoutServiceLinks(variables, Object.keys(environment.shape));
  const env = checked(environment, own.variables, [halfKeys, missingTransport, missingState, redisProblems]);
  return Object.freeze(grouped(env, [...own.warnings, ...unknownSettings(variables)]));
}

/**
 * Adds the settings of a file to the environment. A variable that is already set keeps its value, except AWS
 * credentials if only the file has an access key.
 */
export function addSettings(fromFile: Variables): void {
  addFileSettings(process.env, fromFile);
}

/** The settings of a command that uses only AWS. */
export interface AwsConfig {
  readonly aws: Config['aws'];
  readonly installation: string;
  readonly longestLifetimeMs: number;
}

/**
 * Reads the settings of the command `sweep`, which needs neither Slack nor Redis.
 * @param installation replaces MFA_DEMO_INSTALLATION
 * @throws ConfigError that names every wrong setting and never repeats a value
 */
export function loadSweepConfig(installation: string | undefined, variables: Variables = process.env): AwsConfig {
  if (installation?.trim() === '') throw new ConfigError('--installation needs the name of an installation behind it.');
  const chosen = installation === undefined ? variables : { ...variables, MFA_DEMO_INSTALLATION: installation };
  const env = checked(awsEnvironment, chosen, [halfKeys]);
  return { aws: awsOf(env), installation: env.MFA_DEMO_INSTALLATION, longestLifetimeMs: LONGEST_LIFETIME_MS };
}

/** The settings for reading the audit trail. */
export interface AuditConfig {
  readonly redis: RedisTarget;
  readonly installation: string;
}

/**
 * Reads the settings for reading the audit trail.
 * @throws ConfigError that names every wrong setting and never repeats a value
 */
export function loadAuditConfig(variables: Variables = process.env): AuditConfig {
  const env = checked(auditEnvironment, variables, [missingAddress, redisProblems]);
  return { redis: redisTargetOf(env), installation: env.MFA_DEMO_INSTALLATION };
}

/** A check of several settings together. It also gets variables with wrong values. */
type CrossCheck = (variables: Variables) => string[];

function checked<Schema extends z.ZodObject>(
  schema: Schema,
  found: Variables,
  crossChecks: readonly CrossCheck[],
): z.output<Schema> {
  const { variables: written, problems } = withSecretFiles(found);
  const variables = withLowerCase(withoutBlanks(written), PROXY_SETTINGS);
  const slips = slipsIn(variables, Object.keys(schema.shape));
  const parsed = schema.safeParse(variables);
  const wrong = [
    ...slips.values(),
    ...(parsed.error?.issues ?? [])
      .filter(({ path: [name] }) => !slips.has(String(name)))
      .map(({ path: [name], message }) => `${String(name)} ${message}`),
  ];
  // Each setting gets one sentence. If its value has a slip (see slips.ts), only the slip is reported.
  const crossed = crossChecks
    .flatMap((check) => check(variables))
    .filter((line) => !slips.has(line.split(' ')[0] ?? ''));
  const all = new Set([...problems, ...wrong, ...crossed]);
  if (parsed.success && all.size === 0) return parsed.data;
  throw new ConfigError(`These settings need attention (see .env.example):\n  ${[...all].join('\n  ')}`);
}

function halfKeys(variables: Variables): string[] {
  if (Boolean(variables.AWS_ACCESS_KEY_ID) === Boolean(variables.AWS_SECRET_ACCESS_KEY)) return [];
  return ['AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: set both or neither'];
}

function missingTransport(variables: Variables): string[] {
  if (variables.SLACK_TRANSPORT?.trim() === 'http') {
    return variables.SLACK_SIGNING_SECRET ? [] : [`SLACK_SIGNING_SECRET is missing: ${SIGNING_SECRET_HINT}`];
  }
  return variables.SLACK_APP_TOKEN ? [] : [`SLACK_APP_TOKEN is missing: ${APP_TOKEN_HINT}`];
}

/** Requires Redis's settings unless the operator has chosen memory, which loses running demos at a restart. */
function missingState(variables: Variables): string[] {
  const state = variables.MFA_DEMO_STATE?.trim();
  if (state && state !== 'redis') return [];
  return [
    ...missingAddress(variables),
    ...(variables.STATE_ENCRYPTION_KEY ? [] : [`STATE_ENCRYPTION_KEY is missing: ${KEY_HINT}`]),
  ];
}

function missingAddress(variables: Variables): string[] {
  const hint =
    'for example redis://127.0.0.1:6379 (without Redis, the bot runs only with MFA_DEMO_STATE=memory, which loses everything at a restart)';
  return variables.REDIS_URL?.trim() ? [] : [`REDIS_URL is missing, ${hint}`];
}

function grouped(env: Environment, warnings: readonly string[]): Config {
  return {
    slack: {
      transport: transportOf(env),
      botToken: env.SLACK_BOT_TOKEN,
      proxies: proxiesOf(env),
      apiUrl: env.SLACK_API_URL,
      allowedUsergroupId: env.ALLOWED_USERGROUP_ID,
      admins: {
        userIds: env.ADMIN_USER_IDS,
        usergroupId: env.ADMIN_USERGROUP_ID,
        areWorkspaceAdminsIncluded: env.WORKSPACE_ADMINS_MAY_CLEAN_UP,
      },
      policyCheckerIds: env.POLICY_CHECK_USER_IDS,
      trainerIds: env.TRAINER_USER_IDS,
      asksToPredict: env.ASK_FOR_PREDICTIONS,
      auditChannelId: env.AUDIT_CHANNEL_ID,
    },
    access: {
      allowedUserIds: env.ALLOWED_USER_IDS,
      allowedUsergroupId: env.ALLOWED_USERGROUP_ID,
      allowedChannelIds: env.ALLOWED_CHANNEL_IDS,
      maxActiveDemos: env.MAX_ACTIVE_DEMOS,
      pauseMs: env.MFA_DEMO_PAUSE_SECONDS * 1000,
    },
    aws: awsOf(env),
    state: stateOf(env),
    demo: {
      installation: env.MFA_DEMO_INSTALLATION,
      scenarios: env.SCENARIOS,
      lifetimeMs: env.MFA_DEMO_LIFETIME_MINUTES * 60_000,
      longestLifetimeMs: LONGEST_LIFETIME_MS,
      deviceSettleMs: env.MFA_DEMO_DEVICE_SETTLE_SECONDS * 1000,
      policySettleMs: POLICY_SETTLE_MS,
    },
    log: { level: env.LOG_LEVEL, format: env.LOG_FORMAT },
    ops: env.OPS_PORT === undefined ? undefined : { port: env.OPS_PORT, host: env.OPS_HOST },
    tracesTo: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    warnings,
  };
}

function transportOf(env: Environment): Config['slack']['transport'] {
  if (env.SLACK_TRANSPORT === 'socket') return { kind: 'socket', appToken: env.SLACK_APP_TOKEN ?? '' };
  return { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET ?? '', port: env.PORT };
}

function stateOf(env: Environment): Config['state'] {
  if (env.MFA_DEMO_STATE === 'memory') return { kind: 'memory' };
  return {
    kind: 'redis',
    redis: redisTargetOf(env),
    encryptionKeys: env.STATE_ENCRYPTION_KEY,
    takeoverMs: env.MFA_DEMO_TAKEOVER_SECONDS * 1000,
  };
}

function proxiesOf({ HTTPS_PROXY: forHttps, HTTP_PROXY: forHttp, NO_PROXY: exceptFor = '' }: AwsEnvironment) {
  return forHttps === undefined && forHttp === undefined ? undefined : { forHttps, forHttp, exceptFor };
}

function awsOf(env: AwsEnvironment): Config['aws'] {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  const hasKey = accessKeyId !== undefined && secretAccessKey !== undefined;
  const isOurRole = env.AWS_ROLE_ARN !== undefined && env.AWS_WEB_IDENTITY_TOKEN_FILE === undefined;
  return {
    region: env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1',
    endpoint: env.AWS_ENDPOINT_URL,
    endpoints: { iam: env.AWS_ENDPOINT_URL_IAM, sts: env.AWS_ENDPOINT_URL_STS, s3: env.AWS_ENDPOINT_URL_S3 },
    usesFips: env.AWS_USE_FIPS_ENDPOINT,
    usesDualStack: env.AWS_USE_DUALSTACK_ENDPOINT,
    proxies: proxiesOf(env),
    credentials: hasKey ? { accessKeyId, secretAccessKey, sessionToken: env.AWS_SESSION_TOKEN } : undefined,
    role: isOurRole ? { arn: env.AWS_ROLE_ARN ?? '', externalId: env.AWS_ROLE_EXTERNAL_ID } : undefined,
    permissionsBoundaryArn: env.PERMISSIONS_BOUNDARY_ARN,
  };
}
