/** Tracks running work, so that a stop can wait for it. Bolt does not do this. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all tracked work has settled, including work that is added during the wait. */
  settled(): Promise<void>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      running.add(work);
      const forget = () => running.delete(work);
      work.then(forget, forget);
      return work;
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
