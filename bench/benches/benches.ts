import type { BenchOptions, BenchResult } from '../report/bench-result.ts';

interface Bench {
  load(): Promise<{ run(options: BenchOptions): Promise<BenchResult> }>;
  /** The time after which the bench is ended, in seconds. */
  readonly limitSeconds: number;
}

/** Every bench, in the order in which they run. Each runs in its own process. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  ack: { load: () => import('./ack.ts'), limitSeconds: 600 },
  waiting: { load: () => import('./waiting.ts'), limitSeconds: 300 },
  rush: { load: () => import('./rush.ts'), limitSeconds: 900 },
  lesson: { load: () => import('./lesson.ts'), limitSeconds: 900 },
  parked: { load: () => import('./parked.ts'), limitSeconds: 1800 },
  cleanup: { load: () => import('./cleanup.ts'), limitSeconds: 1800 },
  start: { load: () => import('./start.ts'), limitSeconds: 300 },
  calls: { load: () => import('./calls.ts'), limitSeconds: 180 },
};
