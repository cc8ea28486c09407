import type { CallBudget } from '../../../shared/call-budget.ts';
import { codeOf, type SdkFailure } from '../errors.ts';
import { createPace, type PacingClock } from './pace.ts';
import { sparing } from './sparing.ts';

/** So often an attempt is sent while AWS refuses it for its rate alone: then AWS has done nothing, also of a call that must not be sent twice. */
const MOST_SENDS = 3;

/** What is used of an SDK client's middleware stack: each attempt passes it, retries too. */
interface Paceable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'finalizeRequest'; priority: 'normal'; name: string }): void;
  };
}
type Handler = (args: object) => Promise<unknown>;
type Middleware = (next: Handler, context: { readonly commandName?: string }) => Handler;

interface PacingOptions {
  /** Says how the urgency of the call that is being made is read from now on; lower goes first. */
  readonly urgency?: (() => () => number) | undefined;
  /** Shared with other bots; absent: this process is the only one. */
  readonly budget?: CallBudget | undefined;
  readonly clock?: PacingClock;
}

const realClock: PacingClock = { now: () => performance.now(), after: (ms, act) => void setTimeout(act, ms) };

/**
 * Learns how many calls of each operation AWS takes per second, from what it refuses, and sends no more. AWS publishes no numbers. Before the
 * first refusal nothing waits; of the calls that wait the most urgent goes first.
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
    /** Has every attempt of a client paced, and sent again after a refusal for its rate alone. Returns the client. */
    paced<Client>(client: Client): Client {
      const middleware: Middleware = (next, { commandName = 'Unknown' }) => {
        const pace = paceOf(commandName.replace(/Command$/, ''));
        calls += 1;
        // A call that is sent again keeps its place.
        const place = { urgency: urgency(), order: calls };
        const send = async (args: object, sendsLeft: number): Promise<unknown> => {
          await pace.turn(place);
          const sentAt = clock.now();
          try {
            const result = await next(args);
            pace.taken(sentAt);
            return result;
          } catch (error) {
            if (isThrottled(error)) {
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

/** What AWS refuses for another reason it has taken all the same. */
function isAnswer(error: unknown): boolean {
  return (error as Partial<SdkFailure>).$metadata?.httpStatusCode !== undefined;
}

function isThrottled(error: unknown): boolean {
  return /^Throttling/.test(codeOf(error as SdkFailure));
}
