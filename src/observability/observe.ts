import type { AuditTrail } from '../scenario/ports/audit-trail.ts';
import type { CallLog } from '../scenario/ports/call-log.ts';
import type { Clock } from '../scenario/ports/clock.ts';
import type { Hub } from '../shared/hub.ts';
import { createAuditEvents } from './audit-events.ts';
import { createEvents } from './events.ts';
import type { Logger } from './logger.ts';
import { createMetrics, type Gauges } from './metrics.ts';
import { type Check, startOpsServer } from './ops-server.ts';
import { recordCalls } from './record-calls.ts';
import type { ScopedJob, Scopes } from './scope.ts';
import type { Signals } from './signals.ts';
import type { Tracing } from './tracing.ts';

interface ObservabilityParts {
  readonly signals: Hub<Signals>;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly scopes: Scopes;
  /** The stores of the audit records and of each demo's AWS calls. */
  readonly memory: { readonly trail: AuditTrail; readonly calls: CallLog };
  /** Shows audit records to people. Must not throw. */
  readonly mirror: Parameters<typeof createAuditEvents>[0]['keep'];
  readonly gauges: Gauges;
  /** The address for health and metrics. If absent, they are not served, and nothing is counted. */
  readonly ops: { readonly port: number; readonly host: string } | undefined;
  /** The address that traces are sent to. If absent, there are no traces. */
  readonly tracesTo: string | undefined;
  readonly installation: string;
}

export interface Observability {
  /** Runs the work of one job; log lines, AWS calls and traces during it belong to this job. */
  job<T>(job: ScopedJob, work: () => Promise<T>): Promise<T>;
  /**
   * Starts tracing, and serves health and metrics.
   * @throws Error when the port is not available
   */
  start(checks: Readonly<Record<string, Check>>): Promise<void>;
  /** The AWS calls of each demo, including those that are not stored yet. */
  readonly calls: Pick<CallLog, 'read'>;
  stop(): Promise<void>;
}

/** Turns signals into log lines, metrics, audit records and traces, which operators see. */
export function createObservability(parts: ObservabilityParts): Observability {
  const { signals, logger, clock, scopes, ops } = parts;
  const { trail, calls } = parts.memory;
  const metrics = ops && createMetrics(parts.gauges);
  const keep: typeof parts.mirror = (record) => {
    parts.mirror(record);
    trail
      .append(record)
      .catch((error: unknown) => logger.error({ error, event: record.event }, 'an audit record could not be stored'));
  };
  signals.subscribe(createEvents(logger));
  signals.subscribe(createAuditEvents({ clock, scopes, keep }));
  signals.subscribe({ awsCalled: ({ requestId }) => noteRequest(scopes, requestId) });
  const recording = recordCalls({ calls, clock, logger, scopes });
  signals.subscribe(recording.listener);
  if (metrics) signals.subscribe(metrics.listener);
  let tracing: Tracing | undefined;
  let close: (() => Promise<void>) | undefined;
  return {
    calls: recording.calls,
    job: (job, work) =>
      tracing ? tracing.job(job.demoId, (span) => scopes.run(job, span, work)) : scopes.run(job, undefined, work),
    start: async (checks) => {
      tracing = await startTracingTo(parts);
      if (tracing) signals.subscribe(tracing.listener);
      if (!ops || !metrics) return;
      const server = await startOpsServer({ ...ops, checks, metrics });
      logger.info({ port: server.port }, 'health and metrics are served');
      close = server.close;
    },
    stop: async () => {
      await recording.settled();
      await close?.();
      await tracing?.stop().catch(() => logger.warn('the last traces could not be sent'));
    },
  };
}

/** Collects the request id for the next audit record. */
function noteRequest(scopes: Scopes, requestId: string | undefined): void {
  if (requestId !== undefined) scopes.current()?.requestIds.push(requestId);
}

/** Starts tracing if there is an address. Otherwise the tracing module, which is large, is not loaded. */
async function startTracingTo({ tracesTo, installation, scopes }: ObservabilityParts): Promise<Tracing | undefined> {
  if (tracesTo === undefined) return undefined;
  const { startTracing } = await import('./tracing.ts');
  return startTracing({ endpoint: tracesTo, installation, current: () => scopes.current()?.span });
}
