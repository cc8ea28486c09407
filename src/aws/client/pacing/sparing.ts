import type { CallBudget } from '../../../shared/call-budget.ts';
import type { PacingClock } from './pace.ts';

/** How long calls wait for the budget's answer. */
const ANSWERS_WITHIN_MS = 2000;
/** How long a failed budget is not asked again. In this time, this process learns and keeps its own rate. */
const REST_MS = 5000;

/** Wraps a budget. After the budget has failed or has not answered in time, `ask` fails at once for `REST_MS`. */
export function sparing(budget: CallBudget, { now, after }: PacingClock): CallBudget {
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    ask: async (operation, question) => {
      if (now() < restsUntil) throw new Error('The budget failed a moment ago and is not asked.');
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
