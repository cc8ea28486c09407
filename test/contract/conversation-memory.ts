import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ConversationMemory, type Fact, isThere, REMOVED } from '../../src/scenario/ports/conversation-memory.ts';
import type { DemoStore } from '../../src/scenario/ports/demo-store.ts';
import { newDemo } from './sample-demos.ts';

const EVERY_FACT: Readonly<Record<Fact, true>> = {
  channelId: true,
  progressTs: true,
  qrMessageTs: true,
  qrFileId: true,
  shownQrFileId: true,
  reminderTs: true,
  turnNotice: true,
  waitingWindow: true,
  takeHome: true,
  alerts: true,
  strays: true,
  untold: true,
  pictureRefused: true,
};

export interface OpenedConversations {
  readonly memory: ConversationMemory;
  /** A second memory over the same records, as a second process would open it. */
  readonly secondMemory: ConversationMemory;
  readonly store: DemoStore;
  close?(): Promise<void>;
}

/**
 * Tests what every ConversationMemory promises. A fact is one field of a conversation, for example the id of a
 * message. `open` returns memories without records.
 */
export function describeConversationMemory(name: string, open: () => Promise<OpenedConversations>): void {
  describe(`${name} keeps the promises of a ConversationMemory`, () => {
    const { demoId } = newDemo();
    let opened: OpenedConversations;
    let memory: ConversationMemory;
    let secondMemory: ConversationMemory;
    beforeEach(async () => {
      opened = await open();
      ({ memory, secondMemory } = opened);
      await opened.store.createIfNoneActive(newDemo());
    });
    afterEach(async () => opened.close?.());

    test('a demo begins without facts', async () => {
      expect(await memory.read(demoId)).toEqual({});
    });

    test('each fact is saved separately, and every process can read it', async () => {
      expect(await memory.replace(demoId, 'channelId', undefined, 'D1')).toBe(true);
      expect(await secondMemory.replace(demoId, 'progressTs', undefined, '1.2')).toBe(true);
      expect(await memory.read(demoId)).toEqual({ channelId: 'D1', progressTs: '1.2' });
    });

    test('every fact can be saved', async () => {
      const facts = Object.keys(EVERY_FACT) as Fact[];
      for (const fact of facts) expect(await memory.replace(demoId, fact, undefined, `the ${fact}`)).toBe(true);
      expect(Object.keys(await secondMemory.read(demoId)).toSorted()).toEqual(facts.toSorted());
    });

    test('a fact is replaced only if the caller knows its current value', async () => {
      await memory.replace(demoId, 'qrFileId', undefined, 'F1');
      expect(await secondMemory.replace(demoId, 'qrFileId', 'F1', 'F2')).toBe(true);
      expect(await memory.replace(demoId, 'qrFileId', 'F1', 'F3')).toBe(false);
      expect(await memory.replace(demoId, 'qrFileId', undefined, 'F4')).toBe(false);
      expect(await memory.read(demoId)).toEqual({ qrFileId: 'F2' });
    });

    test('storing the same fact twice succeeds', async () => {
      await memory.replace(demoId, 'progressTs', undefined, '1.2');
      expect(await secondMemory.replace(demoId, 'progressTs', undefined, '1.2')).toBe(true);
    });

    test('of many concurrent changes of a fact, exactly one is saved', async () => {
      const all = Array.from({ length: 20 }, (_, index) => `1.${index}`);
      const kept = await Promise.all(
        all.map((ts, index) => [memory, secondMemory][index % 2]!.replace(demoId, 'qrMessageTs', undefined, ts)),
      );
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect((await memory.read(demoId)).qrMessageTs).toBe(all[kept.indexOf(true)]);
    });

    test('a removed fact counts as missing, and a caller who does not know about the removal cannot save a new value', async () => {
      await memory.replace(demoId, 'qrMessageTs', undefined, REMOVED);
      expect(await secondMemory.replace(demoId, 'qrMessageTs', undefined, '1.2')).toBe(false);
      expect(isThere((await memory.read(demoId)).qrMessageTs)).toBe(false);
    });

    test('a save of the demo does not change its conversation, and a saved fact does not change the demo', async () => {
      await memory.replace(demoId, 'channelId', undefined, 'D1');
      const demo = await opened.store.load(demoId);
      const saved = await opened.store.save({ ...demo!, incidentId: 'i-1' });
      await memory.replace(demoId, 'progressTs', undefined, '1.2');
      await opened.store.save({ ...saved, phase: 'ended' });
      expect(await memory.read(demoId)).toEqual({ channelId: 'D1', progressTs: '1.2' });
      expect(await opened.store.load(demoId)).toMatchObject({ phase: 'ended', version: 2, incidentId: 'i-1' });
    });

    test('nothing is saved for a demo that does not exist', async () => {
      expect(await memory.replace('nosuchdemo23', 'channelId', undefined, 'D1')).toBe(false);
      expect(await memory.read('nosuchdemo23')).toEqual({});
    });
  });
}
