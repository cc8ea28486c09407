import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog } from '../scenario/ports/job-queue.ts';
import type { Signals } from './signals.ts';

const STEP_SECONDS = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60];
const AWS_SECONDS = [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ACK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** What is asked for when somebody scrapes. */
export interface Gauges {
  /** Demos that are not ended, by stage. */
  activeByStage(): Promise<ReadonlyMap<string, number>>;
  backlog(): Promise<Backlog>;
}

export interface Metrics {
  /** Counts what happens. */
  readonly listener: Partial<Signals>;
  /** In Prometheus' text format. A gauge that cannot be read is left out, and the rest stands. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** All names begin with `mfa_demo_`; labels are words from the code, never ids of demos or people. */
export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'mfa_demo_' });
  const acks = histogram(
    registry,
    'slack_ack_duration_seconds',
    'From envelope to acknowledgement',
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
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function countedEvents(registry: Registry): Partial<Signals> {
  const started = counter(registry, 'demos_started_total', 'Demos begun', ['scenario']);
  const ended = counter(registry, 'demos_ended_total', 'Demos ended, by what ended them', ['reason']);
  const steps = histogram(registry, 'step_duration_seconds', 'How long steps took', ['step'], STEP_SECONDS);
  const refused = counter(registry, 'codes_refused_total', 'Codes that were refused, by why', ['refusal']);
  const proofs = counter(registry, 'proofs_total', 'Attempts to list the buckets', ['mfa_state', 'outcome']);
  const teardowns = counter(registry, 'teardowns_total', 'Teardowns: nothing left, or stuck', ['outcome']);
  const orphans = counter(registry, 'orphans_found_total', 'What no living demo owns, found by a sweep', ['outcome']);
  const sweeps = counter(registry, 'sweeps_total', 'Sweeps that came to their end', []);
  const retries = counter(registry, 'job_retries_total', 'Jobs that failed and will be tried again', []);
  const bugs = counter(registry, 'bugs_total', 'Jobs that failed for good', []);
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
  const calls = counter(registry, 'aws_calls_total', 'Calls to AWS, by result', ['service', 'operation', 'outcome']);
  const durations = histogram(
    registry,
    'aws_call_duration_seconds',
    'One request to AWS and its answer',
    ['service', 'operation'],
    AWS_SECONDS,
  );
  return ({ service, operation, outcome, durationMs }) => {
    calls.inc({ service, operation, outcome });
    durations.observe({ service, operation }, durationMs / 1000);
  };
}

function addGauges(registry: Registry, { activeByStage, backlog: ask }: Gauges): void {
  let asked: ReturnType<Gauges['backlog']> | undefined;
  /** Two gauges of one scrape need it. */
  const backlog = () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
  gauge(registry, 'demos_active', 'Demos that are not ended', ['stage'], async (set) => {
    for (const [stage, count] of await activeByStage()) set(count, { stage });
  });
  gauge(registry, 'queue_jobs', 'Jobs in the queue', ['state'], async (set) => {
    const { waiting, delayed, running } = await backlog();
    set(waiting, { state: 'waiting' });
    set(delayed, { state: 'delayed' });
    set(running, { state: 'running' });
  });
  gauge(registry, 'queue_oldest_seconds', 'How long the oldest job that could run has waited', [], async (set) => {
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
      // What was is not told again when it cannot be asked now.
      metric.reset();
      await read((value, labels = {}) => metric.set(labels, value)).catch(() => undefined);
    },
  });
}
