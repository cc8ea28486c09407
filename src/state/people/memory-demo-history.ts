import type { Clock } from '../../scenario/ports/clock.ts';
import { type DemoHistory, MOST_PAST_DEMOS } from '../../scenario/ports/demo-history.ts';
import { encodePastDemo, readPastDemos } from './past-demo-record.ts';

/**
 * Keeps the history of each participant in memory, until the process ends.
 * @param records the map, from keys to texts
 */
export function createMemoryDemoHistory(clock: Clock, records: Map<string, string>): DemoHistory {
  const keyOf = ({ workspaceId, userId }: Parameters<DemoHistory['list']>[0]) =>
    `history:${JSON.stringify([workspaceId, userId])}`;
  const textsOf = (key: string): string[] => JSON.parse(records.get(key) ?? '[]');

  return {
    add: async (who, past) => {
      const key = keyOf(who);
      const others = readPastDemos(textsOf(key), clock.now()).filter(({ demoId }) => demoId !== past.demoId);
      const newest = [past, ...others].toSorted((a, b) => b.endedAt - a.endedAt).slice(0, MOST_PAST_DEMOS);
      records.set(key, JSON.stringify(newest.map(encodePastDemo)));
    },
    list: async (who) => readPastDemos(textsOf(keyOf(who)), clock.now()),
  };
}
