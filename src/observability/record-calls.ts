import type { CallLog } from '../scenario/ports/call-log.ts';
import type { Clock } from '../scenario/ports/clock.ts';
import type { Logger } from './logger.ts';
import type { Scopes } from './scope.ts';
import type { Signals } from './signals.ts';

interface RecordingParts {
  readonly calls: CallLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Says whose job makes a call: jobs of several demos run side by side, and each is of one demo. */
  readonly scopes: Scopes;
}

interface CallRecording {
  readonly listener: Pick<Signals, 'awsCalled'>;
  /** Until everything that was told is kept, or has failed. */
  settled(): Promise<void>;
}

/** Keeps the calls to AWS of each demo. No step waits for it: what cannot be kept is logged, and is missing in the explanation. */
export function recordCalls({ calls, clock, logger, scopes }: RecordingParts): CallRecording {
  const pending = new Set<Promise<void>>();
  return {
    listener: {
      awsCalled: ({ durationMs: _, ...call }) => {
        const demoId = scopes.current()?.demoId;
        // A sweep and the doctor's questions belong to nobody's demo, and the bot's own role to all of them.
        if (demoId === undefined || (call.by === 'bot' && call.operation === 'AssumeRole')) return;
        const kept = calls
          .append(demoId, { ...call, at: clock.now(), times: 1 })
          .catch((error: unknown) => logger.warn({ error, operation: call.operation }, 'a call to AWS was not kept'))
          .finally(() => pending.delete(kept));
        pending.add(kept);
      },
    },
    settled: async () => {
      await Promise.all(pending);
    },
  };
}
