import type { AuditTrail } from '../scenario/ports/audit-trail.ts';
import type { Clock } from '../scenario/ports/clock.ts';
import type { Events } from '../scenario/ports/events.ts';
import type { AwsCall } from '../shared/aws-call.ts';
import { createAuditEvents } from './audit-events.ts';
import { createEvents } from './events.ts';
import { fanOut } from './fan-out.ts';
import type { Logger } from './logger.ts';
import { createMetrics, type Gauges } from './metrics.ts';
import { type Check, startOpsServer } from './ops-server.ts';
import type { Scopes } from './scope.ts';
import type { Tracing } from './tracing.ts';

interface ObservabilityParts {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly scopes: Scopes;
  readonly trail: AuditTrail;
  /** Where audit records are shown to people. Must not throw. */
  readonly mirror: Parameters<typeof createAuditEvents>[0]['keep'];
  readonly gauges: Gauges;
  /** Where health and metrics are served; absent: nowhere, and nothing is counted. */
  readonly ops: { readonly port: number; readonly host: string } | undefined;
  /** Where traces are sent; absent: nowhere. */
  readonly tracesTo: string | undefined;
  readonly installation: string;
}

export interface Observability {
  readonly events: Events;
  onAwsCall(call: AwsCall): void;
  onAck(kind: string, seconds: number): void;
  /** Runs one piece of work: what happens in it is logged, kept and traced as part of it. */
  job<T>(demoId: string | undefined, work: () => Promise<T>): Promise<T>;
  /** Begins to trace, and to serve health and metrics. @throws Error when the port cannot be had */
  start(checks: Readonly<Record<string, Check>>): Promise<void>;
  stop(): Promise<void>;
}

/** Everything that operators see: one event becomes a log line, a count and an audit record. */
export function createObservability(parts: ObservabilityParts): Observability {
  const { logger, clock, scopes, trail, ops } = parts;
  const metrics = ops && createMetrics(parts.gauges);
  const keep: typeof parts.mirror = (record) => {
    parts.mirror(record);
    trail
      .append(record)
      .catch((error: unknown) => logger.error({ error, event: record.event }, 'an audit record was not kept'));
  };
  let tracing: Tracing | undefined;
  const traced: Partial<Events> = { stepFinished: (...details) => tracing?.events.stepFinished?.(...details) };
  const audited = createAuditEvents({ clock, scopes, keep });
  const listeners = [createEvents(logger), audited, metrics?.events ?? {}, traced];
  let close: (() => Promise<void>) | undefined;
  return {
    events: fanOut(listeners, (error) => logger.error({ error }, 'an event could not be told')),
    onAwsCall: (call) => {
      metrics?.awsCalled(call);
      tracing?.awsCalled(call);
      if (call.requestId !== undefined) scopes.current()?.requestIds.push(call.requestId);
    },
    onAck: (kind, seconds) => metrics?.slackAcknowledged(kind, seconds),
    job: (demoId, work) =>
      tracing ? tracing.job(demoId, (span) => scopes.run(demoId, span, work)) : scopes.run(demoId, undefined, work),
    start: async (checks) => {
      tracing = await startTracingTo(parts);
      if (!ops || !metrics) return;
      const server = await startOpsServer({ ...ops, checks, metrics });
      logger.info({ port: server.port }, 'health and metrics are served');
      close = server.close;
    },
    stop: async () => {
      await close?.();
      await tracing?.stop().catch(() => logger.warn('the last traces could not be sent'));
    },
  };
}

/** Loaded only where it is used: it is large. */
async function startTracingTo({ tracesTo, installation, scopes }: ObservabilityParts): Promise<Tracing | undefined> {
  if (tracesTo === undefined) return undefined;
  const { startTracing } = await import('./tracing.ts');
  return startTracing({ endpoint: tracesTo, installation, current: () => scopes.current()?.span });
}
