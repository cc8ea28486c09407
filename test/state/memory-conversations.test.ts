import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { createMemoryConversations } from '../../src/state/memory-conversations.ts';
import { createMemoryDemoStore } from '../../src/state/memory-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { describeConversationMemory } from '../contract/conversation-memory.ts';

describeConversationMemory('the memory of the process', async () => {
  const records = new Map<string, string>();
  return {
    memory: createMemoryConversations(records),
    secondMemory: createMemoryConversations(records),
    store: createMemoryDemoStore({ scenarios: SCENARIOS, sealer: createSealer([randomKey()]), records }),
  };
});
