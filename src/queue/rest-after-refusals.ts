import type { Worker } from 'bullmq';

/**
 * Pauses a worker for `restMs` after Redis refused one of its commands (no permission, no memory, no primary). Without
 * the pause, BullMQ sends the command again at once and without end, and the process has no time for anything else.
 */
export function restAfterRefusals(worker: Worker, restMs: number): { after(error: Error): void; stop(): void } {
  let resting: NodeJS.Timeout | undefined;
  let isStopped = false;
  return {
    after(error) {
      if (isStopped || resting || error.name !== 'ReplyError') return;
      // `pause` sets its flag synchronously, so it works even while BullMQ's loop lets no timer run.
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
