import { expect, test } from 'vitest';
import type { Notes } from '../../../src/scenario/ports/notes.ts';
import { createReplayGuard } from '../../../src/slack/bolt/replay-guard.ts';
import { createMemoryNotes } from '../../../src/state/people/memory-notes.ts';

const MINUTE = 60_000;

function world() {
  let now = Date.UTC(2026, 0, 5);
  const clock = { now: () => now };
  const notes = createMemoryNotes(clock);
  const pass = (ms: number) => {
    now += ms;
  };
  return { clock, notes, pass };
}

test('a copy is recognized by every bot that shares the notes, also by one that was started later', async () => {
  const { clock, notes, pass } = world();
  const [one, other] = [createReplayGuard(clock, notes), createReplayGuard(clock, notes)];
  expect(await one('v0=a')).toBe(false);
  expect(await one('v0=a')).toBe(true);
  expect(await other('v0=a')).toBe(true);
  expect(await other('v0=b')).toBe(false);
  expect(await one('v0=b')).toBe(true);
  // Signed for five minutes ahead, it is accepted for nearly ten.
  pass(9 * MINUTE);
  expect(await createReplayGuard(clock, notes)('v0=a')).toBe(true);
});

test('of many bots that get copies at the same moment, one accepts it', async () => {
  const { clock, notes } = world();
  const guards = Array.from({ length: 9 }, () => createReplayGuard(clock, notes));
  const answers = await Promise.all([...guards, ...guards].map((guard) => guard('v0=a')));
  expect(answers.filter((isReplay) => !isReplay)).toHaveLength(1);
});

test('if the notes do not answer, people are still served, and each bot recognizes its own copies', async () => {
  const { clock, notes } = world();
  const silent: Notes = { ...notes, keepFirst: () => new Promise(() => {}) };
  const failing: Notes = { ...notes, keepFirst: () => Promise.reject(new Error('away')) };
  for (const broken of [silent, failing]) {
    const guard = createReplayGuard(clock, broken);
    expect(await guard('v0=a')).toBe(false);
    expect(await guard('v0=a')).toBe(true);
  }
});
