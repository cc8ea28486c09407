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
  /** Reads the calls of a demo, after it has stored those that this bot has collected. Rejects when the log fails. */
  readonly calls: Pick<CallLog, 'read'>;
  /** Resolves when each call so far is stored, or could not be stored. */
  settled(): Promise<void>;
}

/**
 * How long the calls of a demo are collected before they are stored together, in milliseconds. A teardown makes a dozen
 * calls within a second.
 */
const GATHER_MS = 250;

/**
 * Stores the AWS calls of each demo, so that the bot can explain them to the participant. No step waits until calls are
 * stored. If storing fails, the failure is logged, and these calls are not explained.
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
        // Calls outside of jobs belong to no demo. The bot's own AssumeRole serves all demos.
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
