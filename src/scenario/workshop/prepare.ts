import { untilNobodyWasFirst } from '../conflict.ts';
import { type Demo, isNobodys, isRunning, newDemo } from '../demo.ts';
import { advanceJob, deadlineJob, safetyJob } from '../jobs.ts';
import { type AccessRules, refusalWhenFull } from '../participant/access.ts';
import { longestLifeMs } from '../participant/deadlines.ts';
import { giveUpPlace } from '../participant/give-up-place.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import { canBePrepared } from '../scenario.ts';
import type { Scenarios } from '../scenarios.ts';
import type { ScenarioSettings } from '../step.ts';
import { endDemo } from '../teardown/end-demo.ts';
import type { Workshop } from './workshop.ts';

/** A prepared demo waits at most this long for a participant, in milliseconds. */
const MOST_WAITING_MS = 60 * 60_000;
/** If a demo could only wait for a shorter time than this (in milliseconds), it is not prepared. */
const LEAST_WAITING_MS = 5 * 60_000;

export interface PrepareParts {
  readonly scenarios: Scenarios;
  readonly store: DemoStore;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly events: Events;
  readonly settings: Pick<ScenarioSettings, 'lifetimeMs' | 'longestLifetimeMs'>;
  readonly access: Pick<AccessRules, 'maxActiveDemos'>;
  /** Returns 12 random lowercase letters and digits. */
  readonly newDemoId: () => string;
}

type PreparedFor = Pick<Workshop, 'workshopId' | 'workspaceId' | 'scenario' | 'locale' | 'endsAt'>;

/**
 * Prepares demos for the workshop until `count` demos wait for a participant, or there are no more places. Prepares
 * none if the lesson can do nothing without a person, or if a demo could only wait for less than five minutes. It can
 * be repeated, but must not run twice at the same time, because both runs would prepare the same number.
 * @param count how many demos should wait: the number of expected people who have not joined yet
 * @returns how many wait now
 * @throws UpstreamError
 */
export async function prepareDemos(parts: PrepareParts, workshop: PreparedFor, count: number): Promise<number> {
  let waiting = await parts.store.countPrepared(workshop);
  if (!canBePrepared(parts.scenarios.of(workshop))) return waiting;
  while (waiting < count && (await prepareOne(parts, workshop))) waiting += 1;
  return waiting;
}

/**
 * Ends all prepared demos of the workshop that have no participant. One of them may be a demo that a bot claimed for a
 * participant, if the bot crashed before it saved the demo.
 * @throws UpstreamError
 */
export async function endPrepared(
  parts: Parameters<typeof endDemo>[0],
  { workshopId }: Pick<Workshop, 'workshopId'>,
): Promise<void> {
  const ours = (await parts.store.listActive()).filter((demo) => demo.workshopId === workshopId && isNobodys(demo));
  for (const demo of ours) await endForAll(parts, demo, isNobodys);
}

/**
 * Ends a demo because its workshop is over, if it still runs and `isWanted` returns true for its newest version.
 * @throws UpstreamError
 */
export function endForAll(
  parts: Parameters<typeof endDemo>[0],
  { demoId }: Demo,
  isWanted: (demo: Demo) => boolean = () => true,
): Promise<void> {
  return untilNobodyWasFirst(async () => {
    const demo = await parts.store.load(demoId);
    if (demo && isWanted(demo) && isRunning(demo)) await endDemo(parts, demo, 'workshop-over');
  });
}

async function prepareOne(parts: PrepareParts, workshop: PreparedFor): Promise<boolean> {
  const { store, queue, clock, events } = parts;
  const demo = preparedDemo(parts, workshop, clock.now());
  if (demo.deadlineAt - demo.createdAt < LEAST_WAITING_MS) return false;
  const isFull = async () => refusalWhenFull(parts.access, await store.countBefore(demo)) !== undefined;
  // Without this check, each job of an open workshop would create a demo while the bot has no free place, and end it at
  // once.
  if (await isFull()) return false;
  await queue.enqueue(safetyJob(demo, demo.createdAt));
  await store.createIfNoneActive(demo);
  // Count again: other processes may have created demos at the same time.
  if (await isFull()) {
    await giveUpPlace(parts, demo);
    return false;
  }
  events.demoPrepared(demo);
  await queue.enqueue(advanceJob(demo, 'background'));
  await queue.enqueue(deadlineJob(demo));
  return true;
}

/**
 * Returns the record of a prepared demo. A sweep removes everything that is older than the longest lifetime of a demo.
 * So the deadline of a prepared demo is early enough that a participant who takes the demo over in the last moment
 * still has a full lifetime.
 */
function preparedDemo({ settings, scenarios, newDemoId }: PrepareParts, workshop: PreparedFor, now: number): Demo {
  const { workshopId, workspaceId, scenario, locale } = workshop;
  const { firstStage, firstState } = scenarios.of({ scenario });
  const lifeMs = longestLifeMs(settings.lifetimeMs);
  const deadlineAt = Math.min(
    now + MOST_WAITING_MS,
    now + longestLifeMs(settings.longestLifetimeMs) - lifeMs,
    workshop.endsAt,
  );
  const demoId = newDemoId();
  return newDemo({
    demoId,
    scenario,
    participant: { workspaceId, userId: `prepared-${demoId}`, locale },
    workshopId,
    prepared: { at: now, until: deadlineAt + lifeMs, isTaken: false },
    stage: firstStage,
    createdAt: now,
    deadlineAt,
    state: firstState,
  });
}
