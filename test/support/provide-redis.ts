import { provideProgram } from './provide-program.ts';
import { findRedis } from './redis.ts';

/** Provides Redis for the tests with a real Redis. */
export function setup(): void {
  provideProgram({ name: 'Redis', debianPackage: 'redis-server', find: findRedis });
}
