/** One moment at which the bot talks to the outside: the n-th call of this name in a life. */
export interface Point {
  /** For example `aws CreateUser`, `slack chat.update`, `redis mfaDemoSave`. */
  readonly name: string;
  /** Counts from 1. */
  readonly index: number;
}

export const SIDES = ['before', 'after'] as const;
/** Before the call reaches the far end, or after the far end answered and before the bot sees it. */
export type Side = (typeof SIDES)[number];

export type Cut = Point & { readonly side: Side };

/** Every call passes here on its way out and on its way back. */
export interface Gate {
  /** Names the call; `undefined` when the bot was killed and nothing may pass any more. */
  leave(name: string): Point | undefined;
  /** Whether the answer may go on to the bot. */
  mayReturn(point: Point): boolean;
  /** Settles when calls may pass again; for a bot that is stopped and goes on. */
  whenGoing?(): Promise<void>;
  /** What has passed so far, in order. */
  readonly passed: readonly Point[];
  /** Whether all cuts were made. */
  readonly isCut: boolean;
}

/** @param kill ends the bot at once; called once at each cut. */
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
