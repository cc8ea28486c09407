import type { AuditTrail, AwsCall, Clock, Events } from '../scenario/ports.ts';
import { createAuditEvents } from './audit-events.ts';
import { createEvents } from './events.ts';
import { fanOut } from './fan-out.ts';
import type { Logger } from './logger.ts';
import { createMetrics, type Gauges } from './metrics.ts';
import { type Check, startOpsServer } from './ops-server.ts';
import type { Scopes } from './scope.ts';

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
}

export interface Observability {
  readonly events: Events;
  onAwsCall(call: AwsCall): void;
  onAck(kind: string, seconds: number): void;
  /** Begins to serve health and metrics. @throws Error when the port cannot be had */
  serve(checks: Readonly<Record<string, Check>>): Promise<void>;
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
  const listeners = [createEvents(logger), createAuditEvents({ clock, scopes, keep }), metrics?.events ?? {}];
  let close: (() => Promise<void>) | undefined;
  return {
    events: fanOut(listeners, (error) => logger.error({ error }, 'an event could not be told')),
    onAwsCall: (call) => {
      metrics?.awsCalled(call);
      if (call.requestId !== undefined) scopes.current()?.requestIds.push(call.requestId);
    },
    onAck: (kind, seconds) => metrics?.slackAcknowledged(kind, seconds),
    serve: async (checks) => {
      if (!ops || !metrics) return;
      const server = await startOpsServer({ ...ops, checks, metrics });
      logger.info({ port: server.port }, 'health and metrics are served');
      close = server.close;
    },
    stop: async () => close?.(),
  };
}
