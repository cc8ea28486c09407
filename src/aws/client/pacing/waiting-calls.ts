/** A call's place among those that wait. */
export interface Place {
  /** Lower goes first. */
  readonly urgency: number;
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
    add(place: Place, go: () => void): void {
      const isAfter = (other: Place) => comparePlaces(other, place) > 0;
      // Nearly all belong at the end.
      let at = calls.length;
      for (let before = calls[at - 1]; before && isAfter(before); before = calls[at - 1]) at -= 1;
      calls.splice(at, 0, { ...place, go });
    },
    /** The next one goes. */
    letOneGo(): void {
      calls.shift()?.go();
    },
  };
}

function comparePlaces(one: Place, other: Place): number {
  return one.urgency - other.urgency || one.order - other.order;
}
