import * as z from 'zod';
import type { Conversation, ConversationMemory } from '../../scenario/ports/conversation-memory.ts';

type ListFact = Extract<keyof Conversation, 'alerts' | 'strays'>;

/** How often a change is tried. A try fails if another bot changes the same list, or if the facts are deleted. */
const MOST_TRIES = 20;

/**
 * Parses a saved fact of a conversation. Returns undefined for a fact that is missing or cannot be parsed, so that a
 * damaged fact does not stop the demo.
 */
export function readFact<T>(fact: string | undefined, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(fact ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** Parses a fact that is a list. A list that is missing or cannot be parsed counts as empty. */
export function readList<T>(fact: string | undefined, schema: z.ZodType<T>): readonly T[] {
  return readFact(fact, z.array(schema)) ?? [];
}

/**
 * Changes a fact that is a list, starting from its current value. Does nothing for a demo whose facts are deleted, or
 * if MOST_TRIES tries fail.
 * @throws UpstreamError when the memory fails
 */
export async function changeList<T>(
  memory: ConversationMemory,
  demoId: string,
  fact: ListFact,
  schema: z.ZodType<T>,
  change: (all: readonly T[]) => readonly T[],
): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const { [fact]: before } = await memory.read(demoId);
    const now = JSON.stringify(change(readList(before, schema)));
    if (now === (before ?? '[]')) return;
    if (await memory.replace(demoId, fact, before, now)) return;
  }
}
