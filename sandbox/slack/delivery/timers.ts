/** Things that happen later, unless they are called off; they keep no process alive. */
export interface Timers {
  /** `otherwise` happens when it is called off. */
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
