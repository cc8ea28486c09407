import { ConflictError } from '../../errors.ts';
import { untilNobodyWasFirst } from '../conflict.ts';
import { type Demo, isRunning, type Removed } from '../demo.ts';
import type { EngineParts } from '../engine-parts.ts';
import { namesOf } from '../naming.ts';
import { makesRole } from '../scenario.ts';
import type { Step } from '../step.ts';
import { NOTHING_KNOWN } from './known-things.ts';
import { removeEverything } from './remove-everything.ts';
import { withRemoved } from './with-removed.ts';

type Parts = Pick<EngineParts, 'store' | 'aws' | 'settings' | 'clock' | 'scenarios'>;

/**
 * Runs a step. If another bot has ended the demo while the step ran, removes the resources that the step may have
 * created after the other bot's last listing. Otherwise they would stay in AWS until the next sweep.
 * @throws the error of the step
 */
export async function takingBack<T>(parts: Parts, demo: Demo, step: Step, perform: () => Promise<T>): Promise<T> {
  try {
    return await perform();
  } catch (error) {
    if (error instanceof ConflictError && step.leaves) await takeBack(parts, demo);
    throw error;
  }
}

/**
 * Calls `save`, which removes a step from the demo's started steps because it has created nothing in AWS. If another
 * process has just ended the demo, removes the step from the newer record: otherwise the teardown would look for
 * resources of this step until five minutes after the demo's creation.
 * @param demo the demo before `save`
 * @throws ConflictError if `save` throws it, also after the step was removed from the newer record
 */
export async function forgettingStart(
  { store }: Pick<Parts, 'store'>,
  { demoId, version }: Demo,
  step: Step,
  save: () => Promise<void>,
): Promise<void> {
  try {
    await save();
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const now = await store.load(demoId);
    // If the record was saved more than once, another bot may have begun the same step.
    if (now?.phase === 'tearing-down' && now.version === version + 1) {
      await store.save({ ...now, startedSteps: now.startedSteps.filter((stepId) => stepId !== step.id) });
    }
    throw error;
  }
}

async function takeBack(parts: Parts, { demoId, scenario }: Demo): Promise<void> {
  const { store, aws, settings, scenarios } = parts;
  const now = await store.load(demoId);
  if (!now || isRunning(now)) return;
  const names = namesOf({ demoId }, settings.installation, makesRole(scenarios.of({ scenario })));
  const removed: Removed[] = [];
  await removeEverything(aws, names, NOTHING_KNOWN, (more) => void removed.push(...more));
  if (removed.length > 0) await untilNobodyWasFirst(() => addToReceipt(parts, demoId, removed));
}

/**
 * Adds removed resources to the receipt of a demo that is being torn down. The other bot may be waiting until the user
 * becomes visible. After this save, it waits no longer and lists AWS again.
 * @throws ConflictError
 */
async function addToReceipt({ store, clock }: Parts, demoId: string, removed: readonly Removed[]): Promise<void> {
  const now = await store.load(demoId);
  if (now?.phase === 'tearing-down') await store.save({ ...now, receipt: withRemoved(now, removed, clock.now()) });
}
