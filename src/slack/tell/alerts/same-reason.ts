import { type Notes, noteName } from '../../../scenario/ports/notes.ts';
import type { PendingAlert } from './pending-alerts.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** What ends or concerns one demo does so with every demo: a whole class that starts together is told of as one. */
const NEWS_AGAIN_AFTER_MS: Partial<Record<PendingAlert['kind'], number>> = {
  misconfigured: 10 * MINUTE_MS,
  'left-in-slack': WEEK_MS,
  'no-pictures': WEEK_MS,
};
/** A bot that has not told the admins this long after it began has died, or cannot reach them: then it is another demo's turn. */
const PATIENCE_MS = 2 * MINUTE_MS;
const TOLD = 'told';

/** `others`: another demo's job is telling the admins just now. @throws UpstreamError */
export async function claimReason(
  notes: Notes,
  alert: PendingAlert,
  demoId: string,
): Promise<'ours' | 'told' | 'others'> {
  if (NEWS_AGAIN_AFTER_MS[alert.kind] === undefined) return 'ours';
  const name = nameOf(alert);
  if (await notes.keepFirst(name, demoId, PATIENCE_MS)) return 'ours';
  const noted = await notes.read(name);
  if (noted === TOLD) return 'told';
  return noted === undefined || noted === demoId ? 'ours' : 'others';
}

/** @throws UpstreamError */
export async function noteTold(notes: Notes, alert: PendingAlert): Promise<void> {
  const newsAgainAfterMs = NEWS_AGAIN_AFTER_MS[alert.kind];
  if (newsAgainAfterMs !== undefined) await notes.keep(nameOf(alert), TOLD, newsAgainAfterMs);
}

function nameOf({ kind, reason }: PendingAlert): string {
  return noteName('alert', kind, reason);
}
