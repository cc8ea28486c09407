import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Notes, noteName } from '../../src/scenario/ports/notes.ts';

export interface OpenedNotes {
  readonly notes: Notes;
  /** The same notes, as a second process would open them. */
  readonly secondNotes: Notes;
  /** Lets this many milliseconds pass. */
  pass(milliseconds: number): Promise<void> | void;
  close?(): Promise<void>;
}

const HOUR_MS = 3_600_000;

/**
 * Tests what all Notes promise. A note is a text under a name, with a time after which it expires. `open`
 * returns empty Notes.
 */
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

    test('every process can read a note, and a later note with the same name replaces it', async () => {
      expect(await notes.read('language')).toBeUndefined();
      await notes.keep('language', 'en', HOUR_MS);
      expect(await secondNotes.read('language')).toBe('en');
      await secondNotes.keep('language', 'ja', HOUR_MS);
      expect(await notes.read('language')).toBe('ja');
    });

    test('a deleted note is gone, and deleting it again is not an error', async () => {
      await notes.keep('language', 'en', HOUR_MS);
      await secondNotes.forget('language');
      await secondNotes.forget('language');
      expect(await notes.read('language')).toBeUndefined();
    });

    test('of many concurrent calls of `keepFirst`, exactly one succeeds', async () => {
      const asked = Array.from({ length: 20 }, (_, index) => [notes, secondNotes][index % 2]!);
      const kept = await Promise.all(asked.map((one, index) => one.keepFirst('event', String(index), HOUR_MS)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await notes.read('event')).toBe(String(kept.indexOf(true)));
    });

    test('an expired note is gone, and `keepFirst` succeeds again', async () => {
      await notes.keepFirst('event', '1', 1_000);
      await notes.keep('language', 'en', HOUR_MS);
      await opened.pass(1_001);
      expect(await notes.read('event')).toBeUndefined();
      expect(await secondNotes.keepFirst('event', '2', 1_000)).toBe(true);
      expect(await notes.read('language')).toBe('en');
    });

    test('concurrent additions are summed for all processes, and the sum expires when nobody adds any more', async () => {
      const sums = await Promise.all(
        [1, 2, 3, 4].map((one) => (one % 2 ? notes : secondNotes).add('left', one, 1_000)),
      );
      expect(Math.max(...sums)).toBe(10);
      expect(await secondNotes.add('left', 0, 1_000)).toBe(10);
      expect(await notes.read('left')).toBe('10');
      await opened.pass(1_001);
      expect(await notes.add('left', 3, 1_000)).toBe(3);
    });

    test('names made of different ids are different, even if the ids joined without a separator are equal', async () => {
      await notes.keep(noteName('language', 'T1', 'U2'), 'ja', HOUR_MS);
      expect(await notes.read(noteName('language', 'T1U', '2'))).toBeUndefined();
      expect(await notes.read(noteName('language', 'T1', 'U2'))).toBe('ja');
    });
  });
}
