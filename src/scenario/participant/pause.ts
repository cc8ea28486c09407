import type { Clock } from '../ports/clock.ts';
import { type Notes, noteName } from '../ports/notes.ts';
import type { AccessRules } from './access.ts';
import type { Actor } from './operations.ts';

interface PauseParts {
  readonly access: Pick<AccessRules, 'pauseMs'>;
  readonly clock: Clock;
  /** If absent, there is no wait between two starts. */
  readonly notes?: Pick<Notes, 'read' | 'keep'> | undefined;
}

/**
 * Returns how long this person must wait before the next start, in milliseconds. The wait limits how many AWS calls one
 * person causes: a demo makes about thirty.
 */
export async function pauseLeft({ access, clock, notes }: PauseParts, actor: Actor): Promise<number> {
  const { pauseMs = 0 } = access;
  if (notes === undefined || pauseMs === 0) return 0;
  const startedAt = Number(await notes.read(nameOf(actor)));
  // The bot that noted the start may have a clock that is ahead, so limit the wait to `pauseMs`.
  const left = Math.min(startedAt + pauseMs - clock.now(), pauseMs);
  return left > 0 ? left : 0;
}

/**
 * Notes the time of a start. Never throws: without the note, the person can start again at once, which does no harm.
 */
export async function noteStart({ access, clock, notes }: PauseParts, actor: Actor): Promise<void> {
  const { pauseMs = 0 } = access;
  if (pauseMs > 0) await notes?.keep(nameOf(actor), String(clock.now()), pauseMs).catch(() => undefined);
}

function nameOf({ workspaceId, userId }: Actor): string {
  return noteName('last-start', workspaceId, userId);
}
