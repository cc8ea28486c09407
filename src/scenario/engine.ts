import { ConfigError, isUndone, UpstreamError } from '../errors.ts';
import { untilNobodyWasFirst } from './conflict.ts';
import { type Demo, isNobodys, isRunning } from './demo.ts';
import type { EngineParts } from './engine-parts.ts';
import { advanceJob, isOfWorkshop, isSweep, isTelling, laterJob } from './jobs.ts';
import { isOver } from './participant/deadlines.ts';
import { UnreadableRecordError } from './ports/demo-store.ts';
import type { Job, JobHandlers } from './ports/job-queue.ts';
import { dueStep, type StageWork } from './scenario.ts';
import { showingNewest } from './show-newest.ts';
import type { Step } from './step.ts';
import { createSweep } from './sweep/sweep.ts';
import { beginEnd, endDemo } from './teardown/end-demo.ts';
import { rememberPast } from './teardown/remember-past.ts';
import { forgettingStart, takingBack } from './teardown/take-back.ts';
import { advanceTeardown, giveUpTeardown } from './teardown/tear-down.ts';
import { tellAgain, tellingAgain, tellMuchLater } from './tell-again.ts';
import { notingSeats } from './workshop/note-seat.ts';
import { runWorkshop, runWorkshopLater } from './workshop/run-workshop.ts';

/**
 * Creates the handlers of all jobs. A job moves its demo as far as possible. The engine holds no state of a demo:
 * everything is in the record, so every process can continue every demo.
 */
export function createEngine(given: EngineParts): JobHandlers {
  const { inWorkshops } = given;
  const messenger = inWorkshops ? notingSeats({ ...given, ...inWorkshops }) : given.messenger;
  const newest = { ...given, messenger: showingNewest({ ...given, messenger }) };
  const parts = { ...newest, messenger: tellingAgain(newest) };
  const sweep = createSweep({ ...newest, workshops: inWorkshops?.workshops });
  return {
    run: (job) => {
      if (isSweep(job)) return sweep();
      if (isOfWorkshop(job))
        return inWorkshops ? runWorkshop({ ...newest, ...inWorkshops }, job.demoId) : Promise.resolve();
      return isTelling(job) ? tellAgain(newest, job.demoId) : advance(parts, job.demoId);
    },
    onGivenUp: (job, error) => giveUp(parts, job, error),
  };
}

/**
 * Moves a demo step by step until the demo waits or ends, or a step must be tried again later. If a save conflicts, for
 * example because the participant has stopped the demo, loads the record again and continues.
 */
function advance(parts: EngineParts, demoId: string): Promise<void> {
  return untilNobodyWasFirst(async () => {
    let saved: Demo | undefined;
    for (;;) {
      // Do not load a demo that a step has just saved: if another process has changed it since, the next save
      // conflicts.
      const demo: Demo | undefined = saved ?? (await parts.store.load(demoId));
      if (!demo || demo.phase === 'stuck') return;
      if (demo.phase === 'ended') return rememberPast(parts, demo, () => showReceipt(parts, demo));
      const next = await move(parts, demo);
      if (next === 'rest') return;
      saved = next === 'again' ? undefined : next;
    }
  });
}

const RECEIPT_NEWS_MS = 10 * 60_000;

/**
 * Shows a new receipt once more: the bot that ended the demo may have crashed before it showed the receipt. If the same
 * bot has already shown this version of the demo, its messenger does nothing.
 */
async function showReceipt(parts: EngineParts, demo: Demo): Promise<void> {
  const isNews = demo.receipt !== undefined && parts.clock.now() < demo.receipt.listedAt + RECEIPT_NEWS_MS;
  if (isNews) await parts.messenger.showDemo(demo);
}

/**
 * Does the next piece of work for a demo.
 * @returns the saved demo; `again` if the demo must be loaded first; `rest` if this job has nothing more to do
 */
async function move(parts: EngineParts, demo: Demo): Promise<Demo | 'again' | 'rest'> {
  if (demo.phase === 'tearing-down') return advanceTeardown(parts, demo);
  if (isOver(demo, parts.clock.now(), parts.settings.longestLifetimeMs)) {
    return beginEnd(parts, demo, 'timeout');
  }
  const scenario = parts.scenarios.of(demo);
  if (scenario.isSurprise(demo.state)) {
    // AWS allowed a call that it must deny: alert the admins, and end this demo.
    await parts.messenger.noteAlert({ kind: 'surprise', demo });
    return beginEnd(parts, demo, 'surprise');
  }
  const work = scenario.stages[demo.stage];
  if (!work) throw new Error(`scenario ${demo.scenario} has no work for stage ${demo.stage}`);
  const step = dueStep(demo, work);
  if (step) return takingBack(parts, demo, step, () => performStep(parts, demo, work, step));
  // This demo waits for a participant. Its next job is enqueued when a participant takes it over.
  if (isNobodys(demo)) return 'rest';
  if (work.ends) return beginEnd(parts, demo, 'finished');
  if (!work.next) {
    if ((await parts.messenger.showDemo(demo)) === 'never') return endUnseen(parts, demo);
    return 'rest';
  }
  // The person does not wait for background work, so it gets its own job with a lower priority. That job begins when
  // this one has ended.
  const isBackground = scenario.stages[work.next]?.priority === 'background';
  if (isBackground) await parts.queue.enqueue(advanceJob(demo, 'background'));
  await enterStage(parts, demo, work.next, { lastRefusal: undefined });
  return isBackground ? 'rest' : 'again';
}

/** Ends a demo whose message Slack does not accept any more: its participant cannot go on. */
function endUnseen(parts: EngineParts, demo: Demo): Promise<Demo> {
  return beginEnd(parts, demo, 'failure');
}

async function performStep(
  parts: EngineParts,
  demo: Demo,
  work: StageWork,
  step: Step,
): Promise<Demo | 'again' | 'rest'> {
  let current = demo;
  const save = async (patch: Partial<Demo>) => {
    current = await parts.store.save({ ...current, ...patch });
  };
  const checkpoint = (state: object) => save({ state: { ...current.state, ...state } });
  const fence = () => save({});
  const noteReminder = () => save({ remindedAt: parts.clock.now() });
  const isFirstTry = step.leaves !== undefined && !demo.startedSteps.includes(step.id);
  if (isFirstTry) await save({ startedSteps: [...demo.startedSteps, step.id] });
  // The step has certainly created nothing in AWS, so the teardown need not look for its resources.
  const forgetStart = () => forgettingStart(parts, current, step, () => save({ startedSteps: demo.startedSteps }));
  const startedAt = parts.clock.now();
  const result = await step
    .perform({ ...parts, demo: current, checkpoint, fence, noteReminder })
    .catch(async (error) => {
      if (isFirstTry && isUndone(error)) await forgetStart();
      throw error;
    });
  if (result.kind === 'not-yet') {
    if (isFirstTry && result.hasDoneNothing) await forgetStart();
    if ((await parts.messenger.showDemo(current)) === 'never') return endUnseen(parts, current);
    await parts.queue.enqueue(laterJob(current, work.priority, result.runAt));
    return 'rest';
  }
  if (result.kind === 'refused') {
    const state = { ...current.state, ...result.state };
    await refuse(parts, { ...current, state }, result.stage ?? work.onRefused, result.refusal);
    return 'again';
  }
  await save({ ...finished(current, step.id), state: { ...current.state, ...result.state } });
  parts.events.stepFinished(current, step.id, parts.clock.now() - startedAt);
  for (const { round, mfaState, outcome } of result.proofs) {
    parts.events.proofTaken(current, round, mfaState, outcome);
  }
  return current;
}

function finished({ finishedSteps, redo }: Demo, stepId: string): Pick<Demo, 'finishedSteps' | 'redo'> {
  return {
    finishedSteps: finishedSteps.includes(stepId) ? finishedSteps : [...finishedSteps, stepId],
    redo: redo.filter((id) => id !== stepId),
  };
}

async function refuse(parts: EngineParts, demo: Demo, stage: string | undefined, refusal: string): Promise<void> {
  parts.events.codesRefused(demo, refusal);
  const patch = { lastRefusal: refusal, refusalCount: demo.refusalCount + 1 };
  await enterStage(parts, demo, stage ?? demo.stage, patch);
}

async function enterStage(parts: EngineParts, demo: Demo, stage: string, patch: Partial<Demo>): Promise<void> {
  const saved = await parts.store.save({ ...demo, ...patch, stage });
  parts.events.stageEntered(saved, demo.stage);
  await parts.messenger.showDemo(saved);
}

/**
 * Handles a job that the queue does not try again. After an UpstreamError of a job that sends messages or runs a
 * workshop, enqueues a later job. After a failure of a job that moves a demo on, unless the record cannot be read: if
 * the demo is running, ends it. If the demo is in its teardown, marks it as stuck if the job had the priority
 * `teardown`, otherwise enqueues a teardown job.
 */
async function giveUp(parts: EngineParts, job: Job, error: unknown): Promise<void> {
  if (isTelling(job) && error instanceof UpstreamError) return tellMuchLater(parts, job.demoId);
  if (isOfWorkshop(job) && error instanceof UpstreamError) return runWorkshopLater(parts, job.demoId);
  const incidentId = parts.newIncidentId();
  parts.events.bug(isSweep(job) || isOfWorkshop(job) ? undefined : job.demoId, incidentId, error);
  // A failed job of a sweep, a workshop or a message ends no demo. If a record cannot be read, a sweep removes the demo
  // after its deadline.
  if (isSweep(job) || isTelling(job) || isOfWorkshop(job) || error instanceof UnreadableRecordError) return;
  await untilNobodyWasFirst(async () => {
    const demo = await parts.store.load(job.demoId);
    if (!demo || demo.phase === 'ended' || demo.phase === 'stuck') return;
    if (isRunning(demo)) {
      // Note the alert first: if the process crashes before the save, the admins still get it.
      if (error instanceof ConfigError)
        await parts.messenger.noteAlert({
          kind: 'misconfigured',
          demo: { ...demo, incidentId },
          reason: error.message,
        });
      await endDemo(parts, { ...demo, incidentId }, 'failure');
    } else if (job.priority === 'teardown') {
      await giveUpTeardown(parts, demo, error);
    } else {
      // The demo was stopped while a step failed: its teardown gets a new job with its own tries.
      await parts.queue.enqueue(advanceJob(demo, 'teardown'));
    }
  });
}
