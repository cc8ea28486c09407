import type { Demo } from '../../scenario/demo.ts';
import type { Actor } from '../../scenario/participant/operations.ts';
import type { ListenerParts } from './parts.ts';

type UntoldParts = Pick<ListenerParts, 'operations' | 'overview' | 'messenger' | 'logger'>;

/**
 * Shows a person the messages about a demo that could not be shown before. Called after the person's command or click
 * is handled, so it never throws.
 * @param demoId the demo; if absent or empty, the person's running or last demo
 */
export async function tellUntold(parts: UntoldParts, actor: Actor, demoId?: string): Promise<void> {
  const demo = await findUntold(parts, actor, demoId);
  if (demo) await parts.messenger.showDemo(demo);
}

/**
 * Returns the demo if something about it could not be shown, otherwise `undefined`. Never throws.
 * @param demoId the demo; if absent or empty, the person's running or last demo
 */
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
    logger.warn({ reason: String(error) }, 'an undelivered message could not be looked up');
    return undefined;
  }
}

async function newestOf(overview: ListenerParts['overview'], actor: Actor): Promise<string | undefined> {
  const { demo, past } = await overview.of(actor);
  return demo?.demoId ?? past[0]?.demoId;
}
