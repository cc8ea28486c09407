/**
 * Shares a listing among callers: each caller gets a listing that began after the call. If many demos are removed at
 * the same time, the account is listed a few times, and not once for each demo.
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
