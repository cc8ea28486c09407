import { expect, test } from 'vitest';
import { UpstreamError } from '../../../src/errors.ts';
import { createEngine } from '../../../src/scenario/engine.ts';
import { advanceJob } from '../../../src/scenario/jobs.ts';
import type { DemoHistory, PastDemo } from '../../../src/scenario/ports/demo-history.ts';
import type { Notes } from '../../../src/scenario/ports/notes.ts';
import { readLastSweep } from '../../../src/scenario/sweep/last-sweep.ts';
import { createMemoryDemoHistory } from '../../../src/state/people/memory-demo-history.ts';
import { createMemoryNotes } from '../../../src/state/people/memory-notes.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { startScene } from '../sweep/sweep-scene.ts';

const WHO = { workspaceId: 'T1', userId: 'U1' };
const AWAY = new UpstreamError('redis', 'Timeout', 'Redis did not answer.');

/** Returns a history whose `add` fails `failuresLeft` times, and then notes the added demos. */
function failingHistory() {
  const inner = createMemoryDemoHistory(movableClock(), new Map());
  const seen = { failuresLeft: 0, added: [] as PastDemo[] };
  const history: DemoHistory = {
    list: inner.list,
    add: async (who, past) => {
      if (seen.failuresLeft-- > 0) throw AWAY;
      seen.added.push(past);
      await inner.add(who, past);
    },
  };
  return { seen, history };
}

test('an ended demo is in its participant’s history, with the number of removed resources and without their names', async () => {
  const { history } = failingHistory();
  const bot = await (await startScene()).startBot({ remembered: { history } });
  const demoId = await bot.preparedDemo();
  expect(await history.list(WHO)).toEqual([]);
  await bot.stopDemo();
  const { receipt, createdAt } = await bot.demoIn(demoId, 'ended');
  await expect
    .poll(() => history.list(WHO))
    .toEqual([
      {
        demoId,
        scenario: 'session-token',
        endReason: 'stop',
        startedAt: createdAt,
        endedAt: receipt?.listedAt,
        removed: receipt?.removed.length,
        left: 0,
      },
    ]);
  expect(receipt?.removed.length).toBeGreaterThan(3);
});

test('if the history cannot be written, the receipt is still shown, and the next try of the job writes it', async () => {
  const { seen, history } = failingHistory();
  const bot = await (await startScene()).startBot({ remembered: { history } });
  const demoId = await bot.preparedDemo();
  seen.failuresLeft = 1;
  await bot.stopDemo();
  await expect.poll(() => bot.shown.some(({ phase }) => phase === 'ended')).toBe(true);
  await expect.poll(() => history.list(WHO)).toMatchObject([{ demoId }]);
});

test('if the history can never be written, the demo is still ended, and not stuck', async () => {
  const { seen, history } = failingHistory();
  const bot = await (await startScene()).startBot({ remembered: { history } });
  const demoId = await bot.preparedDemo();
  seen.failuresLeft = 100;
  await bot.stopDemo();
  await expect.poll(() => bot.bugs.length).toBeGreaterThan(0);
  expect(await bot.demoIn(demoId, 'ended')).toMatchObject({ endReason: 'stop' });
  expect(bot.alerts).toEqual([]);
});

test('if a bot crashes between the end of a demo and its entry in the history, the next bot adds it, and it is there once', async () => {
  const scene = await startScene();
  const first = await scene.startBot();
  const demoId = await first.preparedDemo();
  await first.stopDemo();
  const demo = await first.demoIn(demoId, 'ended');
  await first.stop();
  const { seen, history } = failingHistory();
  const second = await scene.startBot({ remembered: { history } });
  const engine = createEngine(second.parts);
  for (const _ of ['again', 'and again']) await engine.run(advanceJob(demo, 'teardown'));
  expect(await history.list(WHO)).toMatchObject([{ demoId }]);
  expect(seen.added).toEqual([seen.added[0], seen.added[0]]);
});

test('a demo that ended without a receipt is not in the history', async () => {
  const { seen, history } = failingHistory();
  const scene = await startScene();
  const bot = await scene.startBot({ remembered: { history } });
  const demoId = await bot.preparedDemo();
  const demo = await bot.store.load(demoId);
  const given = await bot.store.save({ ...demo!, phase: 'ended' });
  await createEngine(bot.parts).run(advanceJob(given, 'preparing'));
  expect(seen.added).toEqual([]);
});

test('a sweep notes its time and how many orphans are left, and does not fail if the note cannot be written', async () => {
  const scene = await startScene();
  const notes = createMemoryNotes(movableClock());
  expect(await readLastSweep(notes)).toBeUndefined();
  const bot = await scene.startBot({ remembered: { notes } });
  await bot.sweep();
  await expect.poll(() => readLastSweep(notes)).toEqual({ at: expect.any(Number), leftovers: 0 });
  for (const text of ['', 'no JSON', '{"at":"today"}']) {
    await notes.keep('["last-sweep"]', text, 60_000);
    expect(await readLastSweep(notes)).toBeUndefined();
  }
  const away: Notes = { ...notes, keep: () => Promise.reject(AWAY) };
  const other = await scene.startBot({ remembered: { notes: away } });
  expect(await other.sweep()).toMatchObject({ failed: 0 });
});
