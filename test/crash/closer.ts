/** Closes all opened parts in reverse order. (Node 20 has no AsyncDisposableStack yet.) */
export interface Closer extends AsyncDisposable {
  /** Returns the part unchanged and remembers how to close it. */
  adopt<Part>(part: Part, close: (part: Part) => Promise<unknown>): Part;
  defer(close: () => Promise<unknown>): void;
}

export function createCloser(): Closer {
  const closing: (() => Promise<unknown>)[] = [];
  return {
    adopt(part, close) {
      closing.push(() => close(part));
      return part;
    },
    defer: (close) => void closing.push(close),
    async [Symbol.asyncDispose]() {
      for (const close of closing.reverse()) await close();
    },
  };
}
