import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, describe, inject, test } from 'vitest';
import { playOn } from '../crash/play-on.ts';
import { inOrder } from '../crash/publish.ts';
import { type FaultCell, faultTable, judgeFault } from './cells.ts';
import { type FaultWorld, type FaultWorldOptions, partOf, patience, startFaultWorld } from './world.ts';

export interface PlannedCell {
  readonly where: string;
  readonly fault: string;
  readonly world?: FaultWorldOptions;
  /** Starts a service that only this cell needs, for example a Redis. */
  open?(): Promise<{ world: FaultWorldOptions; close(): Promise<void> }>;
  /**
   * Whether a demo whose record is lost may still exist in AWS during the person's next demo, and its QR code file
   * may remain.
   */
  readonly mayOverlap?: boolean;
  /** Runs after the demo and before the findings are read, for example a sweep. */
  after?(world: FaultWorld): Promise<void>;
}

/**
 * Plays a whole demo in every cell, several at a time. Prints the outcomes, and appends them to the file in
 * `FAULTS_REPORT`.
 */
export function faultMatrix(title: string, planned: readonly PlannedCell[]): void {
  const cells: FaultCell[] = [];
  const wanted = new RegExp(inject('only'));

  describe.concurrent(`the demo ends and leaves nothing after a fault of ${title}`, () => {
    for (const plan of planned.filter(({ where, fault }) => wanted.test(`${where}: ${fault}`))) {
      test(`${plan.where}: ${plan.fault}`, async ({ expect, onTestFailed }) => {
        const { cell, logTail } = await runCell(plan);
        cells.push(cell);
        onTestFailed(() => void process.stdout.write(logTail));
        expect(cell.problems).toEqual([]);
      });
    }
  });

  afterAll(async () => {
    const nameOf = ({ where, fault }: Pick<FaultCell, 'where' | 'fault'>) => `${where}: ${fault}`;
    const table = faultTable(title, inOrder(cells, planned.map(nameOf), nameOf));
    process.stdout.write(`\n${table}`);
    const path = inject('report');
    if (path === '') return;
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, `${table}\n`);
  });
}

async function runCell(plan: PlannedCell): Promise<{ cell: FaultCell; logTail: string }> {
  const startedAt = Date.now();
  const opened = await plan.open?.();
  try {
    await using world = await startFaultWorld({ ...plan.world, ...opened?.world });
    const story = await playOn(world.person, patience, partOf(world.person));
    await plan.after?.(world);
    const seconds = (Date.now() - startedAt) / 1000;
    const report = world.witness.report();
    const findings = plan.mayOverlap ? { ...report, tooMany: [], files: [] } : report;
    const cell = judgeFault(plan.where, plan.fault, { story, findings, seconds });
    return { cell, logTail: `${world.logTail()}${JSON.stringify(story)}\n` };
  } finally {
    await opened?.close();
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    only: string;
    report: string;
  }
}
