import { afterAll, describe, expect, inject, test } from 'vitest';
import { lessonOfRun } from './cast.ts';
import { type Point, SIDES } from './gate.ts';
import { live } from './life.ts';
import { type Cell, judge } from './outcome.ts';
import { inOrder, publish } from './publish.ts';
import { isHousekeeping } from './redis-commands.ts';
import { crashTable } from './table.ts';

/**
 * Every bot and every Redis adds an exit listener to this process; Node warns about more than 10 listeners by default.
 */
process.setMaxListeners(100);

const cells: Cell[] = [];
const startedAt = Date.now();
const wanted = new RegExp(inject('only'));
const lesson = lessonOfRun();
const recorded = await live(lesson);
const points = recorded.points
  .filter((point) => wanted.test(`${point.name} ${point.index}`))
  .filter(firstOfHousekeeping);
const cuts = points.flatMap((point) => SIDES.map((side) => ({ ...point, side })));

/**
 * Returns false for a repeated command with which an idle queue renews a lock or looks for jobs. How often the queue
 * repeats it depends on the clock, so only the first such command is a point.
 */
function firstOfHousekeeping({ name, index }: Point): boolean {
  return index === 1 || !isHousekeeping(name);
}

test('without a kill the person finishes, and the bot makes more than 50 calls at which it can be killed', () => {
  expect(recorded.story, recorded.logTail).toMatchObject({ sawReport: true, sawReceipt: true, nudges: [], starts: 1 });
  expect(recorded.findings).toMatchObject({ leftovers: [], tooMany: [], codesSentTwice: [], duplicateQr: 0, users: 1 });
  expect(recorded.points.length).toBeGreaterThan(50);
});

describe.concurrent('the demo ends and leaves nothing if the bot is killed', () => {
  for (const cut of cuts) {
    test(`${cut.side} ${cut.name} ${cut.index}`, async ({ expect, onTestFailed }) => {
      const life = await live(lesson, cut);
      onTestFailed(() => void process.stdout.write(`${life.logTail}\n${JSON.stringify(life.story)}\n`));
      const cell = judge(cut, life);
      cells.push(cell);
      expect(cell.faults).toEqual([]);
    });
  }
});

afterAll(async () => {
  const nameOf = ({ cut }: Pick<Cell, 'cut'>) => `${cut.name} ${cut.index} ${cut.side}`;
  const minutes = Math.round((Date.now() - startedAt) / 60_000);
  const note = `Commands with which an idle queue renews locks and looks for jobs are points at their first occurrence only. The whole run took ${minutes} minutes.`;
  const plan = cuts.map((cut) => nameOf({ cut }));
  await publish(crashTable(lesson, inOrder(cells, plan, nameOf), note));
});
