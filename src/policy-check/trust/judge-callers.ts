import type { ContextEntry } from '../identities.ts';
import { type Judgement, judgeFor } from '../judge.ts';
import type { Question, Simulated, Simulator } from '../simulator.ts';
import { asIdentityPolicy, type CallerPolicy } from './as-identity-policy.ts';
import { type Caller, callerContext, TRUST_IDENTITIES, type TrustIdentity } from './callers.ts';
import type { TrustPolicy } from './trust-policy.ts';

/** The question about every trust policy. No statement names a role, so the resource does not matter. */
export const ASSUMING: Question = { action: 'sts:AssumeRole', resource: '*' };

/** The verdict about one caller. */
export interface CallerJudgement extends CallerPolicy {
  readonly caller: Caller;
  readonly judgement: Judgement<TrustIdentity>;
}

/**
 * Asks the simulator about one caller after the other, because a policy may name many callers and AWS throttles.
 * @param lines the lines on which the statements of the policy begin
 * @param extra further context keys; they replace a caller's keys of the same name
 */
export async function judgeCallers(
  simulator: Simulator,
  policy: TrustPolicy,
  lines: readonly number[],
  callers: readonly Caller[],
  extra: readonly ContextEntry[],
): Promise<CallerJudgement[]> {
  const judged: CallerJudgement[] = [];
  for (const caller of callers) {
    const form = asIdentityPolicy(policy, lines, caller);
    const contextOf = (identity: TrustIdentity) => callerContext(caller, identity);
    const asking = { identities: TRUST_IDENTITIES, contextOf };
    judged.push({ ...form, caller, judgement: await judgeFor(asking, simulator, form.text, ASSUMING, extra) });
  }
  return judged;
}

/** Combines the verdicts: an identity is allowed if it is allowed for any caller. */
export function anyOf(judged: readonly CallerJudgement[]): Judgement<TrustIdentity> {
  const together = (identity: TrustIdentity): Simulated => {
    const all = judged.map(({ judgement }) => judgement[identity]);
    return {
      isAllowed: all.some(({ isAllowed }) => isAllowed),
      isDeniedByName: all.some(({ isDeniedByName }) => isDeniedByName),
      decidedBy: [],
      missingKeys: all.flatMap(({ missingKeys }) => missingKeys),
    };
  };
  return {
    accessKey: together('accessKey'),
    sessionWithoutMfa: together('sessionWithoutMfa'),
    sessionWithMfa: together('sessionWithMfa'),
  };
}
