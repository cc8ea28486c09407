import type { Demo } from './demo.ts';
import type { Actor } from './participant/operations.ts';
import type { DemoHistory, PastDemo } from './ports/demo-history.ts';
import type { DemoStore } from './ports/demo-store.ts';
import type { Notes } from './ports/notes.ts';
import { type LastSweep, readLastSweep } from './sweep/last-sweep.ts';

/** Where one person stands. */
export interface OwnOverview {
  readonly demo: Demo | undefined;
  /** Newest first, without the one that still runs. */
  readonly past: readonly PastDemo[];
}

/** What an admin sees at a glance. */
export interface AdminOverview {
  /** Demos that are not over, without those that are stuck. */
  readonly active: number;
  readonly stuck: number;
  /** Absent before the first sweep. */
  readonly lastSweep: LastSweep | undefined;
}

/** Answers from what is remembered, and never asks AWS: many people may look at once. All methods throw UpstreamError. */
export interface Overview {
  of(actor: Actor): Promise<OwnOverview>;
  ofAll(): Promise<AdminOverview>;
}

interface OverviewParts {
  readonly store: Pick<DemoStore, 'findActive' | 'countByStage'>;
  readonly history: DemoHistory;
  readonly notes: Notes;
}

export function createOverview({ store, history, notes }: OverviewParts): Overview {
  return {
    of: async (actor) => {
      const [demo, past] = await Promise.all([store.findActive(actor), history.list(actor)]);
      return { demo, past: past.filter(({ demoId }) => demoId !== demo?.demoId) };
    },
    ofAll: async () => {
      const [counts, lastSweep] = await Promise.all([store.countByStage(), readLastSweep(notes)]);
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const stuck = counts.get('stuck') ?? 0;
      return { active: all - stuck, stuck, lastSweep };
    },
  };
}
