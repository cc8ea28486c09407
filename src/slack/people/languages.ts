import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Actor } from '../../scenario/participant/operations.ts';
import { type Notes, noteName } from '../../scenario/ports/notes.ts';
import { LANGUAGES, type Language } from '../views/home/language.ts';

const KEPT_MS = 365 * 24 * 3_600_000;
/** The longest wait for the chosen language, in milliseconds. The person waits for the answer during this time. */
const PATIENCE_MS = 500;

const languageSchema = z.enum(LANGUAGES);

/** The language that each person has chosen, remembered for a year. */
export interface Languages {
  /**
   * Returns the chosen language. Returns `auto` if the person has chosen none, or if the choice cannot be read in time
   * or is not supported. Never throws.
   */
  of(actor: Actor): Promise<Language>;
  /** Saves the choice. @throws UpstreamError when it cannot be saved */
  choose(actor: Actor, language: Language): Promise<void>;
}

export function createLanguages(notes: Notes): Languages {
  const nameOf = ({ workspaceId, userId }: Actor) => noteName('language', workspaceId, userId);
  return {
    of: async (actor) => {
      const kept = notes.read(nameOf(actor)).catch(() => undefined);
      const read = await Promise.race([kept, sleep(PATIENCE_MS, undefined, { ref: false })]);
      return languageSchema.safeParse(read).data ?? 'auto';
    },
    choose: (actor, language) =>
      language === 'auto' ? notes.forget(nameOf(actor)) : notes.keep(nameOf(actor), language, KEPT_MS),
  };
}
