import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { clearCredentialCache } from '@smithy/signature-v4';
import type { Credentials } from '../../scenario/ports/aws-account.ts';
import type { AwsCall, Signer } from '../../shared/aws-call.ts';
import type { CallBudget } from '../../shared/call-budget.ts';
import type { Proxies } from '../../shared/proxies.ts';
import { watchArrival } from './arrival.ts';
import { assumedRole, type RoleSettings } from './assumed-role.ts';
import { createAwsTime } from './aws-time.ts';
import { observed } from './observed.ts';
import { createPacing } from './pacing/pacing.ts';
import { tunnelAgents } from './tunnel-agents.ts';

export interface AwsSettings {
  readonly region: string;
  /** One address for IAM, STS and S3; absent means AWS itself, or the address in `AWS_ENDPOINT_URL`. */
  readonly endpoint?: string | undefined;
  /** Addresses of single services; each replaces `endpoint`. */
  readonly endpoints?: Readonly<Partial<Record<'iam' | 'sts' | 's3', string | undefined>>> | undefined;
  /** Use AWS's own FIPS or IPv6 addresses; absent means that the profile decides. Ignored where an address is given. */
  readonly usesFips?: boolean | undefined;
  readonly usesDualStack?: boolean | undefined;
  /** The bot's own credentials; absent means the SDK's default provider chain. */
  readonly credentials?:
    | { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string | undefined }
    | undefined;
  /** The role that the bot assumes with the credentials above; absent means that it uses them directly. */
  readonly role?: RoleSettings | undefined;
  /** The permissions boundary that every user and role of a demo gets. */
  readonly permissionsBoundaryArn?: string | undefined;
  /** The company's proxies, if there are any. */
  readonly proxies?: Proxies | undefined;
  /** Called after every request; must not throw. */
  readonly onCall?: ((call: AwsCall) => void) | undefined;
  /**
   * Called for each call. Returns a function that reads how urgent the call is: a lower number goes first. If absent,
   * all calls are equal.
   */
  readonly urgency?: (() => () => number) | undefined;
  /** The call rate that all bots of the installation share. If absent, this process is the only bot. */
  readonly budget?: CallBudget | undefined;
  /** The longest time for one request and its answer, in milliseconds. */
  readonly requestTimeoutMs?: number | undefined;
  /** How often the SDK sends one request at most. Requests that AWS throttles may be sent more often (pacing.ts). */
  readonly maxAttempts?: number | undefined;
}

export interface AwsClients {
  readonly iam: IAMClient;
  /**
   * Sends every request only once, because AWS may have used an MFA code or created a key even if its answer was lost.
   * Only a request that AWS throttled is sent again.
   */
  readonly iamOnce: IAMClient;
  /** Opens a client with the bot's own credentials; the caller destroys it. */
  openOwnSts(): STSClient;
  /**
   * Opens a client without credentials, which does not sign. AWS refuses its calls, but each answer contains AWS's
   * time. The caller destroys the client.
   */
  openUnsignedSts(): STSClient;
  /** Opens a client with the credentials of a demo; the caller destroys it. */
  openSts(credentials: Credentials, attempts: 'once' | 'several'): STSClient;
  openS3(credentials: Credentials): S3Client;
  /**
   * Returns AWS's time in epoch milliseconds, calculated from AWS's last answer.
   * @throws UpstreamError before the first answer
   */
  now(): number;
  close(): void;
}

/**
 * Creates the bot's clients. All calls are reported to `onCall` and watched for `distanceOf`. Calls to IAM, and calls
 * to STS with a demo's credentials, are paced: they wait when AWS throttles.
 */
export function createClients(settings: AwsSettings): AwsClients {
  const { maxAttempts = 3 } = settings;
  const common = () => ({ ...sdkDefaults(settings), maxAttempts, requestHandler: requestHandlerOf(settings) });
  const at = { iam: addressOf('iam', settings), sts: addressOf('sts', settings), s3: addressOf('s3', settings) };
  const configured = settings.credentials === undefined ? {} : { credentials: { ...settings.credentials } };
  const time = createAwsTime();
  const observe = observed(settings.onCall);
  const watched: typeof observe = (service, client, by) => watchArrival(time.watch(observe(service, client, by)));
  const assuming = settings.role && watched('sts', new STSClient({ ...common(), ...at.sts, ...configured }), 'bot');
  const ownCredentials = settings.role && assuming ? { credentials: assumedRole(assuming, settings.role) } : configured;
  const { paced } = createPacing(settings);
  const newIam = (more: IAMClientConfig = {}) =>
    watched('iam', new IAMClient({ ...common(), ...at.iam, ...ownCredentials, ...more }), 'bot');
  const iam = paced(newIam());
  const iamOnce = paced(newIam({ maxAttempts: 1 }));

  return {
    iam,
    iamOnce,
    openOwnSts: () => watched('sts', new STSClient({ ...common(), ...at.sts, ...ownCredentials }), 'bot'),
    openUnsignedSts: () => watched('sts', new STSClient({ ...common(), ...at.sts, ...UNSIGNED }), 'bot'),
    openSts(credentials, attempts) {
      const attemptsAllowed = attempts === 'once' ? 1 : maxAttempts;
      const own = { credentials: sdkCredentials(credentials), maxAttempts: attemptsAllowed };
      return paced(watched('sts', new STSClient({ ...common(), ...at.sts, ...own }), signerOf(credentials)));
    },
    openS3(credentials) {
      const forcePathStyle = 'endpoint' in at.s3;
      const s3 = new S3Client({ ...common(), ...at.s3, credentials: sdkCredentials(credentials), forcePathStyle });
      return watched('s3', s3, signerOf(credentials));
    },
    now: () => time.now(),
    close() {
      iam.destroy();
      iamOnce.destroy();
      assuming?.destroy();
    },
  };
}

/** Empty credentials, because the SDK does not send a request without any credentials. */
const UNSIGNED = {
  credentials: { accessKeyId: '', secretAccessKey: '' },
  signer: { sign: async <Request>(request: Request) => request },
};

/** Returns the request handler for one client. When the client is destroyed, it destroys the handler's agents. */
function requestHandlerOf({ requestTimeoutMs = 10_000, proxies }: AwsSettings) {
  const connectionTimeout = Math.min(requestTimeoutMs, 5_000);
  // Without `throwOnRequestTimeout` the SDK only logs that a request takes too long.
  const limits = { requestTimeout: requestTimeoutMs, connectionTimeout, throwOnRequestTimeout: true };
  return proxies === undefined ? limits : { ...limits, ...tunnelAgents(proxies, connectionTimeout) };
}

/**
 * Returns options that the SDK would otherwise read from the environment and the profile. There, a misspelled value
 * would make the SDK fail.
 */
function sdkDefaults({ region }: AwsSettings) {
  return {
    region,
    defaultsMode: 'legacy',
    retryMode: 'standard',
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    authSchemePreference: ['sigv4'],
  } satisfies IAMClientConfig & S3ClientConfig;
}

/**
 * Returns the address of a service. If the settings give an address, FIPS and IPv6 are off, even if the environment or
 * the profile switches them on.
 */
function addressOf(service: 'iam' | 'sts' | 's3', settings: AwsSettings) {
  const endpoint = settings.endpoints?.[service] ?? settings.endpoint;
  if (endpoint !== undefined) return { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false };
  const { usesFips, usesDualStack } = settings;
  return {
    ...(usesFips === undefined ? {} : { useFipsEndpoint: usesFips }),
    ...(usesDualStack === undefined ? {} : { useDualstackEndpoint: usesDualStack }),
  };
}

/**
 * Calls `use` with the client, then destroys the client. Clears the SDK's cache, which would otherwise keep up to 50
 * signing keys (made from secret access keys) with their session tokens.
 */
export async function withClient<C extends { destroy(): void }, T>(
  client: C,
  use: (client: C) => Promise<T>,
): Promise<T> {
  try {
    return await use(client);
  } finally {
    client.destroy();
    clearCredentialCache();
  }
}

function signerOf({ sessionToken }: Credentials): Signer {
  return sessionToken === undefined ? 'access key' : 'temporary credentials';
}

function sdkCredentials({ accessKeyId, secretAccessKey, sessionToken }: Credentials) {
  const longTerm = { accessKeyId, secretAccessKey: secretAccessKey.reveal() };
  return sessionToken === undefined ? longTerm : { ...longTerm, sessionToken: sessionToken.reveal() };
}
