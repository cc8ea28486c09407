import type { World } from './world.ts';

/** An event as the app gets it. */
export type Event = Readonly<Record<string, unknown>>;

/**
 * Adds each event to `told`, even if Bolt ignores it because it is about an action of the app itself. A payload that is
 * not an event, such as a command, adds `undefined`.
 */
export function keepEvents(app: World['app'], told: Event[]): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    told.push((event.body as { event: Event }).event);
    await process(event);
  };
}
