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

test('every bot that shares the notes recognizes a copy of a request, even a bot that was started later', async () => {
  const { clock, notes, pass } = world();
  const [one, other] = [createReplayGuard(clock, notes), createReplayGuard(clock, notes)];
  expect(await one('v0=a')).toBe(false);
  expect(await one('v0=a')).toBe(true);
  expect(await other('v0=a')).toBe(true);
  expect(await other('v0=b')).toBe(false);
  expect(await one('v0=b')).toBe(true);
  // The time in a request may be five minutes ahead of the clock or behind it, so a copy is valid for up to 10 minutes.
  pass(9 * MINUTE);
  expect(await createReplayGuard(clock, notes)('v0=a')).toBe(true);
});

test('if many bots get copies of a request at the same moment, exactly one bot accepts it', async () => {
  const { clock, notes } = world();
  const guards = Array.from({ length: 9 }, () => createReplayGuard(clock, notes));
  const answers = await Promise.all([...guards, ...guards].map((guard) => guard('v0=a')));
  expect(answers.filter((isReplay) => !isReplay)).toHaveLength(1);
});

test('if the notes cannot be read, a request is still accepted, and each bot recognizes a copy that arrives at the same bot', async () => {
  const { clock, notes } = world();
  const silent: Notes = { ...notes, keepFirst: () => new Promise(() => {}) };
  const failing: Notes = { ...notes, keepFirst: () => Promise.reject(new Error('away')) };
  for (const broken of [silent, failing]) {
    const guard = createReplayGuard(clock, broken);
    expect(await guard('v0=a')).toBe(false);
    expect(await guard('v0=a')).toBe(true);
  }
});
