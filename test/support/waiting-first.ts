import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that mostly wait for sockets, timers and child processes. */
const WAITING = /\/test\/(e2e|queue|state|sandbox\/page|sandbox\/cli)/;

/**
 * Starts with the test files that mostly wait. Other workers compute at the same time, and at the end no long test keeps
 * one core busy while the others are idle.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => WAITING.test(moduleId);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}
