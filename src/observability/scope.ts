import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';
import type { Job } from '../scenario/ports/job-queue.ts';

/** The work of one job. Log lines and AWS calls during this work belong to its demo. */
export interface Scope {
  readonly demoId: string;
  /** How urgent the work is; it may become more urgent while it runs. */
  priority: Job['priority'];
  /** The work's span in the trace; undefined without tracing. */
  readonly span: Span | undefined;
  /** The ids of AWS requests since the last audit record. */
  requestIds: string[];
}

export type ScopedJob = Pick<Job, 'demoId' | 'priority'>;

export interface Scopes {
  /** Runs the work within a new scope. */
  run<T>(job: ScopedJob, span: Span | undefined, work: () => T): T;
  /** Returns the scope of the work that is running; undefined outside of jobs. */
  current(): Scope | undefined;
  /** Returns the scope of this demo's job in this process. */
  of(demoId: string): Scope | undefined;
}

// One storage for the process: in Node 20 each AsyncLocalStorage in use slows down every promise.
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
