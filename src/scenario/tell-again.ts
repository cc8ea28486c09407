import { UpstreamError } from '../errors.ts';
import type { EngineParts } from './engine-parts.ts';
import { tellJob } from './jobs.ts';
import type { Messenger } from './ports/messenger.ts';

type TellParts = Pick<EngineParts, 'store' | 'queue' | 'messenger' | 'clock'>;

/** How long after a job that has used up its tries the next one comes. */
const NEXT_JOB_MS = 5 * 60_000;

/** A messenger that leaves to a job what it cannot tell now. */
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

/** Tells everybody where the demo is now. @throws UpstreamError when not everything could be told, so that the job comes again */
export async function tellAgain({ store, messenger }: TellParts, demoId: string): Promise<void> {
  const demo = await store.load(demoId);
  if (!demo || (await messenger.showDemo(demo)) !== 'later') return;
  throw new UpstreamError('slack', 'untold', `Not everything about demo ${demoId} could be told.`);
}

/** Goes on as long as there is a record: it is forgotten a day after the demo has ended. */
export async function tellMuchLater({ store, queue, clock }: TellParts, demoId: string): Promise<void> {
  if (await store.load(demoId)) await queue.enqueue(tellJob({ demoId }, clock.now() + NEXT_JOB_MS));
}
