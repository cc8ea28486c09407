interface Lane {
  readonly running: Promise<void>;
  next: Promise<void> | undefined;
}

/**
 * Runs the work for a key one at a time. All calls that come while it runs share one more run, which begins afterwards and so
 * sees what they have changed.
 */
export function createOneAtATime(): (key: string, work: () => Promise<void>) => Promise<void> {
  const lanes = new Map<string, Lane>();

  function run(key: string, work: () => Promise<void>): Promise<void> {
    const lane: Lane = { running: work(), next: undefined };
    lanes.set(key, lane);
    const leave = () => {
      if (!lane.next) lanes.delete(key);
    };
    lane.running.then(leave, leave);
    return lane.running;
  }

  return (key, work) => {
    const lane = lanes.get(key);
    if (!lane) return run(key, work);
    lane.next ??= lane.running.catch(() => undefined).then(() => run(key, work));
    return lane.next;
  };
}
