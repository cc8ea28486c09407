import { holesIn } from './holes.ts';
import { type ContextEntry, IDENTITIES, type Identity } from './identities.ts';
import { type Judgement, judge } from './judge.ts';
import { mfaKey } from './mfa-conditions.ts';
import type { Policy } from './policy.ts';
import type { ReadPolicy } from './read-policy.ts';
import { type Reason, reasonsFor } from './reasons.ts';
import { repair } from './repair.ts';
import type { Question, Simulator } from './simulator.ts';

type Verdict = 'allowed' | 'denied';

/** Whether a policy demands MFA for one request, and from whom. */
export interface PolicyReport {
  readonly question: Question;
  readonly verdict: Readonly<Record<Identity, Verdict>>;
  /** The identities that get in without the MFA that the policy should demand. */
  readonly holes: readonly Identity[];
  readonly reasons: readonly Reason[];
  /** A policy without holes, judged before it is given; absent when there is none, or no repair was found. */
  readonly repaired: Policy | undefined;
  /** Other condition keys that the policy asks for, of which nothing was said: with them it may decide otherwise. */
  readonly missingKeys: readonly string[];
}

/**
 * Judges a policy for each identity, explains the holes, and repairs it.
 * @param extra more of the context of the request
 * @throws UserError when the simulator refuses the policy, the action or the resource
 */
export async function checkPolicy(
  simulator: Simulator,
  read: ReadPolicy,
  question: Question,
  extra: readonly ContextEntry[] = [],
): Promise<PolicyReport> {
  const judgement = await judge(simulator, read.text, question, extra);
  const holes = holesIn(judgement, read.policy);
  const judgeIt = (policy: Policy) => judge(simulator, JSON.stringify(policy), question, extra);
  const isLeaky = holes.length > 0;
  return {
    question,
    verdict: verdictsOf(judgement),
    holes,
    reasons: isLeaky ? await reasonsFor(holes, read, judgement, question, simulator) : [],
    repaired: isLeaky ? await repair(read.policy, question, judgeIt) : undefined,
    missingKeys: missingKeysOf(judgement),
  };
}

function verdictsOf(judgement: Judgement): Record<Identity, Verdict> {
  const verdicts = IDENTITIES.map(
    (identity) => [identity, judgement[identity].isAllowed ? 'allowed' : 'denied'] as const,
  );
  return Object.fromEntries(verdicts) as Record<Identity, Verdict>;
}

/** Keys about MFA are missing on purpose. */
function missingKeysOf(judgement: Judgement): string[] {
  const all = IDENTITIES.flatMap((identity) => judgement[identity].missingKeys);
  return [...new Set(all)].filter((name) => mfaKey(name) === undefined).toSorted();
}
