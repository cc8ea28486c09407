import { afterAll, describe, expect, inject, test } from 'vitest';
import { inOrder, publish } from './publish.ts';
import { liveWorkshop } from './workshop/life.ts';
import { judgeWorkshop, type WorkshopCell } from './workshop/outcome.ts';
import { workshopCuts } from './workshop/points.ts';
import { workshopTable } from './workshop/table.ts';

/**
 * Every bot and every Redis adds an exit listener to this process; Node warns about more than 10 listeners by default.
 */
process.setMaxListeners(200);

const size = inject('people');
const cells: WorkshopCell[] = [];
const startedAt = Date.now();
const wanted = new RegExp(inject('only'));
const recorded = await liveWorkshop(size, []);
const cuts = workshopCuts(recorded.points).filter(({ name, index, side }) => wanted.test(`${name} ${index} ${side}`));

test('without a kill everybody gets a receipt, no message comes twice, and there are many kinds of calls', () => {
  const { faults, twice } = judgeWorkshop(recorded);
  expect({ faults, twice }, recorded.logTail).toEqual({ faults: [], twice: [] });
  expect(recorded.points.some(({ name }) => name.startsWith('redis state HAND_OVER'))).toBe(true);
  expect(workshopCuts(recorded.points).length).toBeGreaterThan(40);
});

describe.concurrent('the workshop ends for everybody if the bot is killed', () => {
  for (const cut of cuts) {
    test(`${cut.side} ${cut.name} ${cut.index}`, async ({ expect, onTestFailed }) => {
      const life = await liveWorkshop(size, [cut]);
      const { logTail, points: _points, fates, ...rest } = life;
      const lost = fates.filter(
        ({ hasReceipt, letters }) => !hasReceipt || letters.news === 0 || letters.questions === 0,
      );
      onTestFailed(() => void process.stdout.write(`${logTail}\n${JSON.stringify({ ...rest, lost })}\n`));
      const cell = { cut, ...judgeWorkshop(life) };
      cells.push(cell);
      expect(cell.faults).toEqual([]);
    });
  }
});

afterAll(async () => {
  const nameOf = ({ cut }: Pick<WorkshopCell, 'cut'>) => `${cut.name} ${cut.index} ${cut.side}`;
  const minutes = Math.round((Date.now() - startedAt) / 60_000);
  const kinds = new Set(cuts.map(({ name }) => name)).size;
  const inPlan = inOrder(
    cells,
    cuts.map((cut) => nameOf({ cut })),
    nameOf,
  );
  await publish(workshopTable(size, inPlan, kinds, minutes));
});
