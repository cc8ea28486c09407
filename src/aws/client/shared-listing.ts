/**
 * Shares a listing among callers: each gets a listing that began after their call. So many removals at the same time
 * list the account a few times, not once each.
 */
export function shareListing<Listed>(list: () => Promise<Listed>): () => Promise<Listed> {
  let running: Promise<Listed> | undefined;
  let next: Promise<Listed> | undefined;
  const start = (): Promise<Listed> => {
    const started = list().finally(() => {
      if (running === started) running = undefined;
    });
    running = started;
    return started;
  };
  return () => {
    if (running === undefined) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
