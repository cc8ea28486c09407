import type { PersonClient } from '../slack/person/client.ts';
import type { Screen } from '../slack/person/types.ts';

export interface ScreenWatch {
  /** The newest screen. */
  now(): Screen;
  /**
   * Calls `see` with the current screen and with every new one, until it returns something other than undefined or
   * false. Resolves to this result.
   * @throws Error with `what` in its message, when `withinMs` is over (default: 30 s)
   */
  until<T>(what: string, see: (screen: Screen) => T | undefined, withinMs?: number): Promise<T>;
  onChange(listener: (screen: Screen) => void): void;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Follows one person's screen over its event stream. */
export async function watchScreen(client: PersonClient): Promise<ScreenWatch> {
  let current = await client.screen();
  const listeners = new Set<(screen: Screen) => void>();
  const abort = new AbortController();
  const watching = client.watch((screen) => {
    current = screen;
    for (const listener of [...listeners]) listener(screen);
  }, abort.signal);
  const finished = watching.catch(() => undefined);

  return {
    now: () => current,
    onChange: (listener) => void listeners.add(listener),
    until: (what, see, withinMs = PATIENCE_MS) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`did not see ${what} within ${withinMs / 1000} s`));
        }, withinMs);
        const look = (screen: Screen) => {
          const found = see(screen);
          if (found === undefined || found === false) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look(current);
      }),
    close: async () => {
      abort.abort();
      await finished;
    },
  };
}
