import { afterAll, describe, expect, inject, test } from 'vitest';
import { lessonOfRun } from './cast.ts';
import { type Point, SIDES } from './gate.ts';
import { inOrder, publish } from './publish.ts';
import { liveStopped, WHILE_STOPPED } from './stopped-life.ts';
import { judgeStopped, type StoppedCell, stoppedTable } from './stopped-table.ts';

/** Every bot and every Redis adds a listener that ends it with this process. */
process.setMaxListeners(200);

/** Longer than in the other matrices, because two bots work in turn. In milliseconds. */
const LONGEST_MS = 300_000;

const cells: StoppedCell[] = [];
const startedAt = Date.now();
const wanted = new RegExp(inject('only'));
const lesson = lessonOfRun();
const recorded = await liveStopped(lesson);
const keyOf = ({ name, index }: Point) => `${name} ${index}`;
const points = recorded.points.filter((point) => wanted.test(keyOf(point)));
const cuts = points.flatMap((point) => SIDES.map((side) => ({ ...point, side })));
const all = cuts.flatMap((cut) => WHILE_STOPPED.map((whileStopped) => ({ cut, whileStopped })));

test('without a stop the person finishes, and the demo has many points', () => {
  expect(recorded.story).toMatchObject({ sawReport: true, sawReceipt: true, nudges: [], starts: 1 });
  expect(recorded).toMatchObject({ staleMessages: [], unfinished: [], leftInAws: [] });
  expect(recorded.findings.files).toEqual([]);
  expect(recorded.points.length).toBeGreaterThan(40);
});

describe.concurrent('stopped (SIGSTOP) for longer than the takeover', () => {
  for (const { cut, whileStopped } of all) {
    test(
      `${cut.side} ${keyOf(cut)}, the person ${whileStopped}`,
      async ({ expect: see, onTestFailed }) => {
        const life = await liveStopped(lesson, cut, whileStopped);
        const cell = judgeStopped({ cut, whileStopped }, life);
        cells.push(cell);
        onTestFailed(
          () => void process.stdout.write(`${life.logTail}\n${JSON.stringify({ ...cell, ...life.story })}\n`),
        );
        see(cell.faults).toEqual([]);
      },
      LONGEST_MS,
    );
  }
});

afterAll(async () => {
  const nameOf = ({ cut, whileStopped }: Pick<StoppedCell, 'cut' | 'whileStopped'>) =>
    `${keyOf(cut)} ${cut.side} ${whileStopped}`;
  const minutes = Math.round((Date.now() - startedAt) / 60_000);
  await publish(stoppedTable(lesson, inOrder(cells, all.map(nameOf), nameOf), minutes));
});
