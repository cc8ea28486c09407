/**
 * Limits the calls of each operation to the number that AWS accepts. All bots of an installation share the limit, and
 * learn it from AWS's answers. A turn is the right to make one call at a certain time.
 */
export interface CallBudget {
  /**
   * Reports the results of the calls since the last question, and asks for turns. Rejects when the budget cannot be
   * reached.
   * @returns undefined when calls of the operation are not limited, or not limited any more
   */
  ask(operation: string, question: BudgetQuestion): Promise<BudgetAnswer | undefined>;
}

export interface BudgetQuestion {
  /** How many turns are wanted. */
  readonly wanted: number;
  /** How many calls AWS has accepted since the last question. */
  readonly taken: number;
  /** Whether AWS has throttled a call since the last question. */
  readonly isRefused: boolean;
  /**
   * The most calls of this bot that AWS accepted in one second before it throttled a call for the first time, at least
   * `LEARNING.leastRate`. 0 if that first throttled call was more than a second ago, or there was none.
   */
  readonly best: number;
  /** The rate that this bot knows, in calls per second. */
  readonly rate: number;
}

export interface BudgetAnswer {
  /** The rate of all bots together, in calls per second. */
  readonly rate: number;
  /** How many turns the bot gets, evenly spaced. It may be fewer than it wanted. */
  readonly turns: number;
  /** When the first turn is, in milliseconds from now. A negative number means at once. */
  readonly firstInMs: number;
}

/** How a rate is learned. The values are in calls per second, except `oneCutMs` and `cut`. */
export const LEARNING = {
  /** A rate is never cut below this one. */
  leastRate: 2,
  /** Above this rate the calls are not limited any more. */
  freeAbove: 60,
  /** Several throttled calls within this time cut the rate only once. */
  oneCutMs: 1000,
  /**
   * When AWS throttles a call, the rate is multiplied by this factor. Or it becomes the number of calls that AWS
   * accepted in this second or in the one before (the greater of the two), if that is less.
   */
  cut: 0.9,
  /** Each call that AWS accepts raises the rate by this much. At the full rate, that is a tenth more each second. */
  growth: 0.1,
} as const;
