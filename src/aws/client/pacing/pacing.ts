import type { CallBudget } from '../../../shared/call-budget.ts';
import { isThrottled, type SdkFailure } from '../errors.ts';
import { createPace, type PacingClock } from './pace.ts';
import { sparing } from './sparing.ts';

/**
 * How often an attempt is sent at most while AWS throttles it. A throttled call changed nothing, so even a request with
 * an MFA code is sent again.
 */
const MOST_SENDS = 3;

/** The part of an SDK client's middleware stack that is used here. It sees each attempt, retries included. */
interface Paceable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'finalizeRequest'; priority: 'normal'; name: string }): void;
  };
}
type Handler = (args: object) => Promise<unknown>;
type Middleware = (next: Handler, context: { readonly commandName?: string }) => Handler;

interface PacingOptions {
  /** Called for each call. Returns a function that reads how urgent the call is now: a lower number goes first. */
  readonly urgency?: (() => () => number) | undefined;
  /** Shared with other bots. If absent, this process is the only bot. */
  readonly budget?: CallBudget | undefined;
  readonly clock?: PacingClock;
}

const realClock: PacingClock = { now: () => performance.now(), after: (ms, act) => void setTimeout(act, ms) };

/**
 * Learns from throttled calls how many calls of each operation AWS accepts per second, and sends no more. AWS publishes
 * no numbers. No call waits before AWS has throttled one. The most urgent of the waiting calls is sent first.
 */
export function createPacing({ urgency = () => () => 0, budget, clock = realClock }: PacingOptions = {}) {
  const shared = budget && sparing(budget, clock);
  const paces = new Map<string, ReturnType<typeof createPace>>();
  const paceOf = (operation: string) => {
    const pace = paces.get(operation) ?? createPace({ operation, clock, budget: shared });
    paces.set(operation, pace);
    return pace;
  };
  let calls = 0;
  return {
    paceOf,
    /** Makes every attempt of a client wait for its turn, and sends throttled attempts again. Returns the client. */
    paced<Client>(client: Client): Client {
      const middleware: Middleware = (next, { commandName = 'Unknown' }) => {
        const pace = paceOf(commandName.replace(/Command$/, ''));
        calls += 1;
        // A call that is sent again keeps its place in the order.
        const place = { urgency: urgency(), order: calls };
        const send = async (args: object, sendsLeft: number): Promise<unknown> => {
          await pace.turn(place);
          const sentAt = clock.now();
          try {
            const result = await next(args);
            pace.taken(sentAt);
            return result;
          } catch (error) {
            if (isThrottled(error as SdkFailure)) {
              pace.refused(sentAt);
              if (sendsLeft > 1) return send(args, sendsLeft - 1);
            } else if (isAnswer(error)) pace.taken(sentAt);
            throw error;
          }
        };
        return (args) => send(args, MOST_SENDS);
      };
      const options = { step: 'finalizeRequest', priority: 'normal', name: 'paced' } as const;
      (client as Paceable).middlewareStack.add(middleware, options);
      return client;
    },
  };
}

/** A call that AWS refused for another reason counts as accepted. */
function isAnswer(error: unknown): boolean {
  return (error as Partial<SdkFailure>).$metadata?.httpStatusCode !== undefined;
}
