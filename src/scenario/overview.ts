import type { Demo } from './demo.ts';
import type { Actor } from './participant/operations.ts';
import type { DemoHistory, PastDemo } from './ports/demo-history.ts';
import type { DemoStore } from './ports/demo-store.ts';
import type { Notes } from './ports/notes.ts';
import { type LastSweep, readLastSweep } from './sweep/last-sweep.ts';

/** The demos of one person. */
export interface OwnOverview {
  readonly demo: Demo | undefined;
  /** Newest first, without the demo that is still active. */
  readonly past: readonly PastDemo[];
}

/** The counts that an admin sees. */
export interface AdminOverview {
  /** Demos that are not over, except stuck demos. */
  readonly active: number;
  readonly stuck: number;
  /** Absent before the first sweep, and if no sweep has run for seven days. */
  readonly lastSweep: LastSweep | undefined;
}

/**
 * Returns what the App Home shows. Reads only the stores and never calls AWS, because many people may open their App
 * Home at the same time. All methods throw UpstreamError.
 */
export interface Overview {
  of(actor: Actor): Promise<OwnOverview>;
  ofAll(): Promise<AdminOverview>;
}

interface OverviewParts {
  readonly store: Pick<DemoStore, 'findActive' | 'countByStage'>;
  readonly history: DemoHistory;
  readonly notes: Notes;
}

/** Creates the overviews for the App Home. */
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
