import type { Conversation, ConversationMemory } from '../scenario/ports/conversation-memory.ts';
import { demoKey } from './memory-demo-store.ts';

/** Keeps the conversation of each demo in the same map as the demos. @param records the map, from keys to texts */
export function createMemoryConversations(records: Map<string, string>): ConversationMemory {
  const keyOf = (demoId: string) => `conversation:${demoId}`;
  const factsOf = (demoId: string): Conversation => JSON.parse(records.get(keyOf(demoId)) ?? '{}');

  return {
    read: async (demoId) => factsOf(demoId),
    replace: async (demoId, fact, before, now) => {
      const facts = factsOf(demoId);
      if (!records.has(demoKey(demoId))) return false;
      if (facts[fact] === now) return true;
      if (facts[fact] !== before) return false;
      records.set(keyOf(demoId), JSON.stringify({ ...facts, [fact]: now }));
      return true;
    },
  };
}
