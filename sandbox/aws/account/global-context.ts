import { isoSeconds } from '../operation/iso-seconds.ts';
import type { ConditionContext } from '../policy/context.ts';
import { HOME_REGION } from './regions.ts';
import type { Account, Caller, Role, Tags, User } from './state.ts';

/** What the connection says about a request. */
export interface RequestOrigin {
  readonly userAgent?: string | undefined;
  /** The region that the request is for. */
  readonly region?: string;
  /** Condition keys that every request of the service has. */
  readonly keys?: Readonly<Record<string, string>>;
}

type Entry = readonly [string, string | readonly string[] | undefined];

/**
 * The condition keys of one request: AWS's global ones, as far as this account can know them, and the operation's own.
 * What does not apply is absent, which policies can tell from an empty value.
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

/** @param lists keys whose values are a list by their type */
export function contextFrom(entries: readonly Entry[], lists: readonly string[] = []): ConditionContext {
  const values = new Map(
    entries.flatMap(([key, value]): [string, readonly string[]][] => {
      if (value === undefined) return [];
      return [[key.toLowerCase(), typeof value === 'string' ? [value] : value]];
    }),
  );
  return Object.assign(values, { lists: new Set(lists.map((key) => key.toLowerCase())) });
}

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
    // The one address listens on this machine alone, without TLS.
    ['aws:SecureTransport', 'false'],
    ['aws:SourceIp', '127.0.0.1'],
    ['aws:UserAgent', origin.userAgent],
    ['aws:RequestedRegion', origin.region ?? HOME_REGION],
    ['aws:ResourceAccount', account.id],
    ['aws:ViaAWSService', 'false'],
  ];
}

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

/** Tags of the session go before those of its role. The MFA keys belong to session credentials alone: that absence is what `Bool` and `BoolIfExists` differ on. */
function sessionKeys(account: Account, { session, mfa }: Caller): Entry[] {
  const mfaAt = session?.mfaAt;
  return [
    ['aws:MultiFactorAuthPresent', mfa === 'absent' ? undefined : mfa],
    ['aws:MultiFactorAuthAge', mfaAt === undefined ? undefined : String(Math.floor((account.now() - mfaAt) / 1000))],
    ['aws:TokenIssueTime', session && isoSeconds(session.issuedAt)],
    ['aws:SourceIdentity', session?.sourceIdentity],
    // They go before those of the role (IAM user guide, "Session tags").
    ...Object.entries(session?.tags ?? {}).map(([key, value]): Entry => [`aws:PrincipalTag/${key}`, value]),
  ];
}
