import { holesIn } from '../holes.ts';
import { type ContextEntry, type Identity, isSameKey } from '../identities.ts';
import { missingKeysOf, type PolicyReport, verdictsOf } from '../policy-report.ts';
import type { ReadTrustPolicy } from '../read-policy.ts';
import { type Reason, reasonsFor } from '../reasons.ts';
import type { Simulator } from '../simulator.ts';
import { callersOf, TRUST_IDENTITIES, usersIn } from './callers.ts';
import { ASSUMING, anyOf, type CallerJudgement, judgeCallers } from './judge-callers.ts';
import { repairTrust } from './repair-trust.ts';
import type { TrustPolicy } from './trust-policy.ts';

/**
 * Judges a trust policy for each user to whom an Allow applies. Explains the holes, and repairs a policy that has
 * holes.
 * @param extra further context keys of the request
 * @throws UserError when the simulator refuses the policy
 */
export async function checkTrust(
  simulator: Simulator,
  { policy, places }: ReadTrustPolicy,
  extra: readonly ContextEntry[],
): Promise<PolicyReport> {
  const lines = places.map(({ line }) => line);
  const callers = callersOf(policy);
  const judgeIt = (one: TrustPolicy) => judgeCallers(simulator, one, lines, callers, extra);
  const judged = await judgeIt(policy);
  const together = anyOf(judged);
  const holes = holesIn(together, policy.Statement);
  const isLeaky = holes.length > 0;
  return {
    question: ASSUMING,
    verdict: verdictsOf(TRUST_IDENTITIES, together),
    holes,
    reasons: isLeaky ? await reasonsOf(judged, holes, simulator) : [],
    repaired: isLeaky ? await repairTrust(policy, judged, judgeIt) : undefined,
    missingKeys: missingOf(judged, extra),
    trust: {
      callers: judged.map(({ caller: { principal }, judgement }) => ({
        principal,
        verdict: verdictsOf(TRUST_IDENTITIES, judgement),
      })),
      leftOut: lines.filter((_, index) => policy.Statement[index] && usersIn(policy.Statement[index]).length === 0),
    },
  };
}

async function reasonsOf(
  judged: readonly CallerJudgement[],
  holes: readonly Identity[],
  simulator: Simulator,
): Promise<Reason[]> {
  const once = new Map<string, Reason>();
  for (const { judgement, ...form } of judged) {
    const own = holesIn(judgement, form.policy.Statement);
    const reasons = await reasonsFor(own, form, judgement, ASSUMING, simulator);
    for (const reason of reasons) once.set(JSON.stringify(reason), reason);
  }
  return holes.flatMap((hole) => [...once.values()].filter(({ identity }) => identity === hole));
}

/**
 * Returns the condition keys that the policy tests and the request lacks. A key with an invented value counts as
 * missing, unless `extra` gives a value.
 */
function missingOf(judged: readonly CallerJudgement[], extra: readonly ContextEntry[]): string[] {
  const missing = judged.flatMap(({ judgement }) => Object.values(judgement).flatMap((each) => each.missingKeys));
  const assumed = judged.flatMap(({ caller, text }) =>
    caller.assumed.filter((key) => text.toLowerCase().includes(key.toLowerCase())),
  );
  return missingKeysOf([...missing, ...assumed.filter((key) => !extra.some((entry) => isSameKey(entry.key, key)))]);
}
