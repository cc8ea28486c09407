import type { CallBudget } from '../../../shared/call-budget.ts';
import type { PacingClock } from './pace.ts';

/** So long calls wait for the budget's answer. */
const ANSWERS_WITHIN_MS = 2000;
/** So long a budget that has failed is not asked: each bot then keeps the pace that it knows. */
const REST_MS = 5000;

/** A budget that fails at once while it is out of reach. */
export function sparing(budget: CallBudget, { now, after }: PacingClock): CallBudget {
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    ask: async (operation, question) => {
      if (now() < restsUntil) throw new Error('The budget rests.');
      try {
        return await Promise.race([budget.ask(operation, question), tooLate(after)]);
      } catch (error) {
        restsUntil = now() + REST_MS;
        throw error;
      }
    },
  };
}

function tooLate(after: PacingClock['after']): Promise<never> {
  return new Promise((_, reject) => {
    after(ANSWERS_WITHIN_MS, () => reject(new Error('The budget did not answer in time.')));
  });
}
