import * as z from 'zod';

const KEY_BYTES = 32;
export const KEY_HINT = '32 random bytes in base64, for example from: openssl rand -base64 32';
const BOT_TOKEN_HINT = 'the bot token of the app, from "OAuth & Permissions", for example xoxb-1234-5678-abcd';
export const APP_TOKEN_HINT =
  'an app-level token with connections:write, from "Basic Information", for example xapp-1-A012-345-abcd';
export const SIGNING_SECRET_HINT =
  'the signing secret of the app, from "Basic Information", for example 8f742231b10e8888abcd99yyyzzz85a5';

/** A setting that is present but empty (`NAME=` in an .env file) counts as absent. */
const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined);

function optionalPattern(pattern: RegExp, message: string) {
  return optionalText.pipe(z.string().regex(pattern, message).optional());
}

function optionalAddress(example: string) {
  return optionalText.pipe(
    z.url({ protocol: /^https?$/, error: `must be an address, for example ${example}` }).optional(),
  );
}

function optionalNumber(from: number, to: number, example: number) {
  const message = `must be a whole number from ${from} to ${to}, for example ${example}`;
  return optionalText
    .transform((text) => (text === undefined ? undefined : Number(text)))
    .pipe(z.number({ error: message }).int(message).min(from, message).max(to, message).optional());
}

/**
 * The longest lifetime that can be set for a demo, in minutes. A sweep removes resources whose age is more than the sum
 * of this lifetime, the time that a participant can add, and a grace time, even if the record of the demo says that it
 * is running.
 */
export const MOST_LIFETIME_MINUTES = 120;

function wholeNumber(from: number, to: number, fallback: number) {
  return optionalNumber(from, to, fallback).transform((value) => value ?? fallback);
}

function choice<const Choices extends readonly [string, ...string[]]>(
  choices: Choices,
  fallback: Choices[number],
  message = `must be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`,
) {
  return optionalText.transform((text) => text ?? fallback).pipe(z.enum(choices, { error: message }));
}

/** Slack ids with commas between; an empty list if absent. */
function slackIds(pattern: RegExp, message: string) {
  return optionalText
    .transform((ids) => ids?.split(',').map((id) => id.trim()) ?? [])
    .pipe(z.array(z.string().regex(pattern, message)));
}

const slackUserIds = slackIds(
  /^[UW][A-Z0-9]{2,}$/,
  'must be Slack user ids with commas between, for example U012AB3CD,U045EF6GH',
);
const slackUsergroupId = optionalPattern(
  /^S[A-Z0-9]{2,}$/,
  'must be the id of a Slack user group, for example S0615G0KT',
);

/**
 * Allows only characters that a header can have. With other characters, an HTTP client would fail, and its error
 * message would contain the token.
 */
function token(prefix: string, hint: string) {
  return z
    .string()
    .startsWith(prefix, { error: `must start with ${prefix}: ${hint}`, abort: true })
    .regex(/^[\w-]+$/, `must be letters, digits and hyphens: ${hint}`)
    .min(prefix.length + 1, `must continue after ${prefix}: ${hint}`);
}

const slackSettings = {
  SLACK_TRANSPORT: choice(['socket', 'http'], 'socket'),
  SLACK_BOT_TOKEN: z
    .string({ error: `is missing: ${BOT_TOKEN_HINT}` })
    .trim()
    .pipe(token('xoxb-', BOT_TOKEN_HINT)),
  SLACK_APP_TOKEN: optionalText.pipe(token('xapp-', APP_TOKEN_HINT).optional()),
  SLACK_SIGNING_SECRET: optionalPattern(/^[0-9a-z]{16,}$/i, `must be ${SIGNING_SECRET_HINT}`),
  SLACK_API_URL: optionalAddress('http://127.0.0.1:3000/api/'),
  PORT: wholeNumber(0, 65_535, 3000),
  ALLOWED_USER_IDS: slackUserIds,
  ALLOWED_USERGROUP_ID: slackUsergroupId,
  ALLOWED_CHANNEL_IDS: slackIds(
    /^[CG][A-Z0-9]{2,}$/,
    'must be Slack channel ids with commas between, for example C012AB3CD,C045EF6GH',
  ),
  MAX_ACTIVE_DEMOS: wholeNumber(1, 10_000, 50),
  ADMIN_USER_IDS: slackUserIds,
  ADMIN_USERGROUP_ID: slackUsergroupId,
  POLICY_CHECK_USER_IDS: slackUserIds,
  TRAINER_USER_IDS: slackUserIds,
  AUDIT_CHANNEL_ID: optionalPattern(/^[CG][A-Z0-9]{2,}$/, 'must be the id of a Slack channel, for example C012AB3CD'),
  /** app/lessons.ts checks that these lessons exist. */
  SCENARIOS: optionalText
    .transform((ids) => ids?.split(',').map((id) => id.trim()))
    .pipe(
      z
        .array(
          z
            .string()
            .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be names of lessons with commas between, for example session-token'),
        )
        .refine((ids) => new Set(ids).size === ids.length, 'must name each lesson once')
        .optional(),
    ),
  ASK_FOR_PREDICTIONS: choice(['true', 'false'], 'true').transform((answer) => answer === 'true'),
  WORKSPACE_ADMINS_MAY_CLEAN_UP: choice(['true', 'false'], 'false').transform((answer) => answer === 'true'),
};

/** The name of an availability zone is the region's name and a letter. */
const awsRegion = optionalText.pipe(
  z
    .string()
    .regex(
      /^(?![a-z]+(?:-[a-z]+)+-\d{1,2}[a-z]$)/,
      'must be a region, not an availability zone: leave out the letter at the end',
    )
    .regex(/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}[a-z]?$/, 'must be the code of an AWS region, for example us-east-1')
    .optional(),
);

const optionalSwitch = optionalText
  .transform((answer) => answer?.toLowerCase())
  .pipe(z.enum(['true', 'false'], { error: 'must be true or false' }).optional())
  .transform((answer) => answer && answer === 'true');

/** An address of a proxy. It may begin without `http://`, as in other programs. */
const proxyAddress = optionalText
  .transform((address) => (address === undefined || address.includes('://') ? address : `http://${address}`))
  .pipe(
    z
      .url({
        protocol: /^https?$/,
        error: 'must be an address, for example http://proxy.example.com:3128',
        abort: true,
      })
      .refine(isDecodable, 'has a % that encodes nothing: write the user and the password percent-encoded, a % as %25')
      .optional(),
  );

function isDecodable(address: string): boolean {
  try {
    return decodeURIComponent(address) !== '';
  } catch {
    return false;
  }
}

/** Settings whose names may also be written in lower case, for example `https_proxy`. */
export const PROXY_SETTINGS = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

const networkSettings = { HTTPS_PROXY: proxyAddress, HTTP_PROXY: proxyAddress, NO_PROXY: optionalText };

const awsSettings = {
  ...networkSettings,
  AWS_REGION: awsRegion,
  /** Used if AWS_REGION is not set, as in the AWS CLI. The SDK does not read it. */
  AWS_DEFAULT_REGION: awsRegion,
  AWS_ENDPOINT_URL: optionalAddress('http://127.0.0.1:4566'),
  AWS_ENDPOINT_URL_IAM: optionalAddress('https://iam.example.com'),
  AWS_ENDPOINT_URL_STS: optionalAddress('https://sts.example.com'),
  AWS_ENDPOINT_URL_S3: optionalAddress('https://s3.example.com'),
  AWS_USE_FIPS_ENDPOINT: optionalSwitch,
  AWS_USE_DUALSTACK_ENDPOINT: optionalSwitch,
  AWS_ACCESS_KEY_ID: optionalPattern(/^\w+$/, 'must be letters and digits, for example AKIAIOSFODNN7EXAMPLE'),
  AWS_SECRET_ACCESS_KEY: optionalPattern(
    /^[\w+/=-]+$/,
    'must be letters, digits and any of +/=, for example wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ),
  AWS_SESSION_TOKEN: optionalPattern(
    /^[\x21-\x7e]+$/,
    'must be the session token of temporary credentials, without blanks',
  ),
  AWS_ROLE_ARN: optionalPattern(
    /^arn:[a-z-]+:iam::\d{12}:role\/.+$/,
    'must be the ARN of a role, for example arn:aws:iam::111122223333:role/mfa-demo-bot',
  ),
  AWS_ROLE_EXTERNAL_ID: optionalPattern(
    /^[\w+=,.@:/-]{2,1224}$/,
    'must be 2 to 1224 letters, digits or any of +=,.@:/-, for example mfa-demo-7f3a',
  ),
  /** Set by platforms that provide an identity (EKS). The SDK then assumes AWS_ROLE_ARN, and the bot does not. */
  AWS_WEB_IDENTITY_TOKEN_FILE: optionalText,
  PERMISSIONS_BOUNDARY_ARN: optionalPattern(
    /^arn:[a-z-]+:iam::(\d{12}|aws):policy\/.+$/,
    'must be the ARN of a managed policy, for example arn:aws:iam::111122223333:policy/mfa-demo-participants',
  ),
  MFA_DEMO_INSTALLATION: optionalText
    .transform((name) => name ?? 'default')
    .pipe(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9-]{0,31}$/,
          'must be 1 to 32 lowercase letters, digits and hyphens, for example training',
        ),
    ),
};

/**
 * redis-settings.ts checks REDIS_URL. A schema for addresses would refuse a password that is not encoded, which the bot
 * accepts.
 */
const redisSettings = {
  REDIS_URL: optionalText,
  REDIS_CLUSTER: choice(['true', 'false'], 'false').transform((answer) => answer === 'true'),
  REDIS_SENTINEL_MASTER: optionalPattern(
    /^[\w.:-]+$/,
    'must be the name of the primary in Sentinel, for example mymaster',
  ),
  REDIS_SENTINEL_USERNAME: optionalText,
  REDIS_SENTINEL_PASSWORD: optionalText,
  REDIS_CA_FILE: optionalText,
};

const stateSettings = {
  MFA_DEMO_STATE: choice(
    ['redis', 'memory'],
    'redis',
    'must be "redis", or "memory", which loses running demos at a restart',
  ),
  ...redisSettings,
  STATE_ENCRYPTION_KEY: optionalText
    .transform((keys) => keys?.split(',').map((key) => Buffer.from(key.trim(), 'base64')) ?? [])
    .refine((keys) => keys.every((key) => key.length === KEY_BYTES), `must be ${KEY_HINT}; commas between several`),
  MFA_DEMO_TAKEOVER_SECONDS: wholeNumber(1, 60, 6),
  MFA_DEMO_PAUSE_SECONDS: wholeNumber(0, 3600, 20),
  MFA_DEMO_LIFETIME_MINUTES: wholeNumber(5, MOST_LIFETIME_MINUTES, 30),
  MFA_DEMO_DEVICE_SETTLE_SECONDS: wholeNumber(0, 60, 14),
};

const operationsSettings = {
  LOG_LEVEL: choice(['debug', 'info', 'warn', 'error'], 'info'),
  LOG_FORMAT: choice(['auto', 'json', 'pretty'], 'auto'),
  OPS_PORT: optionalNumber(0, 65_535, 9464),
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalAddress('http://127.0.0.1:4318'),
  OPS_HOST: optionalText.transform((host) => host ?? '127.0.0.1'),
};

/** Every setting of the bot. A test compares `.env.example` with this schema. */
export const environment = z.object({ ...slackSettings, ...awsSettings, ...stateSettings, ...operationsSettings });

/** The settings of commands that use only AWS. */
export const awsEnvironment = z.object(awsSettings);

/** The settings for reading the audit trail, which uses only Redis. */
export const auditEnvironment = z.object({
  ...redisSettings,
  MFA_DEMO_INSTALLATION: awsSettings.MFA_DEMO_INSTALLATION,
});

export type Environment = z.output<typeof environment>;
export type AwsEnvironment = z.output<typeof awsEnvironment>;

/** Settings whose value may also be in a file that `<NAME>_FILE` names, because containers get secrets as files. */
export const SECRET_SETTINGS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'STATE_ENCRYPTION_KEY',
  'REDIS_URL',
  'REDIS_SENTINEL_PASSWORD',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
] as const satisfies readonly (keyof Environment)[];
