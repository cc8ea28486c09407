import { expect, test, vi } from 'vitest';
import type { WorkshopTeller } from '../../../src/scenario/ports/workshop-teller.ts';
import { createWorkshops } from '../../../src/scenario/workshop/create-workshops.ts';
import { runWorkshop } from '../../../src/scenario/workshop/run-workshop.ts';
import { createMemoryWorkshops } from '../../../src/state/workshops/memory-workshops.ts';
import { MINUTE_MS, startScene } from '../sweep/sweep-scene.ts';

const silent: WorkshopTeller = { show: async () => 'told', send: async () => 'told' };

/**
 * Starts a bot with a workshop in which people can start demos without a seat, as after a crash between the demo and
 * the seat.
 */
async function startRoom() {
  const scene = await startScene();
  const workshops = createMemoryWorkshops();
  const inWorkshops = { workshops, teller: silent, access: { maxActiveDemos: 50 }, newDemoId: () => 'never' };
  const bot = await scene.startBot({ remembered: { inWorkshops } });
  const rooms = createWorkshops({ ...bot.parts, workshops, newWorkshopId: () => 'w0rksh0pw0rk' });
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

test('a participant without a seat, because the bot crashed, gets one when the demo goes on', async () => {
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

test('more time also moves the job that ends the workshop', async () => {
  const { bot, rooms, workshopId } = await startRoom();
  const asked = vi.spyOn(bot.parts.queue, 'enqueue');
  const before = (await rooms.look(workshopId))?.workshop.endsAt ?? 0;
  await rooms.moreTime(workshopId);
  const endsAt = (await rooms.look(workshopId))?.workshop.endsAt ?? 0;
  expect(endsAt).toBeGreaterThan(before);
  expect(asked.mock.calls.some(([{ demoId, runAt = 0 }]) => demoId === workshopId && runAt >= endsAt)).toBe(true);
});
