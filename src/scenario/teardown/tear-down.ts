import { ConfigError, UpstreamError } from '../../errors.ts';
import { nextSlot } from '../../shared/slots.ts';
import type { Demo, Removed } from '../demo.ts';
import type { EngineParts } from '../engine-parts.ts';
import { laterJob } from '../jobs.ts';
import { namesOf } from '../naming.ts';
import type { DemoNames } from '../ports/aws-account.ts';
import { makesRole, stepsThatLeave } from '../scenario.ts';
import { type KnownThings, knownThings, NOTHING_KNOWN } from './known-things.ts';
import { rememberPast } from './remember-past.ts';
import { removeEverything } from './remove-everything.ts';
import { withRemoved } from './with-removed.ts';

/** For this time after a user was created, in milliseconds, IAM's answer "not found" may mean "not visible yet". */
const READS_LAG_MS = 5 * 60_000;
const LOOK_AGAIN_MS = 5000;

/**
 * Removes everything, lists AWS again, and ends the demo if that listing is empty. If the user or the role was never
 * visible, enqueues another try first, until five minutes after the demo's creation. A demo that has created nothing
 * also ends when AWS cannot be listed.
 * @throws UpstreamError, ConfigError, ConflictError
 */
export async function advanceTeardown(parts: EngineParts, demo: Demo): Promise<'rest'> {
  // The message of a stuck demo is not changed before there is a new result.
  const shown = demo.stuckReason === undefined ? parts.messenger.showDemo(demo) : undefined;
  // `shown` is awaited below. If a call to AWS throws before that, a rejection of `shown` must not be unhandled.
  shown?.catch(() => undefined);
  const names = namesOf(demo, parts.settings.installation, makesRole(parts.scenarios.of(demo)));
  if (await isOutOfReach(parts, names, demo)) {
    await shown;
    return endWithoutReceipt(parts, demo);
  }
  const current = await removeAndList(parts, names, demo);
  await shown;
  if (mayNotBeVisibleYet(parts, current)) {
    // All requests of one slot of time have the same job id, so several jobs of this demo enqueue only one.
    const runAt = nextSlot(parts.clock.now(), LOOK_AGAIN_MS);
    await parts.queue.enqueue(laterJob(current, 'teardown', runAt));
    return 'rest';
  }
  const receipt = { ...withRemoved(current, [], parts.clock.now()), left: [] };
  const ended = await parts.store.save({
    ...current,
    phase: 'ended',
    receipt,
    stuckReason: undefined,
  });
  parts.events.demoEnded(ended);
  await rememberPast(parts, ended, () => parts.messenger.showDemo(ended));
  return 'rest';
}

/**
 * Returns whether AWS cannot be listed (for example with wrong credentials) and the demo has created nothing there.
 * Such a demo can end without a listing.
 */
async function isOutOfReach({ aws }: EngineParts, names: DemoNames, { startedSteps }: Demo): Promise<boolean> {
  if (startedSteps.length > 0) return false;
  return aws.listLeftovers(names).then(
    () => false,
    () => true,
  );
}

async function endWithoutReceipt(parts: EngineParts, demo: Demo): Promise<'rest'> {
  await parts.qrPoster.removeQr(demo);
  const ended = await parts.store.save({ ...demo, phase: 'ended', stuckReason: undefined });
  parts.events.demoEnded(ended);
  await rememberPast(parts, ended, () => parts.messenger.showDemo(ended));
  return 'rest';
}

/**
 * Removes the resources that the record names, and lists AWS. If something is left, removes the resources that AWS
 * lists for this demo, whether or not the record names them, and lists again. Also deletes the picture in Slack.
 * @throws UpstreamError when something is left, or the first error of a removal
 */
async function removeAndList(parts: EngineParts, names: DemoNames, demo: Demo): Promise<Demo> {
  const { aws, qrPoster, scenarios } = parts;
  let current = await removeAllOf(parts, names, demo, knownThings(scenarios.of(demo), demo));
  let [left] = await Promise.all([aws.listLeftovers(names), qrPoster.removeQr(current)]);
  if (left.length > 0) {
    current = await removeAllOf(parts, names, current, NOTHING_KNOWN);
    left = await aws.listLeftovers(names);
  }
  if (left.length > 0) throw leftoversError(left);
  return current;
}

/**
 * Tries to remove everything. If a removal has failed, deletes the picture in Slack nevertheless, and throws the first
 * error.
 */
async function removeAllOf(parts: EngineParts, names: DemoNames, demo: Demo, known: KnownThings): Promise<Demo> {
  let current = demo;
  const failures = await removeEverything(parts.aws, names, known, async (removed) => {
    current = await parts.store.save({ ...current, receipt: withRemoved(current, removed, parts.clock.now()) });
  });
  if (failures.length === 0) return current;
  await parts.qrPoster.removeQr(current);
  throw failures[0];
}

/**
 * Marks a demo as stuck. It stays active, so that its participant cannot start another demo while something is left.
 */
export async function giveUpTeardown(parts: EngineParts, demo: Demo, error: unknown): Promise<void> {
  const stuckReason = isForPeople(error) ? error.message : 'An unexpected error; the log has the details.';
  // Every sweep tries again, so alert the admins once for each reason, not every ten minutes.
  const isNews = !isSameReason(stuckReason, demo.alertedFor);
  const alertedFor = isNews ? stuckReason : demo.alertedFor;
  if (isNews) await parts.messenger.noteAlert({ kind: 'stuck', demo, reason: stuckReason });
  const stuck = await parts.store.save({ ...demo, phase: 'stuck', stuckReason, alertedFor });
  parts.events.demoStuck(stuck);
  await parts.messenger.showDemo(stuck);
}

/** Compares two reasons without AWS's request ids, which are different each time. */
function isSameReason(now: string, before: string | undefined): boolean {
  const withoutId = (text: string) => text.replace(/, request [^)]*/, '');
  return before !== undefined && withoutId(now) === withoutId(before);
}

function isForPeople(error: unknown): error is Error {
  return error instanceof UpstreamError || error instanceof ConfigError;
}

function mayNotBeVisibleYet({ scenarios, clock }: EngineParts, demo: Demo): boolean {
  const scenario = scenarios.of(demo);
  const wasAsked = (kind: 'user' | 'role') =>
    stepsThatLeave(scenario, kind).some((id) => demo.startedSteps.includes(id));
  const removed = demo.receipt?.removed ?? [];
  // A removed resource of the user shows that the user was visible. The same holds for the role.
  const ofRole = removed.filter(({ kind }) => kind.startsWith('role'));
  const ofUser = removed.filter(({ kind }) => kind !== 'virtual-mfa-device' && !kind.startsWith('role'));
  const isUnseen = (wasAsked('user') && ofUser.length === 0) || (wasAsked('role') && ofRole.length === 0);
  return isUnseen && clock.now() < demo.createdAt + READS_LAG_MS;
}

function leftoversError(left: readonly Removed[]): UpstreamError {
  const names = left.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  return new UpstreamError('aws', 'LeftoversRemain', `AWS still lists this after the cleanup: ${names}.`);
}
