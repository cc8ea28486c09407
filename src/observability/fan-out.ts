import type { Events } from '../scenario/ports/events.ts';

/**
 * One Events for many listeners. An event never throws into the step that it tells of.
 * @param onFailure told when a listener failed
 */
export function fanOut(listeners: readonly Partial<Events>[], onFailure: (error: unknown) => void): Events {
  const tell = (name: keyof Events, details: readonly unknown[]) => {
    for (const listener of listeners) {
      try {
        (listener[name] as ((...all: readonly unknown[]) => void) | undefined)?.(...details);
      } catch (error) {
        onFailure(error);
      }
    }
  };
  return new Proxy({} as Events, {
    get:
      (_target, name: keyof Events) =>
      (...details: readonly unknown[]) =>
        tell(name, details),
  });
}
