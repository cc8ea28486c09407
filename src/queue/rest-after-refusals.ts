import type { Worker } from 'bullmq';

/**
 * Lets a worker rest for a while after Redis has refused one of its commands. BullMQ asks again at once after an answer that is an
 * error (no right, no memory, no primary), for ever, and leaves the process no time for anything else.
 */
export function restAfterRefusals(worker: Worker, restMs: number): { after(error: Error): void; stop(): void } {
  let resting: NodeJS.Timeout | undefined;
  let isStopped = false;
  return {
    after(error) {
      if (isStopped || resting || error.name !== 'ReplyError') return;
      // Takes effect at once, also while BullMQ gives no other code its turn.
      void worker.pause(true);
      resting = setTimeout(() => {
        resting = undefined;
        void worker.resume();
      }, restMs);
    },
    stop() {
      isStopped = true;
      clearTimeout(resting);
    },
  };
}
