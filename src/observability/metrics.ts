import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog } from '../scenario/ports/job-queue.ts';
import type { Signals } from './signals.ts';

const STEP_SECONDS = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60];
const AWS_SECONDS = [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ACK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** Values that are read at each scrape. */
export interface Gauges {
  /** Returns the number of demos that are not ended, by stage. */
  activeByStage(): Promise<ReadonlyMap<string, number>>;
  backlog(): Promise<Backlog>;
}

export interface Metrics {
  /** Counts events and measures durations. */
  readonly listener: Partial<Signals>;
  /** Returns all metrics in Prometheus' text format. A gauge that cannot be read is left out. */
  text(): Promise<string>;
  readonly contentType: string;
}

/**
 * Creates the metrics. All names begin with `mfa_demo_`; labels are words from the code or AWS's error codes, never ids
 * of demos or people.
 */
export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'mfa_demo_' });
  const acks = histogram(
    registry,
    'slack_ack_duration_seconds',
    'Time from the arrival of a request from Slack to its acknowledgement',
    ['kind'],
    ACK_SECONDS,
  );
  addGauges(registry, gauges);
  return {
    listener: {
      ...countedEvents(registry),
      awsCalled: awsMetrics(registry),
      slackAcknowledged: (kind, seconds) => acks.observe({ kind }, seconds),
    },
    // A scrape resets the gauges, waits for their new values and prints them. A second scrape at the same time would
    // print a mixture.
    text: shared(() => registry.metrics()),
    contentType: registry.contentType,
  };
}

/** Returns `read`, but calls at the same time share one run. */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };
}

function countedEvents(registry: Registry): Partial<Signals> {
  const started = counter(registry, 'demos_started_total', 'Demos that were started', ['scenario']);
  const ended = counter(registry, 'demos_ended_total', 'Demos that ended, by reason', ['reason']);
  const steps = histogram(registry, 'step_duration_seconds', 'Duration of a step', ['step'], STEP_SECONDS);
  const refused = counter(registry, 'codes_refused_total', 'Refusals of MFA codes, by reason', ['refusal']);
  const proofs = counter(registry, 'proofs_total', 'Attempts to list the buckets', ['mfa_state', 'outcome']);
  const teardowns = counter(registry, 'teardowns_total', 'Teardowns, by outcome: clean (nothing left) or stuck', [
    'outcome',
  ]);
  const orphans = counter(registry, 'orphans_found_total', 'Orphans that a sweep found, by outcome: removed or left', [
    'outcome',
  ]);
  const sweeps = counter(registry, 'sweeps_total', 'Sweeps that finished', []);
  const retries = counter(registry, 'job_retries_total', 'Jobs that failed and will be tried again', []);
  const bugs = counter(registry, 'bugs_total', 'Jobs that failed and will not be tried again', []);
  return {
    demoStarted: (demo) => started.inc({ scenario: demo.scenario }),
    stepFinished: (_demo, step, durationMs) => steps.observe({ step }, durationMs / 1000),
    codesRefused: (_demo, refusal) => refused.inc({ refusal }),
    proofTaken: (_demo, _round, mfaState, outcome) => proofs.inc({ mfa_state: mfaState, outcome }),
    demoEnded: (demo) => {
      ended.inc({ reason: demo.endReason ?? 'unknown' });
      teardowns.inc({ outcome: 'clean' });
    },
    demoStuck: () => teardowns.inc({ outcome: 'stuck' }),
    orphanSwept: ({ left, failure }) =>
      orphans.inc({ outcome: left.length === 0 && failure === undefined ? 'removed' : 'left' }),
    sweepFinished: () => sweeps.inc(),
    jobRetried: () => retries.inc(),
    bug: () => bugs.inc(),
  };
}

function awsMetrics(registry: Registry): Signals['awsCalled'] {
  const calls = counter(registry, 'aws_calls_total', 'Requests to AWS, by result', ['service', 'operation', 'outcome']);
  const durations = histogram(
    registry,
    'aws_call_duration_seconds',
    'Duration of one request to AWS',
    ['service', 'operation'],
    AWS_SECONDS,
  );
  return ({ service, operation, outcome, durationMs }) => {
    calls.inc({ service, operation, outcome });
    durations.observe({ service, operation }, durationMs / 1000);
  };
}

function addGauges(registry: Registry, { activeByStage, backlog: ask }: Gauges): void {
  // Two gauges need the backlog at each scrape. They share one request.
  const backlog = shared(ask);
  gauge(registry, 'demos_active', 'Demos that have not ended, by stage', ['stage'], async (set) => {
    for (const [stage, count] of await activeByStage()) set(count, { stage });
  });
  gauge(registry, 'queue_jobs', 'Jobs in the queue, by state', ['state'], async (set) => {
    const { waiting, delayed, running } = await backlog();
    set(waiting, { state: 'waiting' });
    set(delayed, { state: 'delayed' });
    set(running, { state: 'running' });
  });
  gauge(registry, 'queue_oldest_seconds', 'How long the oldest runnable job has waited', [], async (set) => {
    set((await backlog()).oldestWaitingMs / 1000);
  });
}

function counter(registry: Registry, name: string, help: string, labelNames: string[]): Counter {
  return new Counter({ name: `mfa_demo_${name}`, help, labelNames, registers: [registry] });
}

function histogram(registry: Registry, name: string, help: string, labelNames: string[], buckets: number[]): Histogram {
  return new Histogram({ name: `mfa_demo_${name}`, help, labelNames, buckets, registers: [registry] });
}

type Setter = (value: number, labels?: Readonly<Record<string, string>>) => void;

function gauge(
  registry: Registry,
  name: string,
  help: string,
  labelNames: string[],
  read: (set: Setter) => Promise<void>,
) {
  const metric: Gauge = new Gauge({
    name: `mfa_demo_${name}`,
    help,
    labelNames,
    registers: [registry],
    async collect() {
      // Reset first, so that a failed read does not report old values.
      metric.reset();
      await read((value, labels = {}) => metric.set(labels, value)).catch(() => undefined);
    },
  });
}
