import type { BudgetAnswer, CallBudget } from '../../../shared/call-budget.ts';
import { createOwnRate } from './own-rate.ts';
import { createWaitingCalls, type Place } from './waiting-calls.ts';

export interface PacingClock {
  /** Returns milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly after: (ms: number, act: () => void) => void;
}

interface PaceParts {
  readonly operation: string;
  readonly clock: PacingClock;
  /** Shared with other bots. If absent, this process is the only bot. */
  readonly budget?: CallBudget | undefined;
}

type Turns = Pick<BudgetAnswer, 'turns' | 'firstInMs'>;

/**
 * Lets the calls of one operation wait, so that AWS does not throttle them. Before AWS has throttled the first call, no
 * call waits, and the shared budget is not asked.
 */
export function createPace({ operation, clock, budget }: PaceParts) {
  const own = createOwnRate(clock.now);
  const waiting = createWaitingCalls();
  /** True while turns are requested from the budget or given out. */
  let isBusy = false;
  const nothing = { taken: 0, isRefused: false };
  /** Results that the budget does not know yet. */
  let news = nothing;

  async function ask(wanted: number): Promise<BudgetAnswer | undefined> {
    const told = news;
    news = nothing;
    const answer = await budget?.ask(operation, { ...told, wanted, best: own.best, rate: own.rate ?? 0 });
    own.rate = answer?.rate;
    return answer;
  }
  const ownTurn = (): Turns => ({ turns: 1, firstInMs: own.nextTurnInMs() });

  function giveTurns(): void {
    if (isBusy || waiting.count === 0) return;
    isBusy = true;
    if (budget === undefined || own.rate === undefined) give(ownTurn());
    else
      void ask(waiting.count)
        .catch(() => undefined)
        .then((answer) => give(answer ?? ownTurn()));
  }
  function give({ turns, firstInMs }: Turns): void {
    const gapMs = own.rate === undefined ? 0 : 1000 / own.rate;
    const firstAt = clock.now() + firstInMs;
    const giveOne = (index: number) => {
      clock.after(Math.max(0, firstAt + index * gapMs - clock.now()), () => {
        waiting.letOneGo();
        const isLast = index + 1 >= turns || waiting.count === 0;
        if (!isLast) return giveOne(index + 1);
        isBusy = false;
        giveTurns();
      });
    };
    giveOne(0);
  }
  return {
    /** Resolves when this call may be sent. */
    turn(place: Place): Promise<void> {
      if (own.rate === undefined && waiting.count === 0) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.add(place, resolve);
        giveTurns();
      });
    },
    /**
     * Counts a call that AWS accepted.
     * @param sentAt when it was sent, by the clock
     */
    taken(sentAt: number = clock.now()): void {
      own.taken(sentAt);
      if (own.rate !== undefined) news = { ...news, taken: news.taken + 1 };
    },
    /**
     * Counts a call that AWS throttled.
     * @param sentAt when it was sent, by the clock
     */
    refused(sentAt: number = clock.now()): void {
      if (!own.refused(sentAt) || budget === undefined) return;
      news = { ...news, isRefused: true };
      // Report the refusal at once, so that other bots slow down too.
      void ask(0).catch(() => undefined);
    },
    get rate(): number | undefined {
      return own.rate;
    },
  };
}
