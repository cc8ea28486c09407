import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { createMemoryDemoStore } from '../../src/state/memory-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { describeDemoStore } from '../contract/demo-store.ts';

describeDemoStore('the memory store', async () => {
  const sealer = createSealer([randomKey()]);
  const records = new Map<string, string>();
  return {
    store: createMemoryDemoStore({ scenarios: SCENARIOS, sealer, records }),
    secondStore: createMemoryDemoStore({ scenarios: SCENARIOS, sealer, records }),
    rawTexts: async () => [...records].flat(),
  };
});
