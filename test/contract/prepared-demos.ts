import { beforeEach, describe, expect, test } from 'vitest';
import { ConflictError } from '../../src/errors.ts';
import type { Demo } from '../../src/scenario/demo.ts';
import type { DemoStore } from '../../src/scenario/ports/demo-store.ts';
import type { SessionTokenDemo } from '../../src/scenario/session-token/state.ts';
import { fullDemo, newDemo, revealed } from './sample-demos.ts';

/** Tests what every DemoStore promises about prepared demos. */
export function describePrepared(open: () => { readonly store: DemoStore; readonly secondStore: DemoStore }): void {
  describe('and gives prepared demos to people', () => {
    let store: DemoStore;
    let secondStore: DemoStore;
    beforeEach(() => {
      ({ store, secondStore } = open());
    });
    const group = { workshopId: 'w0rksh0pw0rk', scenario: 'session-token' };
    const prepare = async (demoId: string, changes: Partial<SessionTokenDemo> = {}) => {
      const participant = { workspaceId: 'T1', userId: `prepared-${demoId}`, locale: 'en' };
      const prepared = { at: 1_790_000_000_000, until: 1_790_009_000_000, isTaken: false };
      const demo = newDemo({ demoId, participant, workshopId: group.workshopId, prepared, ...changes });
      await store.createIfNoneActive(demo);
      return demo;
    };
    const person = (userId: string) => ({ workspaceId: 'T1', userId, locale: 'ja' });
    const times = { createdAt: 1_790_000_500_000, deadlineAt: 1_790_002_300_000 };
    const take = async () => times;

    test('the oldest prepared demo becomes the demo of the first person, with everything that exists already', async () => {
      const prepared = await prepare('older', { finishedSteps: ['create-user'], state: fullDemo().state });
      await prepare('younger', { createdAt: 1_790_000_000_001 });
      const taken = await secondStore.claimPrepared(group, person('UANA'), take);
      expect(revealed(taken)).toEqual(
        revealed({
          ...prepared,
          ...times,
          participant: person('UANA'),
          prepared: { ...prepared.prepared!, isTaken: true },
          version: 1,
        }),
      );
      expect(revealed(await store.findActive(person('UANA')))).toEqual(revealed(taken));
      expect(await store.findActive(prepared.participant)).toBeUndefined();
      expect(await store.countPrepared(group)).toBe(1);
      await store.save({ ...taken!, phase: 'ended' });
      expect(await store.findActive(person('UANA'))).toBeUndefined();
      expect((await store.listActive()).map(({ demoId }) => demoId)).toEqual(['younger']);
    });

    test('people who join at the same moment get different demos, and people for whom none is left get none', async () => {
      await Promise.all(['a', 'b', 'c', 'd', 'e'].map((demoId) => prepare(demoId)));
      const claims = await Promise.all(
        [1, 2, 3, 4, 5, 6, 7].map((n) => (n % 2 ? store : secondStore).claimPrepared(group, person(`U${n}`), take)),
      );
      const given = claims.filter((demo) => demo !== undefined);
      expect(given.map(({ demoId }) => demoId).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
      for (const demo of given) expect((await store.findActive(demo.participant))?.demoId).toBe(demo.demoId);
      expect(await store.countPrepared(group)).toBe(0);
    });

    test('nobody gets two demos, even with two clicks at the same moment', async () => {
      await Promise.all([prepare('one'), prepare('two')]);
      const claims = await Promise.all(
        [store, secondStore].map((each) => each.claimPrepared(group, person('UANA'), take)),
      );
      expect(claims.filter((demo) => demo !== undefined)).toHaveLength(1);
      expect(await store.claimPrepared(group, person('UANA'), take)).toBeUndefined();
      expect(await store.countPrepared(group)).toBe(1);
      expect(await store.claimPrepared(group, person('UMAX'), take)).toBeDefined();
    });

    test('a prepared demo that is ending or that the caller rejects is skipped, and other workshops and lessons keep their demos', async () => {
      await prepare('other-lesson', { scenario: 'mfa-age', state: { answers: [] } as never });
      await prepare('other-room', { workshopId: 'an0therw0rks' });
      await store.save({ ...(await prepare('over', { createdAt: 1 })), phase: 'tearing-down' });
      await prepare('too-old', { createdAt: 2 });
      await prepare('fresh', { createdAt: 3 });
      expect(await store.countPrepared(group)).toBe(2);
      const picky = async ({ demoId }: Demo) => (demoId === 'too-old' ? undefined : times);
      expect((await store.claimPrepared(group, person('UANA'), picky))?.demoId).toBe('fresh');
      expect(await store.claimPrepared(group, person('UMAX'), take)).toBeUndefined();
      expect((await store.listActive()).map(({ demoId }) => demoId).toSorted()).toEqual([
        'fresh',
        'other-lesson',
        'other-room',
        'over',
        'too-old',
      ]);
    });

    test('changes that a job saves during the hand-over are kept, and a save of the old version after it is a conflict', async () => {
      const prepared = await prepare('busy');
      let asked = 0;
      const taken = await store.claimPrepared(group, person('UANA'), async () => {
        asked += 1;
        if (asked === 1) await secondStore.save({ ...prepared, finishedSteps: ['create-user'] });
        return times;
      });
      expect(asked).toBe(2);
      expect(taken).toMatchObject({ version: 2, finishedSteps: ['create-user'], participant: person('UANA') });
      await expect(secondStore.save({ ...prepared, version: 1 })).rejects.toBeInstanceOf(ConflictError);
    });

    test('a person who takes over a prepared demo gets its place in the queue, and the demo is then counted in its stage', async () => {
      const ana = (await prepare('first', { createdAt: 1_790_000_000_000 })).demoId;
      const late = newDemo({ demoId: 'late', createdAt: 1_790_000_000_400, participant: person('ULATE') });
      await store.createIfNoneActive(late);
      expect(await store.countByStage()).toEqual(
        new Map([
          ['prepared', 1],
          ['preparing', 1],
        ]),
      );
      const taken = await store.claimPrepared(group, person('UANA'), take);
      expect(taken?.demoId).toBe(ana);
      expect(await store.countBefore(late)).toBe(1);
      expect(await store.countBefore(taken!)).toBe(0);
      expect((await secondStore.listActive()).map(({ demoId }) => demoId)).toEqual(['first', 'late']);
      expect(await store.countByStage()).toEqual(new Map([['preparing', 2]]));
    });
  });
}
