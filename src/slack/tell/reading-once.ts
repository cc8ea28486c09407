import type { Conversation, ConversationMemory } from '../../scenario/ports/conversation-memory.ts';

interface ReadingOnce extends ConversationMemory {
  /** Makes the next read ask the memory again. */
  lookAgain(): void;
}

/**
 * Wraps a memory for one short task. It reads the facts of each demo once, and applies the task's own changes to them.
 * If another bot changed a fact first, `replace` returns false and the next read asks the memory again.
 */
export function readingOnce(memory: ConversationMemory): ReadingOnce {
  const known = new Map<string, Promise<Conversation>>();
  const keep = (demoId: string, reading: Promise<Conversation>) => {
    known.set(demoId, reading);
    // Do not keep a failed read.
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
        // The change may have been saved although the call failed.
        known.delete(demoId);
        throw error;
      }
    },
  };
}
