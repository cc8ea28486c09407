/** One call of the bot to AWS, Slack or Redis: the n-th call with this name since the start of the test. */
export interface Point {
  /** For example `aws CreateUser`, `slack chat.update`, `redis state SAVE`. */
  readonly name: string;
  /** Counted from 1. */
  readonly index: number;
}

export const SIDES = ['before', 'after'] as const;
/**
 * `before`: before the call reaches the service. `after`: after the service answered and before the bot reads the
 * answer.
 */
export type Side = (typeof SIDES)[number];

/** A call at which the bot is killed or stopped, before or after the service answers. */
export type Cut = Point & { readonly side: Side };

/** Counts every call and its answer, and decides whether they are forwarded. */
export interface Gate {
  /**
   * Counts the call and returns its point. Returns `undefined` if the bot was killed at this call; then the call must
   * not be forwarded.
   */
  leave(name: string): Point | undefined;
  /** Returns whether the answer may be forwarded to the bot. */
  mayReturn(point: Point): boolean;
  /** Resolves when calls may pass again. Only the gate of a bot that is stopped and continued has this function. */
  whenGoing?(): Promise<void>;
  /** All calls so far, in order. */
  readonly passed: readonly Point[];
  /** Whether there was a cut and every cut was reached. */
  readonly isCut: boolean;
}

/** Creates a gate that kills the bot at each cut. @param kill ends the bot at once; called once per cut */
export function createGate(cuts: readonly Cut[], kill: () => void): Gate {
  const passed: Point[] = [];
  const counts = new Map<string, number>();
  const waiting = new Set(cuts);

  function cutsHere(point: Point, side: Side): boolean {
    for (const cut of waiting) {
      if (cut.name !== point.name || cut.index !== point.index || cut.side !== side) continue;
      waiting.delete(cut);
      kill();
      return true;
    }
    return false;
  }
  return {
    passed,
    get isCut() {
      return cuts.length > 0 && waiting.size === 0;
    },
    leave(name) {
      const index = (counts.get(name) ?? 0) + 1;
      counts.set(name, index);
      const point = { name, index };
      passed.push(point);
      return cutsHere(point, 'before') ? undefined : point;
    },
    mayReturn: (point) => !cutsHere(point, 'after'),
  };
}
