import { IDENTITIES, type Identity } from './identities.ts';
import type { Judgement } from './judge.ts';
import { mfaKey } from './mfa-conditions.ts';
import type { Policy } from './policy.ts';
import type { Reason } from './reasons.ts';
import type { Question } from './simulator.ts';
import type { TrustIdentity } from './trust/callers.ts';
import type { TrustPolicy } from './trust/trust-policy.ts';

export type Verdict = 'allowed' | 'denied';

/** Whether a policy demands MFA for one request, and from whom. */
export interface PolicyReport {
  readonly question: Question;
  /** Of a trust policy, only for the identities that may be asked about. */
  readonly verdict: Readonly<Partial<Record<Identity, Verdict>>>;
  /** The identities that get in without the MFA that the policy should demand. */
  readonly holes: readonly Identity[];
  readonly reasons: readonly Reason[];
  /** A policy without holes, judged before it is given; absent when there is none, or no repair was found. */
  readonly repaired: Policy | TrustPolicy | undefined;
  /** Other condition keys that the policy asks for, of which nothing was said: with them it may decide otherwise. */
  readonly missingKeys: readonly string[];
  /** Only of a trust policy. */
  readonly trust?: TrustDetails | undefined;
}

export interface TrustDetails {
  /** The IAM users that an Allow names; empty when none does, and then nothing was asked. */
  readonly callers: readonly JudgedCaller[];
  /** The lines of the statements that name no users: they were left out. */
  readonly leftOut: readonly number[];
}

export interface JudgedCaller {
  /** As the policy names them: an ARN, an account, or `*`. */
  readonly principal: string;
  readonly verdict: Readonly<Record<TrustIdentity, Verdict>>;
}

/** The callers who get in without MFA. */
export function insideWithoutMfa({ callers }: TrustDetails): JudgedCaller[] {
  return callers.filter(({ verdict }) => verdict.accessKey === 'allowed' || verdict.sessionWithoutMfa === 'allowed');
}

/** The identities that were asked about, in their usual order. */
export function identitiesOf({ verdict }: PolicyReport): Identity[] {
  return IDENTITIES.filter((identity) => verdict[identity] !== undefined);
}

export function verdictsOf<Asked extends Identity>(
  asked: readonly Asked[],
  judgement: Judgement<Asked>,
): Record<Asked, Verdict> {
  const verdicts = asked.map((identity) => [identity, judgement[identity].isAllowed ? 'allowed' : 'denied'] as const);
  return Object.fromEntries(verdicts) as Record<Asked, Verdict>;
}

/** Each key once; keys about MFA are missing on purpose. */
export function missingKeysOf(all: readonly string[]): string[] {
  return [...new Set(all)].filter((name) => mfaKey(name) === undefined).toSorted();
}
