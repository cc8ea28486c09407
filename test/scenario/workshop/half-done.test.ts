import { expect, test, vi } from 'vitest';
import type { Clock } from '../../../src/scenario/ports/clock.ts';
import type { WorkshopTeller } from '../../../src/scenario/ports/workshop-teller.ts';
import { createWorkshops } from '../../../src/scenario/workshop/create-workshops.ts';
import { lettersFor } from '../../../src/scenario/workshop/letters.ts';
import { runWorkshop } from '../../../src/scenario/workshop/run-workshop.ts';
import { createMemoryWorkshops } from '../../../src/state/workshops/memory-workshops.ts';
import { MINUTE_MS, startScene } from '../sweep/sweep-scene.ts';

const silent: WorkshopTeller = { show: async () => 'told', send: async () => 'told' };

/**
 * Starts a bot with a workshop in which people can start demos without a seat, as if the bot had crashed after starting
 * the demo and before taking the seat.
 * @param clock the clock of the workshop's operations; if absent, the bot's clock
 */
async function startRoom(clock?: Clock) {
  const scene = await startScene();
  const workshops = createMemoryWorkshops({ now: () => Date.now() });
  const inWorkshops = { workshops, teller: silent, access: { maxActiveDemos: 50 }, newDemoId: () => 'never' };
  const bot = await scene.startBot({ remembered: { inWorkshops } });
  const rooms = createWorkshops({
    ...bot.parts,
    ...(clock && { clock }),
    workshops,
    newWorkshopId: () => 'w0rksh0pw0rk',
  });
  const by = { workspaceId: 'T1', userId: 'U0MAX' };
  const wish = { by, channelId: 'C1', locale: 'en', scenario: 'session-token', isAnonymous: false };
  const { workshop } = await rooms.open({ ...wish, lastsMs: 60 * MINUTE_MS });
  const { workshopId } = workshop;
  return {
    scene,
    bot,
    workshops,
    rooms,
    workshopId,
    run: () => runWorkshop({ ...bot.parts, ...inWorkshops }, workshopId),
  };
}

test('a participant who has no seat because the bot crashed gets a seat when the demo goes on', async () => {
  const { bot, workshops, workshopId } = await startRoom();
  const demoId = await bot.startDemo('U1', workshopId);
  await bot.prepared(demoId);
  await vi.waitFor(async () =>
    expect(await workshops.seatOf(workshopId, 'U1')).toMatchObject({ number: 1, progress: { demoId } }),
  );
});

test('the end of a workshop also ends a demo without a seat, and counts its participant', async () => {
  const { scene, bot, workshops, rooms, workshopId, run } = await startRoom();
  const demoId = await bot.preparedDemo();
  const demo = await bot.demoIn(demoId, 'awaiting-enrollment');
  await bot.store.save({ ...demo, workshopId });
  await rooms.end(workshopId);
  await run();
  await bot.demoIn(demoId, 'ended');
  await run();
  expect(await workshops.load(workshopId)).toMatchObject({ phase: 'ended' });
  expect(await workshops.seats(workshopId)).toMatchObject([
    { userId: 'U1', progress: { demoId, place: 'ended', left: 0 } },
  ]);
  expect(scene.isClean()).toBe(true);
});

test('two changes of a seat at the same time are both saved', async () => {
  const { workshops, rooms, workshopId } = await startRoom();
  await workshops.takeSeat(workshopId, { userId: 'U1', locale: 'en', joinedAt: 1 });
  await Promise.all([
    rooms.answer(workshopId, 'U1', 'understood', 'yes'),
    rooms.answer(workshopId, 'U1', 'hardest', 'enroll'),
  ]);
  await rooms.raiseHand(workshopId, 'U1');
  await Promise.all([rooms.takeHand(workshopId, 'U1', 'U0MAX'), rooms.lowerHand(workshopId, 'U1')]);
  expect(await workshops.seatOf(workshopId, 'U1')).toMatchObject({
    answers: { understood: 'yes', hardest: 'enroll' },
    hand: { takenBy: 'U0MAX', helpedAt: expect.any(Number) },
  });
  expect(await rooms.raiseHand(workshopId, 'U7')).toEqual({ kind: 'no-seat' });
});

test('two announcements in the same millisecond become two letters', async () => {
  const opened = Date.now();
  const { workshops, rooms, workshopId } = await startRoom({ now: () => opened });
  await workshops.takeSeat(workshopId, { userId: 'U1', locale: 'en', joinedAt: 1 });
  await Promise.all([rooms.announce(workshopId, 'one'), rooms.announce(workshopId, 'two')]);
  const workshop = await workshops.load(workshopId);
  const letters = lettersFor(workshop!, (await workshops.seatOf(workshopId, 'U1'))!);
  expect(letters.map((letter) => letter.kind === 'news' && letter.news.text)).toEqual(['one', 'two']);
  expect(new Set(letters.map(({ name }) => name)).size).toBe(2);
});

test('more time also moves the job that ends the workshop', async () => {
  const { bot, rooms, workshopId } = await startRoom();
  const asked = vi.spyOn(bot.parts.queue, 'enqueue');
  const before = (await rooms.look(workshopId))?.workshop.endsAt ?? 0;
  await rooms.moreTime(workshopId);
  const endsAt = (await rooms.look(workshopId))?.workshop.endsAt ?? 0;
  expect(endsAt).toBeGreaterThan(before);
  expect(asked.mock.calls.some(([{ demoId, runAt = 0 }]) => demoId === workshopId && runAt >= endsAt)).toBe(true);
});
