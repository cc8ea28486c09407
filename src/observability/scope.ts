import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';

/** One piece of work: what is logged and called while it runs belongs to its demo. */
export interface Scope {
  readonly demoId: string | undefined;
  /** Its trace, where traces are made. */
  readonly span: Span | undefined;
  /** Of the calls to AWS since the last event. */
  requestIds: string[];
}

export interface Scopes {
  run<T>(demoId: string | undefined, span: Span | undefined, work: () => T): T;
  current(): Scope | undefined;
}

export function createScopes(): Scopes {
  const storage = new AsyncLocalStorage<Scope>();
  return {
    run: (demoId, span, work) => storage.run({ demoId, span, requestIds: [] }, work),
    current: () => storage.getStore(),
  };
}
