import { afterAll, describe, expect, inject, test } from 'vitest';
import { lessonOfRun } from './cast.ts';
import { type Point, SIDES } from './gate.ts';
import { inOrder, publish } from './publish.ts';
import { liveStopped, WHILE_STOPPED } from './stopped-life.ts';
import { judgeStopped, type StoppedCell, stoppedTable } from './stopped-table.ts';

/**
 * Every bot and every Redis adds an exit listener to this process; Node warns about more than 10 listeners by default.
 */
process.setMaxListeners(200);

/** The time limit of one test, in milliseconds. It is long because two bots work one after the other. */
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

test('without a stop the person finishes, and the bot makes more than 40 calls at which it can be stopped', () => {
  expect(recorded.story).toMatchObject({ sawReport: true, sawReceipt: true, nudges: [], starts: 1 });
  expect(recorded).toMatchObject({ staleMessages: [], unfinished: [], leftInAws: [] });
  expect(recorded.findings.files).toEqual([]);
  expect(recorded.points.length).toBeGreaterThan(40);
});

describe.concurrent('the demo ends and the sweep leaves nothing if the bot is stopped (SIGSTOP) for longer than the takeover', () => {
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
