import type { CallLog, RecordedCall } from '../scenario/ports/call-log.ts';
import type { Clock } from '../scenario/ports/clock.ts';
import type { Logger } from './logger.ts';
import type { Scopes } from './scope.ts';
import type { Signals } from './signals.ts';

interface RecordingParts {
  readonly calls: CallLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Says which demo's job makes a call: jobs of several demos run at the same time. */
  readonly scopes: Scopes;
}

interface CallRecording {
  readonly listener: Pick<Signals, 'awsCalled'>;
  /** Reads the calls of a demo, including those of this bot that are not stored yet. Rejects as the log does. */
  readonly calls: Pick<CallLog, 'read'>;
  /** Resolves when all calls so far are stored or have failed to be. */
  settled(): Promise<void>;
}

/**
 * How long the calls of a demo are collected before they are stored together, in milliseconds: a teardown makes a dozen
 * within a second.
 */
const GATHER_MS = 250;

/**
 * Stores the AWS calls of each demo. No step waits for it: if storing fails, that is logged, and the explanation lacks
 * these calls.
 */
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
      .catch((error: unknown) => logger.warn({ error, operations }, 'calls to AWS could not be stored'))
      .finally(() => pending.delete(kept));
    pending.add(kept);
  }

  return {
    listener: {
      awsCalled: ({ durationMs: _, ...call }) => {
        const demoId = scopes.current()?.demoId;
        // The calls of a sweep and of the doctor belong to no demo, and the bot's own AssumeRole to all of them.
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
