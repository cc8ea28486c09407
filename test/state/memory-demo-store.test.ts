import { createMemoryDemoStore } from '../../src/state/memory-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { describeDemoStore } from '../contract/demo-store.ts';

describeDemoStore('the memory store', async () => {
  const sealer = createSealer([randomKey()]);
  const records = new Map<string, string>();
  return {
    store: createMemoryDemoStore({ sealer, records }),
    secondStore: createMemoryDemoStore({ sealer, records }),
    rawTexts: async () => [...records].flat(),
  };
});
