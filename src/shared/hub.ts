type AnyCall = (...details: never[]) => void;

export interface Hub<Calls> {
  /** Calls the same function of every subscriber, in the order in which they subscribed. Never throws. */
  readonly tell: Calls;
  subscribe(subscriber: Partial<Calls>): void;
}

/**
 * Builds an object of functions. A call of one of them calls the same function of every subscriber.
 * @param names the names of all functions, as a record, so that the compiler finds a missing name
 * @param onFailure called when a subscriber throws; the other subscribers are still called
 */
export function createHub<Calls extends { [Name in keyof Calls]: AnyCall }>(
  names: Readonly<Record<keyof Calls, true>>,
  onFailure: (error: unknown) => void,
): Hub<Calls> {
  const subscribers: Partial<Calls>[] = [];
  const call =
    (name: keyof Calls) =>
    (...details: never[]) => {
      for (const subscriber of subscribers) {
        try {
          subscriber[name]?.(...details);
        } catch (error) {
          onFailure(error);
        }
      }
    };
  const tell = Object.fromEntries(Object.keys(names).map((name) => [name, call(name as keyof Calls)])) as Calls;
  return { tell, subscribe: (subscriber) => void subscribers.push(subscriber) };
}
