import type { Actor } from '../../scenario/participant/operations.ts';
import type { ListenerParts } from './parts.ts';

/**
 * Shows a person what could not be told about their demo, when they ask or press something: the one that runs, or else the last
 * one. Never throws: what was asked for has been done.
 */
export async function tellUntold(
  { operations, overview, messenger, logger }: ListenerParts,
  actor: Actor,
  demoId?: string,
): Promise<void> {
  try {
    const id = demoId || (await newestOf(overview, actor));
    const demo = id ? await operations.look(actor, id) : undefined;
    if (demo && (await messenger.isUntold(demo))) await messenger.showDemo(demo);
  } catch (error) {
    logger.warn({ reason: String(error) }, 'what could not be told before could not be told now');
  }
}

async function newestOf(overview: ListenerParts['overview'], actor: Actor): Promise<string | undefined> {
  const { demo, past } = await overview.of(actor);
  return demo?.demoId ?? past[0]?.demoId;
}
