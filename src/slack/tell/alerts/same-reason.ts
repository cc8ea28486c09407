import { type Notes, noteName } from '../../../scenario/ports/notes.ts';
import type { PendingAlert } from './pending-alerts.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * How long an alert of a kind is not repeated for other demos with the same reason, in milliseconds: when a whole class
 * starts together, the admins get one alert.
 */
const NEWS_AGAIN_AFTER_MS: Partial<Record<PendingAlert['kind'], number>> = {
  misconfigured: 10 * MINUTE_MS,
  'left-in-slack': WEEK_MS,
  'no-pictures': WEEK_MS,
};
/**
 * How long a claim is valid, in milliseconds. If the admins have no alert by then, the bot that claimed it has crashed
 * or cannot reach them, and another demo may claim the alert.
 */
const PATIENCE_MS = 2 * MINUTE_MS;
const TOLD = 'told';

/**
 * Claims an alert for this demo, so that a reason is not sent for several demos. Returns `ours` if this demo has to
 * send the alert, `told` if the admins already have it, and `others` if the job of another demo is sending it now.
 * Kinds without an entry in NEWS_AGAIN_AFTER_MS are always `ours`.
 * @throws UpstreamError
 */
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

/** Notes that the admins know this reason. @throws UpstreamError */
export async function noteTold(notes: Notes, alert: PendingAlert): Promise<void> {
  const newsAgainAfterMs = NEWS_AGAIN_AFTER_MS[alert.kind];
  if (newsAgainAfterMs !== undefined) await notes.keep(nameOf(alert), TOLD, newsAgainAfterMs);
}

function nameOf({ kind, reason }: PendingAlert): string {
  return noteName('alert', kind, reason);
}
