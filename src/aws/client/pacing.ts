import { codeOf, type SdkFailure } from './errors.ts';

/** In calls per second: no rate is cut below the first, and above the second the calls are not paced any more. */
const LEAST_RATE = 2;
const FREE_ABOVE = 60;
/** Several refusals within this time cut the rate once. */
const ONE_CUT_MS = 1000;
const CUT = 0.9;
/** By this part a rate grows in a second without refusals. */
const GROWTH = 0.1;
/** A rate begins at the most calls that AWS has taken in one of so many last seconds. */
const SECONDS_REMEMBERED = 3;

/** What is used of an SDK client's middleware stack: each attempt passes it, retries too. */
interface Paceable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'finalizeRequest'; priority: 'normal'; name: string }): void;
  };
}
type Handler = (args: object) => Promise<unknown>;
type Middleware = (next: Handler, context: { readonly commandName?: string }) => Handler;

interface PacingClock {
  /** Milliseconds since any moment. */
  readonly now: () => number;
  readonly after: (ms: number, act: () => void) => void;
}

const realClock: PacingClock = { now: () => performance.now(), after: (ms, act) => void setTimeout(act, ms) };

/**
 * Learns how many calls of each operation AWS takes per second, from what it refuses, and sends no more. AWS publishes no numbers. Before the
 * first refusal nothing waits; waiting calls go out in their order.
 */
export function createPacing(clock: PacingClock = realClock) {
  const paces = new Map<string, ReturnType<typeof createPace>>();
  const paceOf = (operation: string) => {
    const pace = paces.get(operation) ?? createPace(clock);
    paces.set(operation, pace);
    return pace;
  };
  return {
    paceOf,
    /** Has every attempt of a client paced. Returns the client. */
    paced<Client>(client: Client): Client {
      const middleware: Middleware = (next, { commandName = 'Unknown' }) => {
        const pace = paceOf(commandName);
        return async (args) => {
          await pace.turn();
          try {
            const result = await next(args);
            pace.taken();
            return result;
          } catch (error) {
            if (/^Throttling/.test(codeOf(error as SdkFailure))) pace.refused();
            throw error;
          }
        };
      };
      const options = { step: 'finalizeRequest', priority: 'normal', name: 'paced' } as const;
      (client as Paceable).middlewareStack.add(middleware, options);
      return client;
    },
  };
}

/** The pace of one operation. */
function createPace({ now, after }: PacingClock) {
  /** Calls per second; absent while AWS has refused none. */
  let rate: number | undefined;
  let cutAt = Number.NEGATIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  /** How many calls AWS has taken, by second. */
  const taken = new Map<number, number>();
  const waiting: (() => void)[] = [];
  let isTimed = false;

  function schedule(): void {
    if (isTimed || waiting.length === 0) return;
    isTimed = true;
    const gapMs = rate === undefined ? 0 : 1000 / rate;
    after(Math.max(0, lastAt + gapMs - now()), () => {
      isTimed = false;
      lastAt = now();
      waiting.shift()?.();
      schedule();
    });
  }
  return {
    /** Resolves when it is this call's turn. */
    turn(): Promise<void> {
      if (rate === undefined && waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push(resolve);
        schedule();
      });
    },
    taken(): void {
      const second = Math.floor(now() / 1000);
      for (const past of taken.keys()) if (past <= second - SECONDS_REMEMBERED) taken.delete(past);
      taken.set(second, (taken.get(second) ?? 0) + 1);
      if (rate === undefined) return;
      rate += GROWTH;
      if (rate > FREE_ABOVE) rate = undefined;
    },
    refused(): void {
      const at = now();
      if (at < cutAt + ONE_CUT_MS) return;
      cutAt = at;
      const best = Math.max(LEAST_RATE, ...taken.values());
      rate = rate === undefined ? best : Math.max(LEAST_RATE, rate * CUT);
    },
    get rate(): number | undefined {
      return rate;
    },
  };
}
