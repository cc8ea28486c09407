/** A call's place in the order of waiting calls. */
export interface Place {
  /**
   * Returns how urgent the call is now: a lower number goes first. It can change while the call waits.
   */
  urgency(): number;
  /** Of two calls that are equally urgent, the call with the lower number goes first. */
  readonly order: number;
}

/** Holds the calls of one operation that wait for their turn. */
export function createWaitingCalls() {
  const calls: (Place & { readonly go: () => void })[] = [];
  return {
    get count() {
      return calls.length;
    },
    add({ urgency, order }: Place, go: () => void): void {
      calls.push({ urgency, order, go });
    },
    /** Lets the most urgent call go. */
    letOneGo(): void {
      let next = 0;
      for (const [index, call] of calls.entries()) {
        const first = calls[next];
        if (first && comparePlaces(call, first) < 0) next = index;
      }
      calls.splice(next, 1)[0]?.go();
    },
  };
}

function comparePlaces(one: Place, other: Place): number {
  return one.urgency() - other.urgency() || one.order - other.order;
}
