import type { Clock } from '../../scenario/ports/clock.ts';
import { type Notes, noteName } from '../../scenario/ports/notes.ts';

/**
 * Requests are accepted for five minutes before and after the time of their signature, so a signature is remembered for
 * ten minutes.
 */
const WINDOW_MS = 10 * 60_000;
/**
 * How long the notes may take to answer, in milliseconds. A listener has only three seconds to open a window, and it
 * waits for this answer.
 */
const PATIENCE_MS = 500;

/**
 * Returns a function that says whether a signature was seen before, by this bot or another bot with the same notes.
 * Slack signs each request separately, so a request that Slack repeats has another signature. If the notes do not
 * answer within PATIENCE_MS, only this bot's memory decides, because work that is done twice does no harm.
 */
export function createReplayGuard(clock: Clock, notes: Notes): (signature: string) => Promise<boolean> {
  const seenAt = new Map<string, number>();
  return async (signature) => {
    const now = clock.now();
    for (const [old, at] of seenAt) {
      if (at >= now - WINDOW_MS) break;
      seenAt.delete(old);
    }
    if (seenAt.has(signature)) return true;
    seenAt.set(signature, now);
    return !(await isFirst(notes, signature));
  };
}

async function isFirst(notes: Notes, signature: string): Promise<boolean> {
  const asked = notes.keepFirst(noteName('request', signature), '1', WINDOW_MS).catch(() => true);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<true>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, true);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
