import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Actor } from '../../scenario/participant/operations.ts';
import { type Notes, noteName } from '../../scenario/ports/notes.ts';
import { LANGUAGES, type Language } from '../views/home/language.ts';

const KEPT_MS = 365 * 24 * 3_600_000;
/** What a person reads must not wait long for a language. */
const PATIENCE_MS = 500;

const languageSchema = z.enum(LANGUAGES);

/** Which language people have chosen, for a year. */
export interface Languages {
  /** `auto` also when the choice cannot be read soon, or is a language that this bot does not speak. Never throws. */
  of(actor: Actor): Promise<Language>;
  /** @throws UpstreamError when it cannot be kept */
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
