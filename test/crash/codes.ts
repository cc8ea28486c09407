import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../sandbox/person/person.ts';

const PERIOD_MS = 30_000;
/** STS takes codes at most two periods off, and AWS believes a phone that is as far ahead. */
const AHEAD = 2;

/** The phone's neighbouring codes, so that nobody waits 30 seconds for the first ones; none is handed out twice. */
export interface FreshCodes {
  /** Two codes in a row that AWS accepts for a new device. */
  pair(): Promise<string[]>;
  /** A code newer than all others; waits when the phone does not have one yet that AWS would take. */
  single(): Promise<string[]>;
  readonly pairsTyped: number;
  readonly singlesTyped: number;
}

export function createFreshCodes(person: Person): FreshCodes {
  /** The period of the newest code that was handed out. */
  let newest: number | undefined;
  let [pairsTyped, singlesTyped] = [0, 0];
  const now = () => Math.floor(Date.now() / PERIOD_MS);
  const codeAt = (step: number) => person.phone.codeOff(step - now());

  /** The next code, at the earliest the one of `from`; waits while it is too far in the future. */
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
