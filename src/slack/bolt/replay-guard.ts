import type { Clock } from '../../scenario/ports/clock.ts';

/** Bolt refuses requests older than five minutes; within them a copy of a request would be taken again. */
const WINDOW_MS = 5 * 60_000;

/**
 * Says whether a signature was seen before; Slack signs every request anew, retries too. Known to this process alone:
 * several bots behind one address need not agree, because nothing that is done twice does harm.
 */
export function createReplayGuard(clock: Clock): (signature: string) => boolean {
  const seenAt = new Map<string, number>();
  return (signature) => {
    const now = clock.now();
    for (const [old, at] of seenAt) {
      if (at >= now - WINDOW_MS) break;
      seenAt.delete(old);
    }
    if (seenAt.has(signature)) return true;
    seenAt.set(signature, now);
    return false;
  };
}
