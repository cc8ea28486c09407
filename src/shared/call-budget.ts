/** How many calls of each operation AWS takes, as all bots of an installation have learned it. */
export interface CallBudget {
  /**
   * Tells what has become of calls, and asks for turns.
   * @returns undefined: the operation is not limited (any more). Rejects when the budget cannot be asked
   */
  ask(operation: string, question: BudgetQuestion): Promise<BudgetAnswer | undefined>;
}

export interface BudgetQuestion {
  /** For so many calls a turn is wanted. */
  readonly wanted: number;
  /** So many calls AWS has taken since the last question. */
  readonly taken: number;
  /** AWS has refused one since the last question. */
  readonly isRefused: boolean;
  /** The most calls of this bot that AWS has taken within a second, right before it refused one for the first time; 0 once that is a while ago. */
  readonly best: number;
  /** Calls per second, as this bot knows it. */
  readonly rate: number;
}

export interface BudgetAnswer {
  /** Calls per second, of all bots together. */
  readonly rate: number;
  /** For so many calls there is a turn, evenly spaced. It may be fewer than were wanted. */
  readonly turns: number;
  /** The first one, in milliseconds from now; below 0: at once. */
  readonly firstInMs: number;
}

/** How a rate is learned; all in calls per second, unless the name says another unit. */
export const LEARNING = {
  /** No rate is cut below this one. */
  leastRate: 2,
  /** Above this the calls are not limited any more. */
  freeAbove: 60,
  /** Several refusals within this time cut the rate once. */
  oneCutMs: 1000,
  /** A rate that was refused is multiplied by this; or it becomes what AWS has taken in the second before, if that is less. */
  cut: 0.9,
  /** Each call that AWS takes raises the rate by this, so by a tenth of itself within a second. */
  growth: 0.1,
} as const;
