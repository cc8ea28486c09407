import { AsyncLocalStorage } from 'node:async_hooks';

/** One piece of work: what is logged and called while it runs belongs to its demo. */
export interface Scope {
  readonly demoId: string | undefined;
  /** Of the calls to AWS since the last event. */
  requestIds: string[];
}

export interface Scopes {
  run<T>(demoId: string | undefined, work: () => T): T;
  current(): Scope | undefined;
}

export function createScopes(): Scopes {
  const storage = new AsyncLocalStorage<Scope>();
  return {
    run: (demoId, work) => storage.run({ demoId, requestIds: [] }, work),
    current: () => storage.getStore(),
  };
}
