import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConflictError } from '../../src/errors.ts';
import type { WorkshopStore } from '../../src/scenario/ports/workshop-store.ts';
import type { Seat, SeatProgress, Workshop } from '../../src/scenario/workshop/workshop.ts';

export interface OpenedWorkshops {
  readonly store: WorkshopStore;
  /** A second store over the same records, as a second process would open it. */
  readonly second: WorkshopStore;
  close?(): Promise<void>;
}

export function newWorkshop(changes: Partial<Workshop> = {}): Workshop {
  return {
    workshopId: 'w0rksh0pw0rk',
    workspaceId: 'T1',
    channelId: 'C1',
    openedBy: 'U0',
    locale: 'en',
    scenario: 'session-token',
    size: 20,
    isAnonymous: false,
    createdAt: 1_790_000_000_000,
    endsAt: 1_790_003_600_000,
    phase: 'open',
    news: [],
    version: 0,
    ...changes,
  };
}

const PROGRESS: SeatProgress = {
  demoId: 'abc123def456',
  place: 'preparing',
  stage: 'preparing',
  reached: { preparing: 1_790_000_001_000 },
  refusals: 0,
};
const JOINED = { userId: 'U1', locale: 'ja', joinedAt: 1_790_000_000_500 };
const ID = newWorkshop().workshopId;

/** Tests what every WorkshopStore promises. `open` returns stores without records. */
export function describeWorkshopStore(name: string, open: () => Promise<OpenedWorkshops>): void {
  describe(`${name} keeps the promises of a WorkshopStore`, () => {
    let opened: OpenedWorkshops;
    let store: WorkshopStore;
    let second: WorkshopStore;
    beforeEach(async () => {
      opened = await open();
      ({ store, second } = opened);
    });
    afterEach(async () => opened.close?.());

    test('a channel has one workshop, so a second one is not opened', async () => {
      expect(await store.openIfNone(newWorkshop())).toEqual({ isNew: true, workshop: newWorkshop() });
      const other = newWorkshop({ workshopId: 'an0therw0rks', openedBy: 'U9' });
      expect(await second.openIfNone(other)).toEqual({ isNew: false, workshop: newWorkshop() });
      expect(await second.load('an0therw0rks')).toBeUndefined();
      expect(await second.openIfNone({ ...other, channelId: 'C2' })).toMatchObject({ isNew: true });
      const ids = (await store.list()).map(({ workshopId }) => workshopId);
      expect(ids.toSorted()).toEqual(['an0therw0rks', ID]);
    });

    test('of many workshops that are opened in one channel at the same time, exactly one is opened', async () => {
      const tries = Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? store : second).openIfNone(newWorkshop({ workshopId: `w${index}` })),
      );
      expect((await Promise.all(tries)).filter(({ isNew }) => isNew)).toHaveLength(1);
    });

    test('a save increases the version, a stale save is refused, and after a workshop has ended its channel has none', async () => {
      await store.openIfNone(newWorkshop());
      const saved = await second.save({ ...newWorkshop(), news: [{ at: 5, text: 'Hello, "all"' }] });
      expect(saved.version).toBe(1);
      expect(await store.findIn(newWorkshop())).toEqual(saved);
      await expect(store.save(newWorkshop())).rejects.toThrow(ConflictError);
      await store.save({ ...saved, phase: 'ended', endedAt: 1_790_000_002_000 });
      expect(await second.findIn(newWorkshop())).toBeUndefined();
      expect(await second.list()).toEqual([]);
      expect((await second.load(ID))?.phase).toBe('ended');
      await expect(store.save(newWorkshop({ workshopId: 'never' }))).rejects.toThrow(ConflictError);
    });

    test('seats have consecutive numbers, also for people who join at the same moment, and nobody gets two seats', async () => {
      expect(await store.takeSeat(ID, JOINED)).toBeUndefined();
      await store.openIfNone(newWorkshop());
      const people = Array.from({ length: 20 }, (_, index) => ({ ...JOINED, userId: `U${index % 10}` }));
      const taken = await Promise.all(people.map((one, index) => (index % 2 ? store : second).takeSeat(ID, one)));
      expect(taken.filter((one) => one?.isNew)).toHaveLength(10);
      const seats = await second.seats(ID);
      expect(seats.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await store.takeSeat(ID, JOINED)).toEqual({
        isNew: false,
        seat: seats.find(({ userId }) => userId === 'U1'),
      });
    });

    test('the parts of a seat are changed separately, and can be removed', async () => {
      await store.openIfNone(newWorkshop());
      await store.takeSeat(ID, JOINED);
      await Promise.all([
        store.note(ID, 'U1', { progress: PROGRESS }),
        second.note(ID, 'U1', { hand: { raisedAt: 7, takenBy: 'U0' }, nudgedAt: 9 }),
      ]);
      const whole: Seat = {
        ...JOINED,
        number: 1,
        progress: PROGRESS,
        hand: { raisedAt: 7, takenBy: 'U0' },
        nudgedAt: 9,
      };
      expect(await second.seatOf(ID, 'U1')).toEqual(whole);
      await second.note(ID, 'U1', { hand: undefined, answers: { hardest: 'enroll' }, told: ['nudge'] });
      const { hand: _, ...rest } = whole;
      expect(await store.seats(ID)).toEqual([{ ...rest, answers: { hardest: 'enroll' }, told: ['nudge'] }]);
    });

    test('of many changes of one part at the same time, none is lost', async () => {
      await store.openIfNone(newWorkshop());
      await store.takeSeat(ID, JOINED);
      const names = Array.from({ length: 10 }, (_, index) => `letter-${index}`);
      const changes = names.map((name, index) =>
        (index % 2 ? store : second).change(ID, 'U1', ({ told = [] }) => ({ told: [...told, name] })),
      );
      const seats = await Promise.all(changes);
      expect((await second.seatOf(ID, 'U1'))?.told?.toSorted()).toEqual(names);
      expect(Math.max(...seats.map((seat) => seat?.told?.length ?? 0))).toBe(10);
    });

    test('a change can add, keep and delete parts, and returns the changed seat', async () => {
      await store.openIfNone(newWorkshop());
      await store.takeSeat(ID, JOINED);
      await store.note(ID, 'U1', { hand: { raisedAt: 7 }, nudgedAt: 9 });
      const changed = await store.change(ID, 'U1', () => ({ hand: undefined, progress: PROGRESS }));
      const expected = { ...JOINED, number: 1, nudgedAt: 9, progress: PROGRESS };
      expect(changed).toEqual(expected);
      expect(await second.change(ID, 'U1', () => ({}))).toEqual(expected);
      expect(await second.change(ID, 'U7', () => ({ nudgedAt: 1 }))).toBeUndefined();
      expect(await second.seats(ID)).toEqual([expected]);
    });

    test('nothing is saved for a person without a seat', async () => {
      await store.openIfNone(newWorkshop());
      await store.note(ID, 'U7', { nudgedAt: 1 });
      expect(await store.seats(ID)).toEqual([]);
      expect(await store.seatOf(ID, 'U7')).toBeUndefined();
    });

    test('a fact, for example the id of the card, is replaced only if the caller knows its current value', async () => {
      expect(await store.replaceFact(ID, 'card', undefined, '1.1')).toBe(false);
      await store.openIfNone(newWorkshop());
      expect(await store.replaceFact(ID, 'card', undefined, '1.1')).toBe(true);
      expect(await second.replaceFact(ID, 'card', undefined, '2.2')).toBe(false);
      expect(await second.replaceFact(ID, 'card', undefined, '1.1')).toBe(true);
      expect(await second.replaceFact(ID, 'card', '1.1', '2.2')).toBe(true);
      expect(await store.facts(ID)).toEqual({ card: '2.2' });
    });
  });
}
