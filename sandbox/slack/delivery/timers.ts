/** Delayed actions. A pending action does not keep the process running. */
export interface Timers {
  /** Runs `action` after `delayMs`, or `otherwise` if `clear` comes first. */
  after(delayMs: number, action: () => void, otherwise?: () => void): void;
  clear(): void;
}

export function createTimers(): Timers {
  const pending = new Map<NodeJS.Timeout, (() => void) | undefined>();
  return {
    after(delayMs, action, otherwise) {
      const timer = setTimeout(() => {
        pending.delete(timer);
        action();
      }, delayMs).unref();
      pending.set(timer, otherwise);
    },
    clear() {
      const calledOff = [...pending];
      pending.clear();
      for (const [timer, otherwise] of calledOff) {
        clearTimeout(timer);
        otherwise?.();
      }
    },
  };
}
