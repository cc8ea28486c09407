import { ConfigError, UpstreamError } from '../../errors.ts';
import { untilNobodyWasFirst } from '../conflict.ts';
import { type Demo, isRunning, newDemo, type Participant } from '../demo.ts';
import { advanceJob, deadlineJob, safetyJob, tellJob } from '../jobs.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { Notes } from '../ports/notes.ts';
import { takesForm, withRedo } from '../scenario.ts';
import type { Scenarios } from '../scenarios.ts';
import type { ScenarioSettings } from '../step.ts';
import { endDemo } from '../teardown/end-demo.ts';
import { type AccessRules, refusalToStart, refusalWhenFull } from './access.ts';
import { checkFirst } from './check-first.ts';
import { isOver } from './deadlines.ts';
import { giveUpPlace } from './give-up-place.ts';
import { takeMoreTime } from './more-time.ts';
import type {
  Actor,
  Opening,
  Operations,
  QueuePlace,
  StartResult,
  StartWish,
  StopResult,
  Submission,
  SubmitResult,
} from './operations.ts';
import { ownDemo } from './own-demo.ts';
import { noteStart, pauseLeft } from './pause.ts';
import type { QueuePace } from './queue-place.ts';
import { takePrepared } from './take-prepared.ts';

interface OperationParts {
  readonly scenarios: Scenarios;
  readonly store: DemoStore;
  readonly queue: JobQueue;
  /** If absent, `callsOf` returns no calls. */
  readonly calls?: Pick<CallLog, 'read'>;
  readonly clock: Clock;
  readonly events: Events;
  readonly settings: ScenarioSettings;
  readonly access: AccessRules;
  /** If absent, there is no wait between two starts. */
  readonly notes?: Notes | undefined;
  /** If absent, the first message does not say how many demos are before this one. */
  readonly pace?: Pick<QueuePace, 'placeNow'> | undefined;
  /** Returns 12 random lowercase letters and digits. */
  readonly newDemoId: () => string;
}

/** Creates the operations of participants. */
export function createOperations(parts: OperationParts): Operations {
  return {
    start: (participant, wish, scenario = parts.scenarios.defaultId, workshopId) =>
      start(parts, participant, wish, { scenario, workshopId }),
    begin: (participant, wish, opening) => create(parts, participant, wish, opening),
    submit: (actor, submission) => {
      const { demoId, onSaving } = submission;
      return intend(parts, actor, demoId, (demo) => taken(parts, demo, submission), onSaving);
    },
    resendQr: (actor, demoId) =>
      intend(parts, actor, demoId, (demo) => {
        const again = parts.scenarios.of(demo).onResend;
        return again?.stage === demo.stage ? { redo: withRedo(demo, again.redo) } : undefined;
      }),
    seedToType: async (actor, demoId) => {
      const demo = await ownDemo(parts.store, actor, demoId);
      return demo && isRunning(demo) ? parts.scenarios.of(demo).seedToType?.(demo.state) : undefined;
    },
    checkFirst: (actor, typed) => checkFirst(parts, actor, typed),
    moreTime: (actor, demoId) => takeMoreTime(parts, actor, demoId),
    status: async (actor) => {
      const demo = await parts.store.findActive(actor);
      return demo ? { kind: 'active', demo } : { kind: 'none' };
    },
    look: (actor, demoId) => ownDemo(parts.store, actor, demoId),
    callsOf: async (actor, demoId) =>
      (await ownDemo(parts.store, actor, demoId)) ? ((await parts.calls?.read(demoId)) ?? []) : undefined,
    stop: (actor, demoId) => untilNobodyWasFirst(() => stop(parts, actor, demoId)),
  };
}

async function start(
  parts: OperationParts,
  participant: Participant,
  wish: StartWish,
  opening: Opening,
): Promise<StartResult> {
  const traits = { ...wish, isInAllowedGroup: await isInAllowedGroup(parts.access, participant, wish) };
  const refusal = refusalToStart(parts.access, participant.userId, traits);
  if (refusal) return { kind: 'refused', ...refusal };
  const pauseMs = await pauseLeft(parts, participant);
  if (pauseMs > 0) {
    const active = await parts.store.findActive(participant);
    if (active) return { kind: 'already-active', demo: active };
    return { kind: 'refused', reason: 'too-soon', seconds: Math.ceil(pauseMs / 1000) };
  }
  return create(parts, participant, wish, opening);
}

/**
 * Takes over a prepared demo of the workshop. If there is none, creates a new demo, unless the participant has an
 * active demo, or `maxActiveDemos` demos are active. A prepared demo is already counted as active, so this limit is not
 * checked for it.
 */
async function create(
  parts: OperationParts,
  participant: Participant,
  wish: Pick<StartWish, 'greet'>,
  opening: Opening,
): Promise<StartResult> {
  const taken = await takePrepared(parts, participant, opening);
  if (taken) return welcome(parts, wish, taken);
  const { scenario, state, workshopId } = opening;
  const { firstStage, firstState } = parts.scenarios.of({ scenario });
  const now = parts.clock.now();
  const demoId = parts.newDemoId();
  await parts.queue.enqueue(safetyJob({ demoId }, now));
  const times = { createdAt: now, deadlineAt: now + parts.settings.lifetimeMs };
  const first = { stage: firstStage, state: { ...firstState, ...state } };
  const demo = newDemo({ demoId, scenario, participant, workshopId, ...times, ...first });
  const result = await parts.store.createIfNoneActive(demo);
  if (!result.created) return { kind: 'already-active', demo: result.active };
  const full = refusalWhenFull(parts.access, await parts.store.countBefore(result.demo));
  if (full) {
    await giveUpPlace(parts, result.demo);
    return { kind: 'refused', ...full };
  }
  return welcome(parts, wish, result.demo);
}

/**
 * Posts the first message, and enqueues the demo's first job. Ends the demo if the bot cannot write to the participant.
 */
async function welcome(parts: OperationParts, wish: Pick<StartWish, 'greet'>, demo: Demo): Promise<StartResult> {
  const reason = await greet(wish, demo, await parts.pace?.placeNow());
  if (reason !== undefined) return endUngreeted(parts, demo, reason);
  await noteStart(parts, demo.participant);
  parts.events.demoStarted(demo);
  await parts.queue.enqueue(advanceJob(demo, 'preparing'));
  await parts.queue.enqueue(deadlineJob(demo));
  return { kind: 'started', demo };
}

/**
 * Returns whether the person is in the allowed user group. Asks Slack only if the answer matters: returns false at once
 * for guests, for people who are allowed by their id, and if no group is configured.
 */
async function isInAllowedGroup(rules: AccessRules, { userId }: Participant, wish: StartWish): Promise<boolean> {
  const { allowedUserIds, allowedUsergroupId } = rules;
  if (wish.isGuest || allowedUsergroupId === undefined || allowedUserIds.includes(userId)) return false;
  return wish.isInAllowedGroup();
}

/**
 * Posts the first message. If the bot cannot write to the participant, returns the reason. Returns undefined after a
 * temporary error too, because the demo's first steps post the message again.
 */
async function greet(
  wish: Pick<StartWish, 'greet'>,
  demo: Demo,
  place: QueuePlace | undefined,
): Promise<string | undefined> {
  try {
    await wish.greet?.(demo, place);
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }
}

const TELL_ADMINS_AFTER_MS = 15_000;

/**
 * Ends the demo. The caller notes an alert for the admins and sends it. Before the end, enqueues a job that sends the
 * noted alert if the caller could not.
 */
async function endUngreeted(parts: OperationParts, demo: Demo, reason: string): Promise<StartResult> {
  await parts.queue.enqueue(tellJob(demo, parts.clock.now() + TELL_ADMINS_AFTER_MS));
  await giveUpPlace(parts, demo);
  return { kind: 'unreachable', demo: { ...demo, phase: 'ended' }, reason };
}

/**
 * Returns the changes of a submitted form, or undefined if the demo does not wait for this form or the number of codes
 * is wrong.
 */
function taken(
  { scenarios, clock }: OperationParts,
  demo: Demo,
  { form: name, codes, choices = {} }: Submission,
): Partial<Demo> | undefined {
  const form = scenarios.of(demo).forms[name];
  if (!form || !takesForm(form, demo.stage) || form.codes !== codes.length) return undefined;
  const submitted = { codes, choices, at: clock.now(), state: demo.state };
  const state = { ...demo.state, ...form.take(submitted) };
  return { stage: form.next, state, redo: withRedo(demo, form.redo ?? []), lastRefusal: undefined };
}

/**
 * Saves the change that the person asks for, if the demo belongs to this person and accepts the change now. Otherwise
 * changes nothing.
 */
function intend(
  parts: OperationParts,
  actor: Actor,
  demoId: string,
  change: (demo: Demo) => Partial<Demo> | undefined,
  onSaving?: Submission['onSaving'],
): Promise<SubmitResult> {
  return untilNobodyWasFirst(async () => {
    const demo = await ownDemo(parts.store, actor, demoId);
    const isLate = !demo || !isRunning(demo) || isOver(demo, parts.clock.now(), parts.settings.longestLifetimeMs);
    const changed = isLate ? undefined : change(demo);
    if (!demo || !changed) return { kind: 'not-now', demo };
    await parts.queue.enqueue(safetyJob(demo, parts.clock.now()));
    await onSaving?.(demo);
    const saved = await parts.store.save({ ...demo, ...changed });
    if (saved.stage !== demo.stage) parts.events.stageEntered(saved, demo.stage);
    await parts.queue.enqueue(advanceJob(saved, 'code'));
    return { kind: 'accepted', demo: saved };
  });
}

async function stop(parts: OperationParts, actor: Actor, demoId: string | undefined): Promise<StopResult> {
  const demo = demoId ? await ownDemo(parts.store, actor, demoId) : await parts.store.findActive(actor);
  if (!demo || demo.phase === 'ended') return { kind: 'nothing-to-stop' };
  if (demo.phase === 'tearing-down') return { kind: 'already-stopping', demo };
  const ending = await endDemo(parts, demo, 'stop');
  return { kind: 'stopping', demo: ending };
}
