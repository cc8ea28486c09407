/** A call's place among those that wait. */
export interface Place {
  /** Lower goes first. Read when a turn is given: it may have changed while the call waited. */
  urgency(): number;
  /** Among equally urgent ones the lower number goes first. */
  readonly order: number;
}

/** Calls of one operation that wait for their turn, the most urgent first. */
export function createWaitingCalls() {
  const calls: (Place & { readonly go: () => void })[] = [];
  return {
    get count() {
      return calls.length;
    },
    add({ urgency, order }: Place, go: () => void): void {
      calls.push({ urgency, order, go });
    },
    /** The next one goes. */
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
