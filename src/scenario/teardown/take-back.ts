import { ConflictError } from '../../errors.ts';
import { type Demo, isRunning } from '../demo.ts';
import type { EngineParts } from '../engine-parts.ts';
import { namesOf } from '../naming.ts';
import type { Step } from '../step.ts';
import { removeEverything } from './remove-everything.ts';

/**
 * Runs a step. When another bot has ended the demo meanwhile, what this step may have made after the other bot's last look into
 * AWS is removed again: nobody else would know of it before the next sweep.
 * @throws whatever the step throws
 */
export async function takingBack<T>(
  { store, aws, settings }: Pick<EngineParts, 'store' | 'aws' | 'settings'>,
  demo: Demo,
  step: Step,
  perform: () => Promise<T>,
): Promise<T> {
  try {
    return await perform();
  } catch (error) {
    if (error instanceof ConflictError && step.leaves) {
      const now = await store.load(demo.demoId);
      if (now && !isRunning(now)) await removeEverything(aws, namesOf(demo, settings.installation), () => undefined);
    }
    throw error;
  }
}
