/** Epoch milliseconds. */
export interface Clock {
  now(): number;
}

export interface AlarmClock extends Clock {
  /** Calls `ring` once, when `time` (epoch milliseconds) has come; never before this call has returned. Returns how to call it off. */
  at(time: number, ring: () => void): () => void;
}
