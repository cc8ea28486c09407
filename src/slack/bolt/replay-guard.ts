import type { Clock } from '../../scenario/ports/clock.ts';
import { type Notes, noteName } from '../../scenario/ports/notes.ts';

/** A request is taken for as long before and after the time that it is signed with: twice Slack's five minutes in all. */
const WINDOW_MS = 10 * 60_000;
/** Slack waits for three seconds. A store that is away must not keep people from the bot. */
const PATIENCE_MS = 500;

/**
 * Says whether a signature was seen before, by this bot or by another one that shares its notes; Slack signs every request anew,
 * retries too. Without an answer of the notes this bot decides alone: nothing that is done twice does harm.
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
