import type { Conversation, ConversationMemory } from '../../scenario/ports/conversation-memory.ts';

interface ReadingOnce extends ConversationMemory {
  /** The next read asks the memory again. */
  lookAgain(): void;
}

/**
 * A memory for one short piece of work: it is read once, and then knows what the work itself has changed. When another bot was first
 * with a change, `replace` says so, and the next read asks again.
 */
export function readingOnce(memory: ConversationMemory): ReadingOnce {
  const known = new Map<string, Promise<Conversation>>();
  const keep = (demoId: string, reading: Promise<Conversation>) => {
    known.set(demoId, reading);
    // A failure is not remembered.
    reading.catch(() => (known.get(demoId) === reading ? known.delete(demoId) : undefined));
    return reading;
  };
  return {
    lookAgain: () => known.clear(),
    read: (demoId) => {
      const reading = known.get(demoId);
      return reading ?? keep(demoId, memory.read(demoId));
    },
    replace: async (demoId, fact, before, now) => {
      try {
        const isKept = await memory.replace(demoId, fact, before, now);
        const reading = known.get(demoId);
        if (!isKept) known.delete(demoId);
        else if (reading !== undefined)
          void keep(
            demoId,
            reading.then((facts) => ({ ...facts, [fact]: now })),
          );
        return isKept;
      } catch (error) {
        // It may have been kept all the same.
        known.delete(demoId);
        throw error;
      }
    },
  };
}
