interface Lane {
  readonly running: Promise<void>;
  next: Promise<void> | undefined;
}

/**
 * Returns a function that runs work for a key, one run at a time. All calls that come during a run share one further
 * run. It begins after the current run, so it includes all changes that were made before these calls.
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
