import { UpstreamError } from '../errors.ts';
import type { EngineParts } from './engine-parts.ts';
import { tellJob } from './jobs.ts';
import type { Messenger } from './ports/messenger.ts';

type TellParts = Pick<EngineParts, 'store' | 'queue' | 'messenger' | 'clock'>;

/** How long after the last try of a job the next job runs, in milliseconds. */
const NEXT_JOB_MS = 5 * 60_000;

/**
 * Returns a messenger that enqueues a job if it could not send all messages about a demo. Its `showDemo` throws
 * UpstreamError when the queue cannot be reached.
 */
export function tellingAgain({ messenger, queue }: Pick<EngineParts, 'messenger' | 'queue'>): Messenger {
  return {
    ...messenger,
    showDemo: async (demo) => {
      const told = await messenger.showDemo(demo);
      if (told === 'later') await queue.enqueue(tellJob(demo));
      return told;
    },
  };
}

/**
 * Shows the demo again.
 * @throws UpstreamError when not everything could be shown, so that the queue tries the job again
 */
export async function tellAgain({ store, messenger }: TellParts, demoId: string): Promise<void> {
  const demo = await store.load(demoId);
  if (!demo || (await messenger.showDemo(demo)) !== 'later') return;
  throw new UpstreamError('slack', 'untold', `Some messages about demo ${demoId} could not be sent.`);
}

/** Enqueues the next try, as long as the demo's record exists. The record expires a day after the demo has ended. */
export async function tellMuchLater({ store, queue, clock }: TellParts, demoId: string): Promise<void> {
  if (await store.load(demoId)) await queue.enqueue(tellJob({ demoId }, clock.now() + NEXT_JOB_MS));
}
