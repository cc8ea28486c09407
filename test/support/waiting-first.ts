import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Stories and servers: they wait for sockets, timers and child processes most of the time. */
const WAITING = /\/test\/(e2e|queue|state|sandbox\/page|sandbox\/cli)/;

/**
 * Begins with the files that wait. While they do, the workers beside them compute, and no long story is left at the end
 * for one core, with the others idle.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => WAITING.test(moduleId);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}
