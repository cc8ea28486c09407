/**
 * A stream of server-sent events with whole snapshots. A new listener gets the newest snapshot, then every later one.
 */
export class SnapshotStream<T> {
  #listeners = new Set<(text: string) => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  show(value: T): void {
    this.#value = value;
    for (const listener of this.#listeners) listener(frame(value));
  }

  respond(): Response {
    const encoder = new TextEncoder();
    let listener: (text: string) => void = () => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        listener = (text) => controller.enqueue(encoder.encode(text));
        this.#listeners.add(listener);
        listener(frame(this.#value));
      },
      cancel: () => {
        this.#listeners.delete(listener);
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' } });
  }
}

function frame(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

/**
 * A stream of server-sent events with single entries. A new listener gets all earlier entries, then every later one.
 */
export class EntryStream<T> {
  #listeners = new Set<(text: string) => void>();
  #entries: T[] = [];

  add(...entries: readonly T[]): void {
    this.#entries.push(...entries);
    for (const listener of this.#listeners) listener(entries.map(frame).join(''));
  }

  respond(): Response {
    const encoder = new TextEncoder();
    let listener: (text: string) => void = () => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        listener = (text) => controller.enqueue(encoder.encode(text));
        this.#listeners.add(listener);
        listener(this.#entries.map(frame).join(''));
      },
      cancel: () => {
        this.#listeners.delete(listener);
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  }
}
