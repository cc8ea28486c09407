import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../src/sandbox/person/person.ts';

const PERIOD_MS = 30_000;
/** Pairs lie this far apart, so that no code is ever typed twice, whichever pair AWS has taken. */
const GAP = 6;
/** STS takes codes at most two periods off. */
const STS_WINDOW = 2;

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
  /** The period of the newest code, and how far the typed pair made AWS believe the phone's clock is off. */
  let [newest, drift, lowest] = [0, 0, Number.POSITIVE_INFINITY];
  let [pairsTyped, singlesTyped] = [0, 0];
  const now = () => Math.floor(Date.now() / PERIOD_MS);
  const codeAt = (step: number) => person.phone.codeOff(step - now());
  return {
    async pair() {
      pairsTyped += 1;
      newest = Math.min(now(), lowest - GAP);
      lowest = newest;
      drift = newest - now();
      return [codeAt(newest - 1), codeAt(newest)];
    },
    async single() {
      singlesTyped += 1;
      newest += 1;
      while (newest > now() + drift + STS_WINDOW) await sleep(500);
      return [codeAt(newest)];
    },
    get pairsTyped() {
      return pairsTyped;
    },
    get singlesTyped() {
      return singlesTyped;
    },
  };
}
