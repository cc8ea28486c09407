import { provideProgram } from './provide-program.ts';
import { findRedis } from './redis.ts';

/** For the tests of what survives a crash. */
export function setup(): void {
  provideProgram({ name: 'Redis', debianPackage: 'redis-server', find: findRedis });
}
