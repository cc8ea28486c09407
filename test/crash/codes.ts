import type { Person } from '../../src/sandbox/person/person.ts';

const PERIOD_MS = 30_000;
/** Pairs lie this far apart, so that no code is ever typed twice, whichever pair AWS has taken. */
const GAP = 6;

/** The phone's neighbouring codes, so that nobody waits 30 seconds; none is handed out twice. */
export interface FreshCodes {
  /** Two codes in a row that AWS accepts for a new device. */
  pair(): [string, string];
  /** A code newer than the pair that was typed last. */
  single(): string;
  readonly pairsTyped: number;
  readonly singlesTyped: number;
}

export function createFreshCodes(person: Person): FreshCodes {
  let pairEnd: number | undefined;
  let newest = 0;
  let [pairsTyped, singlesTyped] = [0, 0];
  const codeAt = (step: number) => person.phone.codeOff(step - Math.floor(Date.now() / PERIOD_MS));
  return {
    pair() {
      pairsTyped += 1;
      pairEnd = pairEnd === undefined ? Math.floor(Date.now() / PERIOD_MS) : pairEnd - GAP;
      newest = pairEnd;
      return [codeAt(pairEnd - 1), codeAt(pairEnd)];
    },
    single() {
      singlesTyped += 1;
      newest += 1;
      return codeAt(newest);
    },
    get pairsTyped() {
      return pairsTyped;
    },
    get singlesTyped() {
      return singlesTyped;
    },
  };
}
