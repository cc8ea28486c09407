import * as z from 'zod';
import type { Conversation, ConversationMemory } from '../../scenario/ports/conversation-memory.ts';

type ListFact = Extract<keyof Conversation, 'alerts' | 'strays'>;

/** More than two bots change one list at the same moment. */
const MOST_TRIES = 20;

/** Reads a fact that is a list. One that cannot be read is taken for empty: it must keep nobody from the rest. */
export function readList<T>(fact: string | undefined, schema: z.ZodType<T>): readonly T[] {
  try {
    return z.array(schema).safeParse(JSON.parse(fact ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

/**
 * Changes a fact that is a list, from what it is now. Of a demo that is forgotten nothing is kept.
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
