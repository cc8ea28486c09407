import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConflictError } from '../../src/errors.ts';
import { type Demo, PHASES } from '../../src/scenario/demo.ts';
import type { DemoStore } from '../../src/scenario/ports/demo-store.ts';
import { Secret } from '../../src/scenario/secret.ts';
import type { SessionTokenDemo } from '../../src/scenario/session-token/state.ts';
import { describePrepared } from './prepared-demos.ts';
import { fullDemo, newDemo, revealed, SAMPLE_SECRETS } from './sample-demos.ts';

export interface OpenedDemoStore {
  readonly store: DemoStore;
  /** A second store over the same records, as a second process would open it. */
  readonly secondStore: DemoStore;
  /** Returns every text in the records. */
  rawTexts(): Promise<string[]>;
  close?(): Promise<void>;
}

/** Tests what every DemoStore promises. `open` returns stores without records. */
export function describeDemoStore(name: string, open: () => Promise<OpenedDemoStore>): void {
  describe(`${name} keeps the promises of a DemoStore`, () => {
    let opened: OpenedDemoStore;
    let store: DemoStore;
    let secondStore: DemoStore;
    beforeEach(async () => {
      opened = await open();
      ({ store, secondStore } = opened);
    });
    afterEach(async () => opened.close?.());

    test('a saved demo is read back with every field and every secret', async () => {
      await store.createIfNoneActive(fullDemo());
      expect(revealed(await secondStore.load('abc123def456'))).toEqual(revealed(fullDemo()));
    });

    test('no secret is readable in the stored records', async () => {
      const { demo } = (await store.createIfNoneActive(fullDemo())) as { demo: ReturnType<typeof fullDemo> };
      await store.save(demo);
      const texts = (await opened.rawTexts()).join('\n');
      expect(texts).toContain('abc123def456');
      for (const secret of SAMPLE_SECRETS) {
        expect(texts).not.toContain(secret);
        expect(texts).not.toContain(Buffer.from(secret).toString('base64url'));
        expect(texts).not.toContain(Buffer.from(secret).toString('hex'));
      }
    });

    test('of several starts at the same moment, exactly one creates a demo, and the others get this demo', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
      const results = await Promise.all(
        ids.map((demoId, index) => (index % 2 ? store : secondStore).createIfNoneActive(newDemo({ demoId }))),
      );
      const created = results.filter((result) => result.created);
      expect(created).toHaveLength(1);
      const winner = created[0]!.demo.demoId;
      for (const result of results) expect(result.created ? winner : result.active.demoId).toBe(winner);
      expect((await store.listActive()).map((demo) => demo.demoId)).toEqual([winner]);
      for (const demoId of ids) expect((await store.load(demoId))?.demoId).toBe(demoId === winner ? winner : undefined);
    });

    test('every save increases the version by one', async () => {
      const created = await store.createIfNoneActive(newDemo());
      expect(created).toMatchObject({ created: true, demo: { version: 0 } });
      const first = await store.save({ ...newDemo(), finishedSteps: ['create-user'] });
      expect(first).toMatchObject({ version: 1, finishedSteps: ['create-user'] });
      const second = await secondStore.save({ ...first, stage: 'awaiting-enrollment' });
      expect(second).toMatchObject({ version: 2, finishedSteps: ['create-user'], stage: 'awaiting-enrollment' });
      expect(await store.load('abc123def456')).toEqual(second);
    });

    test('a save with another version than the stored one is refused, and no data is lost', async () => {
      await store.createIfNoneActive(newDemo());
      const newer = await store.save({ ...newDemo(), refusalCount: 1 });
      await expect(secondStore.save({ ...newDemo(), refusalCount: 7 })).rejects.toBeInstanceOf(ConflictError);
      await expect(secondStore.save({ ...newDemo(), version: 9 })).rejects.toBeInstanceOf(ConflictError);
      expect(await store.load('abc123def456')).toEqual(newer);
    });

    test('of many saves at the same moment one succeeds, and the others get a conflict', async () => {
      await store.createIfNoneActive(newDemo());
      const saves = await Promise.allSettled(
        [1, 2, 3, 4, 5, 6].map((n) => (n % 2 ? store : secondStore).save({ ...newDemo(), refusalCount: n })),
      );
      const won = saves.filter((save) => save.status === 'fulfilled');
      const lost = saves.filter((save) => save.status === 'rejected');
      expect(won).toHaveLength(1);
      expect(lost.every((save) => save.reason instanceof ConflictError)).toBe(true);
      expect(await store.load('abc123def456')).toEqual(won[0]!.value);
    });

    test('a stale save that would end the demo is refused, and the demo stays the active demo of its participant', async () => {
      await store.createIfNoneActive(newDemo());
      await store.save(newDemo());
      await expect(store.save({ ...newDemo(), phase: 'ended' })).rejects.toBeInstanceOf(ConflictError);
      expect(await store.findActive(newDemo().participant)).toMatchObject({ version: 1, stage: 'preparing' });
    });

    test('a demo that was never created cannot be saved', async () => {
      await expect(store.save(newDemo())).rejects.toBeInstanceOf(ConflictError);
      expect(await store.load('abc123def456')).toBeUndefined();
      expect(await store.listActive()).toEqual([]);
    });

    test('a change that a caller makes to its copy is not visible to others', async () => {
      const mine = { ...newDemo(), finishedSteps: ['create-user'] };
      await store.createIfNoneActive(mine);
      mine.finishedSteps.push('never happened');
      const loaded = await store.load('abc123def456');
      (loaded!.finishedSteps as string[]).push('never happened either');
      expect((await store.load('abc123def456'))?.finishedSteps).toEqual(['create-user']);
    });

    test('participants do not affect each other', async () => {
      const people = [
        { workspaceId: 'T1', userId: 'U1' },
        { workspaceId: 'T1', userId: 'U2' },
        { workspaceId: 'T2', userId: 'U1' },
        // The ids of these two people would become the same text if a colon joined them.
        { workspaceId: 'T', userId: '1:U1' },
        { workspaceId: 'T:1', userId: 'U1' },
      ];
      for (const [index, who] of people.entries()) {
        const demo = newDemo({ demoId: `demo${index}`, participant: { ...who, locale: 'ja' } });
        expect(await store.createIfNoneActive(demo)).toMatchObject({ created: true });
      }
      for (const [index, who] of people.entries()) {
        expect((await secondStore.findActive(who))?.demoId).toBe(`demo${index}`);
      }
      expect(await store.findActive({ workspaceId: 'T2', userId: 'U2' })).toBeUndefined();
    });

    test('a participant can start another demo only after the current demo has ended', async () => {
      await store.createIfNoneActive(newDemo());
      let demo: Demo = newDemo();
      for (const phase of PHASES.filter((each) => each !== 'ended')) {
        demo = await store.save({ ...demo, phase });
        const second = await store.createIfNoneActive(newDemo({ demoId: 'second' }));
        expect(second).toEqual({ created: false, active: demo });
      }
      await store.save({ ...demo, phase: 'ended' });
      expect(await store.findActive(demo.participant)).toBeUndefined();
      expect(await store.createIfNoneActive(newDemo({ demoId: 'second' }))).toMatchObject({ created: true });
    });

    test('a late save of an ended demo does not affect the participant’s next demo', async () => {
      await store.createIfNoneActive(newDemo());
      const ended = await store.save({ ...newDemo(), phase: 'ended' });
      await store.createIfNoneActive(newDemo({ demoId: 'second' }));
      await store.save({ ...ended, incidentId: 'i-1' });
      expect((await store.findActive(ended.participant))?.demoId).toBe('second');
      expect((await store.load('abc123def456'))?.incidentId).toBe('i-1');
    });

    test('the active demos are listed oldest first, without the ended ones', async () => {
      const starts = [40, 10, 30, 20];
      for (const createdAt of starts) {
        const participant = { workspaceId: 'T1', userId: `U${createdAt}`, locale: 'en' as const };
        await store.createIfNoneActive(newDemo({ demoId: `at${createdAt}`, createdAt, participant }));
      }
      const stuck = await store.save({ ...(await store.load('at20'))!, phase: 'stuck' });
      await store.save({ ...(await store.load('at30'))!, phase: 'ended' });
      const listed = await secondStore.listActive();
      expect(listed.map((demo) => demo.demoId)).toEqual(['at10', 'at20', 'at40']);
      expect(listed[1]).toEqual(stuck);
    });

    test('demos that begin at the same moment have different places in the queue, and ended demos do not count', async () => {
      const begin = async (demoId: string, createdAt: number) => {
        const participant = { workspaceId: 'T1', userId: `U${demoId}`, locale: 'en' as const };
        const made = newDemo({ demoId, createdAt, participant });
        await store.createIfNoneActive(made);
        return made;
      };
      const demos = await Promise.all([begin('d', 2), begin('b', 1), begin('c', 1), begin('a', 1)]);
      const places = () => Promise.all(demos.map((demo) => secondStore.countBefore(demo)));
      expect(await places()).toEqual([3, 1, 2, 0]);
      await store.save({ ...demos[3]!, phase: 'ended' });
      expect(await places()).toEqual([2, 0, 1, 0]);
    });

    describePrepared(() => opened);

    test('the number of demos in each stage is correct after saves, refused saves and ends', async () => {
      expect(await store.countByStage()).toEqual(new Map());
      await store.createIfNoneActive(newDemo());
      await store.createIfNoneActive(newDemo({ demoId: 'not-made' }));
      expect(await secondStore.countByStage()).toEqual(new Map([['preparing', 1]]));
      const participant = { workspaceId: 'T1', userId: 'U2', locale: 'en' as const };
      await store.createIfNoneActive(newDemo({ demoId: 'second', participant }));
      const saved = await store.save({ ...newDemo(), stage: 'awaiting-enrollment' });
      await expect(store.save({ ...newDemo(), stage: 'proving' })).rejects.toBeInstanceOf(ConflictError);
      expect(await store.countByStage()).toEqual(
        new Map([
          ['preparing', 1],
          ['awaiting-enrollment', 1],
        ]),
      );
      const ended = await store.save({ ...saved, phase: 'ended' });
      await store.save({ ...ended, incidentId: 'i-1' });
      expect(await store.countByStage()).toEqual(new Map([['preparing', 1]]));
    });

    test('a secret is deleted from the records when the demo is saved without it', async () => {
      await store.createIfNoneActive(fullDemo());
      const { device, accessKey: _key, session: _session, pending: _codes, ...rest } = fullDemo().state;
      const without = { ...rest, device: { serialNumber: device.serialNumber } };
      await store.save({ ...fullDemo(), state: without });
      expect((await store.load('abc123def456'))?.state).toEqual(without);
      expect((await opened.rawTexts()).join('\n')).not.toMatch(/s1\.[0-9a-f]{8}\./);
    });

    test('an empty secret and a long one are read unchanged', async () => {
      const long = 'あ'.repeat(5_000);
      const pending = { codes: [new Secret(''), new Secret(long)], sent: false };
      await store.createIfNoneActive(newDemo({ state: { proofs: [], pending } }));
      const { state } = (await store.load('abc123def456')) as SessionTokenDemo;
      expect(state.pending?.codes.map((code) => code.reveal())).toEqual(['', long]);
    });
  });
}
