/**
 * Shares a listing among all who ask for it at the same time: each gets one that began after they asked. So many removals at once list
 * the account once in a while, and not once each.
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
