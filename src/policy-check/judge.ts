import { type ContextEntry, contextOf, IDENTITIES, type Identity, isSameKey } from './identities.ts';
import type { Question, Simulated, Simulator } from './simulator.ts';

export type Judgement<Asked extends Identity = Identity> = Readonly<Record<Asked, Simulated>>;

/** The identities to ask about, and the context keys in the request of each. */
export interface Asking<Asked extends Identity> {
  readonly identities: readonly Asked[];
  contextOf(identity: Asked): readonly ContextEntry[];
}

const EVERYBODY: Asking<Identity> = { identities: IDENTITIES, contextOf: (identity) => contextOf(identity) };

/**
 * Asks the simulator about a policy for each identity.
 * @param extra further context keys for all identities; they replace an identity's keys of the same name
 * @throws UserError when the simulator refuses the question
 */
export async function judge(
  simulator: Simulator,
  policyText: string,
  question: Question,
  extra: readonly ContextEntry[],
): Promise<Judgement> {
  return await judgeFor(EVERYBODY, simulator, policyText, question, extra);
}

/**
 * Does the same as `judge`, for the identities and the context keys of `asking`.
 * @throws UserError when the simulator refuses the question
 */
export async function judgeFor<Asked extends Identity>(
  asking: Asking<Asked>,
  simulator: Simulator,
  policyText: string,
  question: Question,
  extra: readonly ContextEntry[],
): Promise<Judgement<Asked>> {
  const answers = await Promise.all(
    asking.identities.map(async (identity) => {
      const own = asking.contextOf(identity).filter(({ key }) => !extra.some((entry) => isSameKey(entry.key, key)));
      return [identity, await simulator.simulate(policyText, question, [...own, ...extra])] as const;
    }),
  );
  return Object.fromEntries(answers) as Record<Asked, Simulated>;
}
