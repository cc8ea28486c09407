import QuickLRU from 'quick-lru';

const MOST_LANES = 1000;

interface Lane {
  newest: number;
  shown: number;
  tail: Promise<void>;
}

/**
 * Returns a function that shows the versions of a demo one after another, and never an older version after a newer
 * version. `key` identifies the demo. The function skips a version if a newer version waits, or if the same or a newer
 * version has been shown. `show` returns whether it succeeded, and must not throw.
 */
export function createNewestWins(): (key: string, version: number, show: () => Promise<boolean>) => Promise<void> {
  const lanes = new QuickLRU<string, Lane>({ maxSize: MOST_LANES });

  return (key, version, show) => {
    const lane = lanes.get(key) ?? { newest: version, shown: Number.NEGATIVE_INFINITY, tail: Promise.resolve() };
    lanes.set(key, lane);

    lane.newest = Math.max(lane.newest, version);
    lane.tail = lane.tail.then(async () => {
      if (version < lane.newest || version <= lane.shown) return;
      if (await show()) lane.shown = version;
    });
    return lane.tail;
  };
}
