import { newDemoId, newIncidentId } from './app/ids.ts';
import { type Lessons, lessonsFor } from './app/lessons.ts';
import { type Memory, openMemory } from './app/memory.ts';
import { policyTools } from './app/policy-tools.ts';
import { readinessChecks } from './app/readiness.ts';
import { sayWhoActs } from './app/say-who-acts.ts';
import { createAwsAccount } from './aws/account.ts';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import { createLogger, type LogDestination } from './observability/logger.ts';
import { createObservability, type Observability } from './observability/observe.ts';
import { scopes } from './observability/scope.ts';
import { createSignals } from './observability/signals.ts';
import { type SweepTimes, startSweeping } from './queue/sweep-timer.ts';
import { systemClock } from './queue/system-clock.ts';
import { createEngine } from './scenario/engine.ts';
import { createOverview } from './scenario/overview.ts';
import { createOperations } from './scenario/participant/create-operations.ts';
import { createQueuePace } from './scenario/participant/queue-place.ts';
import type { AlarmClock } from './scenario/ports/clock.ts';
import { type Job, type JobHandlers, PRIORITIES } from './scenario/ports/job-queue.ts';
import { createCleanup } from './scenario/sweep/cleanup.ts';
import { createOrphanRemover } from './scenario/sweep/orphan-remover.ts';
import { orphanParts } from './scenario/sweep/sweep.ts';
import { createWorkshops } from './scenario/workshop/create-workshops.ts';
import { connectSlack, type SlackSide } from './slack/connect.ts';

export interface App {
  /**
   * Connects to Slack and starts to work.
   * @throws ConfigError with a readable sentence when the bot cannot start
   */
  start(): Promise<void>;
  /** Takes no new work, finishes the running jobs, and closes all connections. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly clock?: AlarmClock | undefined;
  readonly logTo?: LogDestination | undefined;
  /** `none`: this bot enqueues no sweeps. It still runs a sweep that another bot has enqueued. */
  readonly sweeps?: SweepTimes | 'none' | undefined;
  /** `false`: the bot does not log its AWS identity at the start. So it makes one AWS call less. */
  readonly saysWhoActs?: boolean | undefined;
  /** Lessons that replace the bot's lessons. The setting SCENARIOS says which of them can be started. */
  readonly lessons?: Lessons | undefined;
}

/** Builds every part of the bot once, each from the parts above it. Start reading here. */
export function createApp(config: Config, options: AppOptions = {}): App {
  const { clock = systemClock, sweeps = {} } = options;
  const { scenarios, faces, narrow } = lessonsFor(config.demo, options.lessons);
  const logger = loggerOf(config.log, options.logTo);
  const signals = createSignals((error) => logger.error({ error }, 'an event could not be reported'));
  const events = signals.tell;

  const onBug = (job: Job, error: unknown) => events.bug(job.demoId, newIncidentId(), error);
  const memory = hurrying(openMemory(config, { clock, logger, events, scenarios, onBug }));
  const { store, conversations, history, notes, queue, unreadable, workshops, budget } = memory;
  const aws = createAwsAccount({ ...config.aws, onCall: events.awsCalled, urgency, budget });
  const remembered = { memory: conversations, notes, workshops, overview: createOverview(memory) };
  const { slackAcknowledged: onAck } = events;
  const slack = connectSlack(config.slack, { logger, clock, faces, onAck, ...remembered });
  const observability = createObservability({
    signals,
    logger,
    clock,
    scopes,
    memory,
    mirror: slack.mirror,
    gauges: { activeByStage: store.countByStage, backlog: queue.backlog },
    ops: config.ops,
    tracesTo: config.tracesTo,
    installation: config.demo.installation,
  });

  const common = { scenarios, store, queue, clock, events, settings: config.demo, newDemoId };
  const pace = createQueuePace({ ...common, notes, subscribe: signals.subscribe });
  const operations = createOperations({ ...common, calls: observability.calls, notes, pace, access: config.access });
  const orphans = createOrphanRemover(orphanParts({ ...common, aws }));
  const cleanup = createCleanup({ ...common, orphans });
  const { qrPoster, messenger, workshopTeller: teller } = slack;
  const told = { qrPoster, messenger, inWorkshops: { workshops, teller, access: config.access, newDemoId } };
  const engine = createEngine({ ...common, ...told, aws, newIncidentId, unreadable, history, notes });
  const onFailure = (error: unknown) => logger.warn({ error }, 'the next sweep could not be enqueued');
  let sweeping: { stop(): void } | undefined;
  let isStopping = false;

  return {
    async start() {
      for (const warning of config.warnings) logger.warn(warning);
      await memory.ready();
      await memory.warnOfLosses();
      const { takesWrites: reachMemory } = memory;
      const checks = readinessChecks({ clock, aws, reachMemory, ...slack, isStopping: () => isStopping });
      await observability.start(checks).catch(cannotServe);
      await queue.start(observed(engine, observability));
      await narrow(aws, logger);
      const policies = policyTools(aws, config.aws, config.demo.installation);
      const rooms = createWorkshops({ ...common, workshops, newWorkshopId: newDemoId });
      await slack.start({ operations, cleanup, policies, workshops: rooms });
      if (sweeps !== 'none') sweeping = startSweeping({ queue, clock, onFailure }, sweeps);
      logger.info({ installation: config.demo.installation, state: config.state.kind }, 'the bot is connected');
      if (options.saysWhoActs ?? true) void sayWhoActs(aws, config.aws, logger);
    },
    async stop() {
      isStopping = true;
      logger.info('the bot is stopping');
      sweeping?.stop();
      await slack.stop();
      await finishJobs(memory, slack);
      aws.close();
      await observability.stop();
      memory.close();
      logger.info('the bot has stopped');
    },
  };
}

/** Finishes the running jobs and posts all audit records. Posts again at the end, because jobs make new records. */
async function finishJobs({ queue }: Pick<Memory, 'queue'>, { flushAudit }: Pick<SlackSide, 'flushAudit'>) {
  await Promise.all([queue.stop(), flushAudit()]);
  await flushAudit();
}

function loggerOf({ level, format }: Config['log'], logTo: LogDestination | undefined) {
  return createLogger(level, logTo, { format, context: () => ({ demoId: scopes.current()?.demoId }) });
}

/** Runs each job within its demo's scope, so that log lines and traces name the demo. */
function observed(engine: JobHandlers, { job: within }: Pick<Observability, 'job'>): JobHandlers {
  return {
    run: (job) => within(job, () => engine.run(job)),
    onGivenUp: (job, error) => within(job, () => engine.onGivenUp(job, error)),
  };
}

/**
 * Returns a function that says how urgent an AWS call is at the moment: `hurrying` may raise this while the call waits.
 * A call outside of jobs is the most urgent, because a person waits for it.
 */
function urgency(): () => number {
  const scope = scopes.current();
  return () => PRIORITIES[scope?.priority ?? 'code'];
}

/**
 * Returns the memory with a queue that can raise the urgency of a running job. If a more urgent job of the same demo is
 * enqueued to run now, the new job must wait, so the running job gets the urgency of the new one. For example, a person
 * has entered codes, and the running job is still creating the access key.
 */
function hurrying(memory: Memory): Memory {
  const enqueue: Memory['queue']['enqueue'] = async (job) => {
    const scope = job.runAt === undefined ? scopes.of(job.demoId) : undefined;
    if (scope && PRIORITIES[job.priority] < PRIORITIES[scope.priority]) scope.priority = job.priority;
    await memory.queue.enqueue(job);
  };
  return { ...memory, queue: { ...memory.queue, enqueue } };
}

function cannotServe(cause: NodeJS.ErrnoException): never {
  throw new ConfigError(`Health and metrics cannot be served on OPS_HOST and OPS_PORT (${cause.code}).`, { cause });
}
