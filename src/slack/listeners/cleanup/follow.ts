import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, UpstreamError } from '../../../errors.ts';
import type { Actor } from '../../../scenario/participant/operations.ts';
import type { CleanupTargets } from '../../../scenario/sweep/cleanup.ts';
import type { Text } from '../../text/en.ts';
import type { ListenerParts } from '../parts.ts';
import { createProgressScreen, type Viewer } from './progress-screen.ts';
import { type CleanupProgress, isDone } from './progress-view.ts';

const LOOK_EVERY_MS = 1000;
/**
 * How long the progress is shown, in milliseconds. After this time the work continues, but the window is not updated
 * any more.
 */
const LONGEST_LOOK_MS = 10 * 60_000;

/**
 * Removes the leftovers. Updates the admin's window until everything is done, for at most LONGEST_LOOK_MS, and not
 * after the bot has begun to stop. If the progress cannot be read or shown for now, tries again a second later. Queued
 * jobs tear the demos down, and do not depend on this window.
 * @throws ConfigError when Slack's refusal to show the progress is final; UpstreamError when the last try fails
 */
export async function followCleanup(
  parts: ListenerParts,
  targets: CleanupTargets,
  viewer: Viewer & { readonly by: Actor },
): Promise<void> {
  const show = createProgressScreen(parts.door, viewer);
  const giveUpAt = parts.clock.now() + LONGEST_LOOK_MS;
  let receipts: CleanupProgress['receipts'];
  const removal = parts.cleanup
    .removeLeftovers(targets.leftoverIds)
    .catch((error: unknown) => inWords(parts, viewer.text, error));
  const removed = removal.then((outcome) => {
    receipts = outcome;
  });
  for (;;) {
    const isAbandoned = parts.clock.now() >= giveUpAt;
    try {
      const demos = await parts.cleanup.look(targets.demoIds);
      const progress = { targets, demos, receipts, isAbandoned };
      await show(progress);
      if (isDone(progress) || isAbandoned) break;
    } catch (error) {
      if (!(error instanceof UpstreamError) || isAbandoned) throw error;
      parts.logger.warn({ reason: error.message }, 'the progress of a cleanup could not be shown');
    }
    if (parts.stopping.aborted) return;
    await sleep(LOOK_EVERY_MS, undefined, { signal: parts.stopping }).catch(() => undefined);
  }
  await removed;
}

/**
 * Returns a failure as part of the receipt. The message of an unexpected error may contain anything, so it is only
 * logged.
 */
function inWords({ logger }: ListenerParts, { cleanup }: Text, error: unknown): { failure: string } {
  if (error instanceof UpstreamError || error instanceof ConfigError) return { failure: error.message };
  logger.error({ error }, 'leftovers could not be removed');
  return { failure: cleanup.unexpected };
}
