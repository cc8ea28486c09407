import { type CallLog, FIRST_CALLS, MOST_CALLS } from '../scenario/ports/call-log.ts';
import { demoKey } from './memory-demo-store.ts';
import { readStoredCall, type StoredCall, storedCall } from './recorded-call.ts';

/** Keeps the AWS calls of each demo in the same map as the demos. @param records the map, from keys to texts */
export function createMemoryCallLog(records: Map<string, string>): CallLog {
  const keyOf = (demoId: string) => `calls:${demoId}`;
  const callsOf = (demoId: string): StoredCall[] => JSON.parse(records.get(keyOf(demoId)) ?? '[]');

  return {
    append: async (demoId, calls) => {
      const [kept, added] = [callsOf(demoId), calls.map(storedCall)];
      if (!records.has(demoKey(demoId)) || isSentAgain(kept.at(-1), added.at(-1))) return;
      records.set(keyOf(demoId), JSON.stringify(added.reduce(withCall, kept)));
    },
    read: async (demoId) => callsOf(demoId).map(readStoredCall),
  };
}

function withCall(calls: readonly StoredCall[], call: StoredCall): StoredCall[] {
  const last = calls.at(-1);
  if (last?.same === call.same) return [...calls.slice(0, -1), { ...call, times: last.times + call.times }];
  const all = [...calls, call];
  return all.length > MOST_CALLS ? all.toSpliced(FIRST_CALLS, 1) : all;
}

function isSentAgain(kept: StoredCall | undefined, added: StoredCall | undefined): boolean {
  return kept?.same === added?.same && kept?.newest === added?.newest;
}
