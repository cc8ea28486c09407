import { incomplete } from './whole.ts';

type Handler = (args: object) => Promise<{ readonly response: unknown }>;

/** What is used of an SDK client's middleware stack. */
interface Watchable {
  readonly middlewareStack: {
    add(middleware: (next: Handler) => Handler, options: { step: 'deserialize'; priority: 'low'; name: string }): void;
  };
}

export interface AwsTime {
  /** Has the client's answers read for the time. */
  watch<Client>(client: Client): Client;
  /** Epoch milliseconds, to the second. @throws UpstreamError before an answer has told the time */
  now(): number;
}

/** What decides about deleting something must not depend on the clock of one machine: every answer of AWS has the time. */
export function createAwsTime(): AwsTime {
  let aheadMs: number | undefined;
  const middleware = (next: Handler): Handler => {
    return async (args) => {
      const result = await next(args);
      const theirs = Date.parse(dateOf(result.response));
      if (!Number.isNaN(theirs)) aheadMs = Date.now() - theirs;
      return result;
    };
  };
  return {
    watch(client) {
      const options = { step: 'deserialize', priority: 'low', name: 'awsTime' } as const;
      (client as Watchable).middlewareStack.add(middleware, options);
      return client;
    },
    now() {
      if (aheadMs === undefined) throw incomplete('the time');
      return Date.now() - aheadMs;
    },
  };
}

function dateOf(response: unknown): string {
  return (response as { headers?: { date?: string } } | undefined)?.headers?.date ?? '';
}
