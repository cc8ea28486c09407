import type { Demo } from '../../scenario/demo.ts';
import type { Actor } from '../../scenario/participant/operations.ts';
import type { ListenerParts } from './parts.ts';

type UntoldParts = Pick<ListenerParts, 'operations' | 'overview' | 'messenger' | 'logger'>;

/**
 * Shows a person what could not be told about their demo, when they ask or press something: the one that runs, or else the last
 * one. Never throws: what was asked for has been done.
 */
export async function tellUntold(parts: UntoldParts, actor: Actor, demoId?: string): Promise<void> {
  const demo = await findUntold(parts, actor, demoId);
  if (demo) await parts.messenger.showDemo(demo);
}

/** Finds a person's demo, the running or else the last one, of which something could not be told. Never throws. */
export async function findUntold(
  { operations, overview, messenger, logger }: UntoldParts,
  actor: Actor,
  demoId?: string,
): Promise<Demo | undefined> {
  try {
    const id = demoId || (await newestOf(overview, actor));
    const demo = id ? await operations.look(actor, id) : undefined;
    return demo && (await messenger.isUntold(demo)) ? demo : undefined;
  } catch (error) {
    logger.warn({ reason: String(error) }, 'what could not be told before could not be told now');
    return undefined;
  }
}

async function newestOf(overview: ListenerParts['overview'], actor: Actor): Promise<string | undefined> {
  const { demo, past } = await overview.of(actor);
  return demo?.demoId ?? past[0]?.demoId;
}
