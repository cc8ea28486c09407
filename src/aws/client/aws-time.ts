import { incomplete } from './whole.ts';

type Handler = (args: object) => Promise<{ readonly response: unknown }>;

/** The part of an SDK client's middleware stack that is used here. */
interface Watchable {
  readonly middlewareStack: {
    add(middleware: (next: Handler) => Handler, options: { step: 'deserialize'; priority: 'low'; name: string }): void;
  };
}

export interface AwsTime {
  /** Reads the time from every answer that the client gets. Returns the client. */
  watch<Client>(client: Client): Client;
  /**
   * Returns AWS's time in epoch milliseconds, to the second.
   * @throws UpstreamError before the first answer
   */
  now(): number;
}

/**
 * Reads AWS's time from the Date header of its answers. The bot uses this time to decide which resources are old enough
 * to delete, because the clock of its machine may be wrong.
 */
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
