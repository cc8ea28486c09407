import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../sandbox/person/person.ts';

const PERIOD_MS = 30_000;
/** How many periods of 30 seconds a code may be ahead of the clock for AWS to accept it. */
const AHEAD = 2;

/**
 * Returns codes of the current and the neighbouring periods, so that a test does not wait 30 seconds for its first
 * codes. No code is returned twice.
 */
export interface FreshCodes {
  /** Returns two consecutive codes that AWS accepts for a new device. */
  pair(): Promise<string[]>;
  /** Returns a code that is newer than all codes returned before. Waits while AWS would not accept this code yet. */
  single(): Promise<string[]>;
  readonly pairsTyped: number;
  readonly singlesTyped: number;
}

export function createFreshCodes(person: Person): FreshCodes {
  /** The period of the newest returned code. */
  let newest: number | undefined;
  let [pairsTyped, singlesTyped] = [0, 0];
  const now = () => Math.floor(Date.now() / PERIOD_MS);
  const codeAt = (step: number) => person.phone.codeOff(step - now());

  /**
   * Returns the next unused code of the period `from` or a later one. Waits while that period is too far in the future.
   */
  async function next(from: number): Promise<string> {
    const step = newest === undefined ? from : Math.max(newest + 1, from);
    while (step > now() + AHEAD) await sleep(500);
    newest = step;
    return codeAt(step);
  }
  return {
    async pair() {
      pairsTyped += 1;
      const first = await next(now() - 1);
      return [first, await next(0)];
    },
    async single() {
      singlesTyped += 1;
      return [await next(now())];
    },
    get pairsTyped() {
      return pairsTyped;
    },
    get singlesTyped() {
      return singlesTyped;
    },
  };
}
