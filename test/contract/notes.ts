import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Notes, noteName } from '../../src/scenario/ports/notes.ts';

export interface OpenedNotes {
  readonly notes: Notes;
  /** What another process would use. */
  readonly secondNotes: Notes;
  /** Makes so many milliseconds pass. */
  pass(milliseconds: number): Promise<void> | void;
  close?(): Promise<void>;
}

const HOUR_MS = 3_600_000;

/** What every Notes promises. `open` starts with none. */
export function describeNotes(name: string, open: () => Promise<OpenedNotes>): void {
  describe(`${name} keeps the promises of Notes`, () => {
    let opened: OpenedNotes;
    let notes: Notes;
    let secondNotes: Notes;
    beforeEach(async () => {
      opened = await open();
      ({ notes, secondNotes } = opened);
    });
    afterEach(async () => opened.close?.());

    test('a note is kept for every process, and a later one takes its place', async () => {
      expect(await notes.read('language')).toBeUndefined();
      await notes.keep('language', 'en', HOUR_MS);
      expect(await secondNotes.read('language')).toBe('en');
      await secondNotes.keep('language', 'ja', HOUR_MS);
      expect(await notes.read('language')).toBe('ja');
    });

    test('what is forgotten is not there, and forgetting it again is fine', async () => {
      await notes.keep('language', 'en', HOUR_MS);
      await secondNotes.forget('language');
      await secondNotes.forget('language');
      expect(await notes.read('language')).toBeUndefined();
    });

    test('of many that come at once, one is the first', async () => {
      const asked = Array.from({ length: 20 }, (_, index) => [notes, secondNotes][index % 2]!);
      const kept = await Promise.all(asked.map((one, index) => one.keepFirst('event', String(index), HOUR_MS)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await notes.read('event')).toBe(String(kept.indexOf(true)));
    });

    test('a note whose time is over is gone, and the next may be the first again', async () => {
      await notes.keepFirst('event', '1', 1_000);
      await notes.keep('language', 'en', HOUR_MS);
      await opened.pass(1_001);
      expect(await notes.read('event')).toBeUndefined();
      expect(await secondNotes.keepFirst('event', '2', 1_000)).toBe(true);
      expect(await notes.read('language')).toBe('en');
    });

    test('what many add at once is a sum for all, which is forgotten when nobody adds any more', async () => {
      const sums = await Promise.all(
        [1, 2, 3, 4].map((one) => (one % 2 ? notes : secondNotes).add('left', one, 1_000)),
      );
      expect(Math.max(...sums)).toBe(10);
      expect(await secondNotes.add('left', 0, 1_000)).toBe(10);
      await opened.pass(1_001);
      expect(await notes.add('left', 3, 1_000)).toBe(3);
    });

    test('names that are built of ids do not run into each other', async () => {
      await notes.keep(noteName('language', 'T1', 'U2'), 'ja', HOUR_MS);
      expect(await notes.read(noteName('language', 'T1U', '2'))).toBeUndefined();
      expect(await notes.read(noteName('language', 'T1', 'U2'))).toBe('ja');
    });
  });
}
