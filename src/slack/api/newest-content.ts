import { UpstreamError } from '../../errors.ts';

/** One write that waits or is going on. */
interface Entry<Content> {
  content: Content;
  readonly done: Promise<void>;
}

interface Lane<Content> {
  /** Waits, and takes newer contents; absent when there is none. */
  open?: Entry<Content> | undefined;
  /** Settles when everything that is in the lane is done. */
  tail: Promise<void>;
}

/**
 * Writes to one place at a time. While something is being written there, only the newest of what else comes is written after it, and all
 * who have waited are done with that.
 * @param write takes what is to be written when it can write: until then it may still change
 */
export function createNewestContent<Content>(write: (take: () => Content) => Promise<void>) {
  const lanes = new Map<string, Lane<Content>>();

  function enter(key: string, lane: Lane<Content>, content: Content, isForItself: boolean): Entry<Content> {
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
    lane.open = isForItself ? undefined : entry;
    return entry;
  }

  /**
   * Resolves when this content or a newer one stands there.
   * @param isForItself written in any case, and no other content in its place
   * @throws what `write` throws
   */
  return async function writeNewest(key: string, content: Content, isForItself = false): Promise<void> {
    const lane = lanes.get(key) ?? { tail: Promise.resolve() };
    lanes.set(key, lane);
    const entry = isForItself || lane.open === undefined ? enter(key, lane, content, isForItself) : lane.open;
    entry.content = content;
    try {
      await entry.done;
    } catch (error) {
      // What is wrong with another content says nothing about this one.
      if (entry.content === content || error instanceof UpstreamError) throw error;
      await writeNewest(key, content);
    }
  };
}
