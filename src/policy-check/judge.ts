import { type ContextEntry, contextOf, IDENTITIES, type Identity, isSameKey } from './identities.ts';
import type { Question, Simulated, Simulator } from './simulator.ts';

export type Judgement = Readonly<Record<Identity, Simulated>>;

/**
 * Asks the simulator about a policy for each identity.
 * @param extra more of the context, the same for all; it wins over what an identity brings
 * @throws UserError when the simulator refuses the question
 */
export async function judge(
  simulator: Simulator,
  policyText: string,
  question: Question,
  extra: readonly ContextEntry[],
): Promise<Judgement> {
  const answers = await Promise.all(
    IDENTITIES.map(async (identity) => {
      const own = contextOf(identity).filter(({ key }) => !extra.some((entry) => isSameKey(entry.key, key)));
      return [identity, await simulator.simulate(policyText, question, [...own, ...extra])] as const;
    }),
  );
  return Object.fromEntries(answers) as Record<Identity, Simulated>;
}
