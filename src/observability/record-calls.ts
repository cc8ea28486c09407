import type { CallLog, RecordedCall } from '../scenario/ports/call-log.ts';
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
  /** Reads the calls of a demo with those of this bot that were only gathered. Rejects as the log does. */
  readonly calls: Pick<CallLog, 'read'>;
  /** Until everything that was told is kept, or has failed. */
  settled(): Promise<void>;
}

/** How long the calls of a demo are gathered and then written together, in milliseconds: a teardown makes a dozen within a second. */
const GATHER_MS = 250;

/** Keeps the calls to AWS of each demo. No step waits for it: what cannot be kept is logged, and is missing in the explanation. */
export function recordCalls({ calls, clock, logger, scopes }: RecordingParts): CallRecording {
  const gathered = new Map<string, RecordedCall[]>();
  const pending = new Set<Promise<void>>();

  function keep(demoId: string): void {
    const some = gathered.get(demoId);
    if (!some) return;
    gathered.delete(demoId);
    const operations = some.map(({ operation }) => operation).join(', ');
    const kept = calls
      .append(demoId, some)
      .catch((error: unknown) => logger.warn({ error, operations }, 'calls to AWS were not kept'))
      .finally(() => pending.delete(kept));
    pending.add(kept);
  }

  return {
    listener: {
      awsCalled: ({ durationMs: _, ...call }) => {
        const demoId = scopes.current()?.demoId;
        // A sweep and the doctor's questions belong to nobody's demo, and the bot's own role to all of them.
        if (demoId === undefined || (call.by === 'bot' && call.operation === 'AssumeRole')) return;
        const recorded = { ...call, at: clock.now(), times: 1 };
        const some = gathered.get(demoId);
        if (some) return void some.push(recorded);
        gathered.set(demoId, [recorded]);
        setTimeout(keep, GATHER_MS, demoId).unref();
      },
    },
    calls: {
      read: async (demoId) => {
        keep(demoId);
        await Promise.all(pending);
        return calls.read(demoId);
      },
    },
    settled: async () => {
      for (const demoId of gathered.keys()) keep(demoId);
      await Promise.all(pending);
    },
  };
}
