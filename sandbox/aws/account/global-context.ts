import { isoSeconds } from '../operation/iso-seconds.ts';
import type { ConditionContext } from '../policy/context.ts';
import { HOME_REGION } from './regions.ts';
import type { Account, Caller, Role, Tags, User } from './state.ts';

/** Facts about a request that depend neither on its caller nor on its operation. */
export interface RequestOrigin {
  readonly userAgent?: string | undefined;
  /** The region of the request. */
  readonly region?: string;
  /** Condition keys that the service adds to each of its requests. */
  readonly keys?: Readonly<Record<string, string>>;
}

type Entry = readonly [string, string | readonly string[] | undefined];

/**
 * Returns the condition keys of one request: the global keys of AWS that the sandbox knows, the keys of the service and
 * the keys of the operation. A key that does not apply is absent, because policies treat an absent key and an empty
 * value differently.
 */
export function contextOf(
  account: Account,
  caller: Caller,
  operationKeys: Readonly<Record<string, string | readonly string[]>>,
  origin: RequestOrigin,
): ConditionContext {
  return contextFrom([
    ...requestKeys(account, origin),
    ...principalKeys(account, caller.identity, caller.userId),
    ...sessionKeys(account, caller),
    ...Object.entries(origin.keys ?? {}),
    ...Object.entries(operationKeys),
  ]);
}

/**
 * Makes a context of keys and values; leaves out entries without a value.
 * @param lists keys that count as lists even if they have only one value
 */
export function contextFrom(entries: readonly Entry[], lists: readonly string[] = []): ConditionContext {
  const values = new Map(
    entries.flatMap(([key, value]): [string, readonly string[]][] => {
      if (value === undefined) return [];
      return [[key.toLowerCase(), typeof value === 'string' ? [value] : value]];
    }),
  );
  return Object.assign(values, { lists: new Set(lists.map((key) => key.toLowerCase())) });
}

/** Returns the condition keys for the account's time. */
export function clockKeys(account: Account): Entry[] {
  const now = account.now();
  return [
    ['aws:CurrentTime', isoSeconds(now)],
    ['aws:EpochTime', String(Math.floor(now / 1000))],
  ];
}

function requestKeys(account: Account, origin: RequestOrigin): Entry[] {
  return [
    ...clockKeys(account),
    // The server speaks plain HTTP, only on this machine.
    ['aws:SecureTransport', 'false'],
    ['aws:SourceIp', '127.0.0.1'],
    ['aws:UserAgent', origin.userAgent],
    ['aws:RequestedRegion', origin.region ?? HOME_REGION],
    ['aws:ResourceAccount', account.id],
    ['aws:ViaAWSService', 'false'],
  ];
}

/** Returns the condition keys that describe the caller. `userId` is the value of `aws:userid`. */
export function principalKeys(account: Account, identity: User | Role, userId: string): Entry[] {
  return [
    ['aws:PrincipalArn', identity.arn],
    ['aws:PrincipalAccount', account.id],
    ['aws:PrincipalType', identity.kind === 'user' ? 'User' : 'AssumedRole'],
    ['aws:PrincipalIsAWSService', 'false'],
    ['aws:userid', userId],
    ['aws:username', identity.kind === 'user' ? identity.name : undefined],
    ...tagKeys(identity.tags),
  ];
}

function tagKeys(tags: Tags): Entry[] {
  return Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
}

/**
 * Returns the keys of temporary credentials. The MFA keys are absent from requests with an access key, not `false`:
 * `BoolIfExists` accepts an absent key, `Bool` does not.
 */
function sessionKeys(account: Account, { session, mfa }: Caller): Entry[] {
  const mfaAt = session?.mfaAt;
  return [
    ['aws:MultiFactorAuthPresent', mfa === 'absent' ? undefined : mfa],
    ['aws:MultiFactorAuthAge', mfaAt === undefined ? undefined : String(Math.floor((account.now() - mfaAt) / 1000))],
    ['aws:TokenIssueTime', session && isoSeconds(session.issuedAt)],
    ['aws:SourceIdentity', session?.sourceIdentity],
    // A session tag replaces the role's tag of the same key (IAM user guide, "Session tags").
    ...Object.entries(session?.tags ?? {}).map(([key, value]): Entry => [`aws:PrincipalTag/${key}`, value]),
  ];
}
