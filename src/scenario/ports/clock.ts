export interface Clock {
  /** Returns epoch milliseconds. */
  now(): number;
}

export interface AlarmClock extends Clock {
  /**
   * Calls `ring` once at `time` (epoch milliseconds), but never before this call has returned. Returns a function that
   * cancels it.
   */
  at(time: number, ring: () => void): () => void;
}
