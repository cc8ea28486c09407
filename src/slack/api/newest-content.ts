import { UpstreamError } from '../../errors.ts';

/** A write that waits or is running. */
interface Entry<Content> {
  content: Content;
  readonly done: Promise<void>;
}

interface Lane<Content> {
  /** The write that waits; a newer content takes the place of its content. Absent if none waits. */
  open?: Entry<Content> | undefined;
  /** Resolves when all writes of the lane are done. */
  tail: Promise<void>;
}

/**
 * Returns a function that writes to one place at a time. While a write is running, only the newest of the contents that arrive
 * is written next, and the calls of all of them resolve with it.
 * @param write calls `take` for its content when it can write, because the content may be replaced until then
 */
export function createNewestContent<Content>(write: (take: () => Content) => Promise<void>) {
  const lanes = new Map<string, Lane<Content>>();

  function enter(key: string, lane: Lane<Content>, content: Content, mustBeWritten: boolean): Entry<Content> {
    const take = () => {
      if (lane.open === entry) lane.open = undefined;
      return entry.content;
    };
    const done = lane.tail.then(() => write(take)).finally(() => void take());
    const entry: Entry<Content> = { content, done };
    const tail: Promise<void> = done
      .catch(() => undefined)
      .then(() => (lane.tail === tail ? void lanes.delete(key) : undefined));
    lane.tail = tail;
    lane.open = mustBeWritten ? undefined : entry;
    return entry;
  }

  /**
   * Resolves when this content or a newer one is written.
   * @param mustBeWritten writes this content in any case, and no other in its place
   * @throws the errors of `write`
   */
  return async function writeNewest(key: string, content: Content, mustBeWritten = false): Promise<void> {
    const lane = lanes.get(key) ?? { tail: Promise.resolve() };
    lanes.set(key, lane);
    const entry = mustBeWritten || lane.open === undefined ? enter(key, lane, content, mustBeWritten) : lane.open;
    entry.content = content;
    try {
      await entry.done;
    } catch (error) {
      // The refused content is a newer one. That says nothing about this content, so write this one.
      if (entry.content === content || error instanceof UpstreamError) throw error;
      await writeNewest(key, content);
    }
  };
}
