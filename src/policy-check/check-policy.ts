import { holesIn } from './holes.ts';
import { type ContextEntry, IDENTITIES } from './identities.ts';
import { judge } from './judge.ts';
import type { Policy } from './policy.ts';
import { missingKeysOf, type PolicyReport, verdictsOf } from './policy-report.ts';
import type { ReadIdentityPolicy, ReadPolicy } from './read-policy.ts';
import { reasonsFor } from './reasons.ts';
import { repair } from './repair.ts';
import type { Question, Simulator } from './simulator.ts';
import { checkTrust } from './trust/check-trust.ts';

/**
 * Judges a policy for each identity, a trust policy only for `TRUST_IDENTITIES`. Explains the holes (identities that
 * are allowed without the MFA that the policy should demand), and repairs a policy that has holes.
 * @param question the request to judge; for a trust policy it is always `sts:AssumeRole` instead
 * @param extra further context keys of the request
 * @throws UserError when the simulator refuses the policy, the action or the resource
 */
export async function checkPolicy(
  simulator: Simulator,
  read: ReadPolicy,
  question: Question,
  extra: readonly ContextEntry[] = [],
): Promise<PolicyReport> {
  return read.kind === 'trust'
    ? await checkTrust(simulator, read, extra)
    : await checkIdentityPolicy(simulator, read, question, extra);
}

async function checkIdentityPolicy(
  simulator: Simulator,
  read: ReadIdentityPolicy,
  question: Question,
  extra: readonly ContextEntry[],
): Promise<PolicyReport> {
  const judgement = await judge(simulator, read.text, question, extra);
  const holes = holesIn(judgement, read.policy.Statement);
  const judgeIt = (policy: Policy) => judge(simulator, JSON.stringify(policy), question, extra);
  const isLeaky = holes.length > 0;
  return {
    question,
    verdict: verdictsOf(IDENTITIES, judgement),
    holes,
    reasons: isLeaky ? await reasonsFor(holes, read, judgement, question, simulator) : [],
    repaired: isLeaky ? await repair(read.policy, question, judgeIt) : undefined,
    missingKeys: missingKeysOf(Object.values(judgement).flatMap(({ missingKeys }) => missingKeys)),
  };
}
