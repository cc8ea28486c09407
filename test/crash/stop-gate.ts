import type { Cut, Gate, Point, Side } from './gate.ts';

/**
 * A gate that stops the bot once and lets it continue. While the bot is stopped, no call and no answer is forwarded.
 */
export interface StopGate extends Gate {
  whenGoing(): Promise<void>;
}

/**
 * Creates a gate that stops the bot at the cut.
 * @param stop stops the bot, and resolves when it continues; called at most once
 */
export function createStopGate(cut: Cut | undefined, stop: () => Promise<void>): StopGate {
  const passed: Point[] = [];
  const counts = new Map<string, number>();
  let going: Promise<void> | undefined;

  function stopHere(point: Point, side: Side): void {
    if (going || cut?.name !== point.name || cut.index !== point.index || cut.side !== side) return;
    going = stop();
  }
  return {
    passed,
    get isCut() {
      return going !== undefined;
    },
    leave(name) {
      const index = (counts.get(name) ?? 0) + 1;
      counts.set(name, index);
      const point = { name, index };
      passed.push(point);
      stopHere(point, 'before');
      return point;
    },
    mayReturn(point) {
      stopHere(point, 'after');
      return true;
    },
    whenGoing: async () => going,
  };
}
