import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { createMemoryCallLog } from '../../src/state/memory-call-log.ts';
import { createMemoryDemoStore } from '../../src/state/memory-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { describeCallLog } from '../contract/call-log.ts';

describeCallLog('the memory of the process', async () => {
  const records = new Map<string, string>();
  return {
    calls: createMemoryCallLog(records),
    secondCalls: createMemoryCallLog(records),
    store: createMemoryDemoStore({ scenarios: SCENARIOS, sealer: createSealer([randomKey()]), records }),
  };
});
