import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import { type Notes, noteName } from '../ports/notes.ts';
import type { Scenarios } from '../scenarios.ts';
import type { QueuePlace } from './operations.ts';

export interface QueuePace {
  /** The place of a demo that begins now; nothing where nobody has to wait, or the pace is not known. Never throws. */
  placeNow(): Promise<QueuePlace | undefined>;
}

/** How many demos had left their first stage by then, counted by all bots. */
interface Sample {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sum: number;
}

const SUM = noteName('left-first-stage');
const WINDOW_MS = 30_000;
const SAMPLE_EVERY_MS = 1000;
/** After a longer time without a start or a departure there was no queue: that time says nothing about the pace. */
const MOST_GAP_MS = 3000;
/** Fewer departures say nothing about the pace, and a shorter time is not worth a sentence. */
const LEAST = { left: 5, seconds: 5 };

interface PaceParts {
  readonly scenarios: Scenarios;
  readonly store: Pick<DemoStore, 'countByStage'>;
  readonly notes: Pick<Notes, 'add'>;
  readonly clock: Clock;
  /** To hear of every stage that a demo leaves. */
  readonly subscribe: (listener: Pick<Events, 'stageEntered'>) => void;
}

/** Measures how fast demos come through their first stage, with one small call to the notes per second in which some begin or do. */
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
    const sum = await notes.add(SUM, amount, WINDOW_MS);
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
        // Without itself.
        const before = [...firstStages].reduce((sum, stage) => sum + (counts.get(stage) ?? 0), -1);
        const seconds = before / perSecond;
        return seconds < LEAST.seconds ? undefined : { before, seconds };
      } catch {
        return undefined;
      }
    },
  };
}

/** How many per second have left since there is a queue, at most half a minute; nothing when too few have. */
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
