import { setTimeout as sleep } from 'node:timers/promises';
import type { ScreenWatch } from '../../sandbox/person/watch-screen.ts';
import type { PersonClient } from '../../sandbox/slack/person/client.ts';

/**
 * Makes a watch that reads one person's screen only while the person waits. A stream would send everybody's screen
 * after every change, which is too much for a crowd.
 * @param everyMs the time between two looks
 * @param patienceMs how long the person waits for one change on the screen; replaces the caller's own limit
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
          if (performance.now() > giveUpAt)
            throw new Error(`waited ${patienceMs / 1000} s for ${what}, which did not come`);
          await sleep(everyMs);
        }
      },
      onChange: () => undefined,
      close: async () => undefined,
    };
  };
}
