type AnyCall = (...details: never[]) => void;

export interface Hub<Calls> {
  /** Tells every subscriber, in the order in which they subscribed. Never throws. */
  readonly tell: Calls;
  subscribe(subscriber: Partial<Calls>): void;
}

/**
 * Builds one object of functions whose calls reach all subscribers.
 * @param names of all functions; as a record, so that the compiler finds one that was forgotten
 * @param onFailure told when a subscriber throws; the others still hear of the call
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
