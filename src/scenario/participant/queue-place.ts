import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import { type Notes, noteName } from '../ports/notes.ts';
import type { Scenarios } from '../scenarios.ts';
import type { QueuePlace } from './operations.ts';

export interface QueuePace {
  /**
   * Returns the place of a demo that has just begun. Returns undefined if it waits less than five seconds, or the pace
   * is not known. Never throws.
   */
  placeNow(): Promise<QueuePlace | undefined>;
}

/** A count of demos, and when it was read. */
interface Sample {
  /** Epoch milliseconds. */
  readonly at: number;
  /**
   * How many demos had left their first stage until this time. All bots add to this count. It begins at 0 again when no
   * bot has added to it for WINDOW_MS.
   */
  readonly sum: number;
}

const SUM = noteName('left-first-stage');
const WINDOW_MS = 30_000;
const SAMPLE_EVERY_MS = 1000;
/**
 * If for longer than this (in milliseconds) no demo began and no demo left its first stage, there was no queue, so
 * earlier samples do not show the pace.
 */
const MOST_GAP_MS = 3000;
/**
 * `left`: the pace is known only when at least this many demos have left their first stage. `seconds`: a shorter wait
 * is not announced.
 */
const LEAST = { left: 5, seconds: 5 };

interface PaceParts {
  readonly scenarios: Scenarios;
  readonly store: Pick<DemoStore, 'countByStage'>;
  readonly notes: Pick<Notes, 'add'>;
  readonly clock: Clock;
  /** Subscribes to the stages that demos enter. */
  readonly subscribe: (listener: Pick<Events, 'stageEntered'>) => void;
}

/**
 * Measures how fast demos get through their first stage. It makes at most one small call to the notes per second, and
 * only when a demo begins or leaves its first stage.
 */
export function createQueuePace({ scenarios, store, notes, clock, subscribe }: PaceParts): QueuePace {
  const firstStages = new Set(scenarios.ids.map((id) => scenarios.of({ scenario: id }).firstStage));
  let samples: readonly Sample[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let left = 0;

  async function look(): Promise<void> {
    const now = clock.now();
    if (now < lookedAt + SAMPLE_EVERY_MS) return;
    lookedAt = now;
    const amount = left;
    left = 0;
    const sum = await notes.add(SUM, amount, WINDOW_MS).catch((error: unknown) => {
      // The next call adds these demos.
      left += amount;
      throw error;
    });
    samples = [...samples.filter(({ at }) => at > now - WINDOW_MS), { at: now, sum }];
  }

  subscribe({
    stageEntered: (_demo, from) => {
      if (!firstStages.has(from)) return;
      left += 1;
      void look().catch(() => undefined);
    },
  });

  return {
    placeNow: async () => {
      try {
        await look();
        const perSecond = paceOf(samples, clock.now());
        if (perSecond === undefined) return undefined;
        const counts = await store.countByStage();
        // These counts include the demo that has just begun, so the sum starts at -1.
        const before = [...firstStages].reduce((sum, stage) => sum + (counts.get(stage) ?? 0), -1);
        const seconds = before / perSecond;
        return seconds < LEAST.seconds ? undefined : { before, seconds };
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * Returns how many demos per second have left their first stage since the queue began, in the last 30 seconds at most.
 * Returns undefined when too few have.
 */
function paceOf(samples: readonly Sample[], now: number): number | undefined {
  const newest = samples.at(-1);
  let oldest = newest;
  for (const sample of samples.toReversed()) {
    if (!oldest || oldest.at - sample.at > MOST_GAP_MS || sample.at <= now - WINDOW_MS) break;
    oldest = sample;
  }
  if (!oldest || !newest || newest.sum - oldest.sum < LEAST.left) return undefined;
  return (newest.sum - oldest.sum) / ((now - oldest.at) / 1000);
}
