import { expect, test } from 'vitest';
import { createMemoryWorkshops } from '../../../src/state/workshops/memory-workshops.ts';
import { describeWorkshopStore, newWorkshop } from '../../contract/workshop-store.ts';
import { movableClock } from '../../support/movable-clock.ts';

const HOUR_MS = 3_600_000;

describeWorkshopStore('the memory of the process', async () => {
  const store = createMemoryWorkshops(movableClock());
  return { store, second: store };
});

test('an ended workshop is deleted after a day, and an open workshop is kept', async () => {
  const clock = movableClock();
  const store = createMemoryWorkshops(clock);
  const { workshop } = await store.openIfNone(newWorkshop());
  await store.takeSeat(workshop.workshopId, { userId: 'U1', locale: 'en', joinedAt: 1 });
  await store.save({ ...workshop, phase: 'ended' });
  await store.openIfNone(newWorkshop({ workshopId: 'an0therw0rks' }));
  clock.pass(23 * HOUR_MS);
  expect(await store.load(workshop.workshopId)).toMatchObject({ phase: 'ended' });
  clock.pass(2 * HOUR_MS);
  expect(await store.load(workshop.workshopId)).toBeUndefined();
  expect(await store.seats(workshop.workshopId)).toEqual([]);
  expect(await store.load('an0therw0rks')).toMatchObject({ phase: 'open' });
});
