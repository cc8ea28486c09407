import { setTimeout as sleep } from 'node:timers/promises';
import type { ScreenWatch } from '../../sandbox/person/watch-screen.ts';
import type { PersonClient } from '../../sandbox/slack/person/client.ts';

/**
 * Makes a watch that looks at one person's screen only while the person waits for something. A stream sends everybody's screen after
 * every change, which is too much for a crowd.
 * @param everyMs how long lies between two looks
 * @param patienceMs how long the person waits for anything, also if the caller asks for another time
 */
export function pollScreen(everyMs: number, patienceMs: number): (client: PersonClient) => Promise<ScreenWatch> {
  return async (client) => {
    let current = await client.screen();
    return {
      now: () => current,
      async until(what, see) {
        const giveUpAt = performance.now() + patienceMs;
        for (;;) {
          current = await client.screen();
          const found = see(current);
          if (found !== undefined && found !== false) return found;
          if (performance.now() > giveUpAt) throw new Error(`waited ${patienceMs / 1000} s in vain for ${what}`);
          await sleep(everyMs);
        }
      },
      onChange: () => undefined,
      close: async () => undefined,
    };
  };
}
