import { UpstreamError } from '../../errors.ts';

/** A write that waits or is running. */
interface Entry<Content> {
  content: Content;
  readonly done: Promise<void>;
}

/** The writes to one place. They run one after another. */
interface Lane<Content> {
  /** A write that has not started yet, so a newer content can replace its content. Absent if there is none. */
  open?: Entry<Content> | undefined;
  /** Resolves when all writes of the lane are done. */
  tail: Promise<void>;
}

/**
 * Returns a function that writes contents to places. Each place has at most one running write. Of all contents that
 * arrive during a write, only the newest is written next. Then the calls for all these contents resolve.
 * @param write calls `take` right before it writes, because a newer content may replace the content until then
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
   * @param mustBeWritten writes this content even if a newer content arrives
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
      // The refused content is newer than this content. Slack may accept this content, so write it.
      if (entry.content === content || error instanceof UpstreamError) throw error;
      await writeNewest(key, content);
    }
  };
}
