import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';
import type { Job } from '../scenario/ports/job-queue.ts';

/** One piece of work: what is logged and called while it runs belongs to its demo. */
export interface Scope {
  readonly demoId: string;
  /** How urgent it is; it may become more urgent while it runs. */
  priority: Job['priority'];
  /** Its trace, where traces are made. */
  readonly span: Span | undefined;
  /** Of the calls to AWS since the last event. */
  requestIds: string[];
}

export type ScopedJob = Pick<Job, 'demoId' | 'priority'>;

export interface Scopes {
  run<T>(job: ScopedJob, span: Span | undefined, work: () => T): T;
  current(): Scope | undefined;
  /** Of the job of this demo that runs in this process. */
  of(demoId: string): Scope | undefined;
}

// One for the process: while Node 20 runs, each storage in use costs something for every promise.
const storage = new AsyncLocalStorage<Scope>();

const running = new Map<string, Scope>();

export const scopes: Scopes = {
  run: ({ demoId, priority }, span, work) => {
    const scope: Scope = { demoId, priority, span, requestIds: [] };
    running.set(demoId, scope);
    const done = () => {
      if (running.get(demoId) === scope) running.delete(demoId);
    };
    const result = storage.run(scope, work);
    void Promise.resolve(result).then(done, done);
    return result;
  },
  current: () => storage.getStore(),
  of: (demoId) => running.get(demoId),
};
