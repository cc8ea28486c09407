import { IDENTITIES, type Identity } from './identities.ts';
import type { Judgement } from './judge.ts';
import { mfaKey } from './mfa-conditions.ts';
import type { Policy } from './policy.ts';
import type { Reason } from './reasons.ts';
import type { Question } from './simulator.ts';
import type { TrustIdentity } from './trust/callers.ts';
import type { TrustPolicy } from './trust/trust-policy.ts';

export type Verdict = 'allowed' | 'denied';

/** Says whether a policy demands MFA for one request, and from which identities. */
export interface PolicyReport {
  readonly question: Question;
  /** For a trust policy, only the identities in `TRUST_IDENTITIES`. */
  readonly verdict: Readonly<Partial<Record<Identity, Verdict>>>;
  /** The identities that are allowed without the MFA that the policy should demand. */
  readonly holes: readonly Identity[];
  readonly reasons: readonly Reason[];
  /** The repaired policy, which was checked and has no holes. Undefined when there are no holes or no repair works. */
  readonly repaired: Policy | TrustPolicy | undefined;
  /** Other condition keys that the policy tests and the request lacked: with them the verdict may differ. */
  readonly missingKeys: readonly string[];
  /** Set only for a trust policy. */
  readonly trust?: TrustDetails | undefined;
}

export interface TrustDetails {
  /** The IAM users to whom an Allow applies. If there are none, nothing was judged. */
  readonly callers: readonly JudgedCaller[];
  /** The lines of the statements that name no users; they were not judged. */
  readonly leftOut: readonly number[];
}

export interface JudgedCaller {
  /** The principal: an ARN, a unique id, an account, or `*`. */
  readonly principal: string;
  readonly verdict: Readonly<Record<TrustIdentity, Verdict>>;
}

/** Returns the callers who are allowed without MFA. */
export function insideWithoutMfa({ callers }: TrustDetails): JudgedCaller[] {
  return callers.filter(({ verdict }) => verdict.accessKey === 'allowed' || verdict.sessionWithoutMfa === 'allowed');
}

/** Returns the identities that were judged, in the order of `IDENTITIES`. */
export function identitiesOf({ verdict }: PolicyReport): Identity[] {
  return IDENTITIES.filter((identity) => verdict[identity] !== undefined);
}

/** Returns the verdict of each of these identities. */
export function verdictsOf<Asked extends Identity>(
  asked: readonly Asked[],
  judgement: Judgement<Asked>,
): Record<Asked, Verdict> {
  const verdicts = asked.map((identity) => [identity, judgement[identity].isAllowed ? 'allowed' : 'denied'] as const);
  return Object.fromEntries(verdicts) as Record<Asked, Verdict>;
}

/** Returns each key once, without keys about MFA, which some identities lack on purpose. */
export function missingKeysOf(all: readonly string[]): string[] {
  return [...new Set(all)].filter((name) => mfaKey(name) === undefined).toSorted();
}
