import { type CallLog, FIRST_CALLS, MOST_CALLS } from '../scenario/ports/call-log.ts';
import { demoKey } from './memory-demo-store.ts';
import { readStoredCall, type StoredCall, storedCall } from './recorded-call.ts';

/** Remembers calls in the same map as the demos, so that both belong to one process. */
export function createMemoryCallLog(records: Map<string, string>): CallLog {
  const keyOf = (demoId: string) => `calls:${demoId}`;
  const callsOf = (demoId: string): StoredCall[] => JSON.parse(records.get(keyOf(demoId)) ?? '[]');

  return {
    append: async (demoId, calls) => {
      const [kept, told] = [callsOf(demoId), calls.map(storedCall)];
      if (!records.has(demoKey(demoId)) || isTheSame(kept.at(-1), told.at(-1))) return;
      records.set(keyOf(demoId), JSON.stringify(told.reduce(withCall, kept)));
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

/** Told again. */
function isTheSame(one: StoredCall | undefined, other: StoredCall | undefined): boolean {
  return one?.same === other?.same && one?.newest === other?.newest;
}
