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
