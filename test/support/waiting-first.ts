import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that mostly wait for sockets, timers and child processes. */
const WAITING = /\/test\/(e2e|queue|state|sandbox\/page|sandbox\/cli)/;

/**
 * Moves the test files that mostly wait to the front, because most of the long tests are in them. Then no worker runs a
 * long test at the end of the run while the other workers have nothing left to do.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => WAITING.test(moduleId);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}
