import { type Context, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Signals } from './signals.ts';

export interface Tracing {
  /** Runs a piece of work in a new span; spans during it become its children. */
  job<T>(demoId: string | undefined, work: (span: Span) => Promise<T>): Promise<T>;
  /** Traces steps and AWS calls, as children of the current work. */
  readonly listener: Partial<Signals>;
  /** Sends the remaining spans. */
  stop(): Promise<void>;
}

interface TracingParts {
  /** The address for OTLP over HTTP, without `/v1/traces`. */
  readonly endpoint: string;
  readonly installation: string;
  /** Returns the span of the current work. */
  readonly current: () => Span | undefined;
}

/**
 * Sends spans of jobs, steps and AWS calls as OTLP. Names and attributes are words from the code, the demo's id, the
 * installation's name and the ids of AWS requests.
 */
export function startTracing({ endpoint, installation, current }: TracingParts): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'mfa-demo', 'service.instance.id': installation }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 2000 })],
  });
  const tracer = provider.getTracer('mfa-demo');
  const parent = (): Context => {
    const span = current();
    return span ? trace.setSpan(ROOT_CONTEXT, span) : ROOT_CONTEXT;
  };
  const past = (name: string, durationMs: number, attributes: Record<string, string>): Span => {
    const startTime = Date.now() - durationMs;
    return tracer.startSpan(name, { startTime, attributes }, parent());
  };
  return {
    job: async (demoId, work) => {
      const span = tracer.startSpan('job', { attributes: demoId === undefined ? {} : { 'mfa_demo.demo_id': demoId } });
      try {
        return await work(span);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' });
        throw error;
      } finally {
        span.end();
      }
    },
    listener: {
      stepFinished: ({ demoId, stage }, step, durationMs) =>
        past(`step ${step}`, durationMs, { 'mfa_demo.demo_id': demoId, 'mfa_demo.stage': stage }).end(),
      awsCalled: ({ service, operation, outcome, durationMs, requestId = '' }) => {
        const attributes = { 'rpc.system': 'aws-api', 'rpc.service': service, 'rpc.method': operation };
        const span = past(`${service}.${operation}`, durationMs, { ...attributes, 'aws.request_id': requestId });
        if (outcome !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
        span.end();
      },
    },
    stop: () => provider.shutdown(),
  };
}
