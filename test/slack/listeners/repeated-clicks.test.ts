import { expect, test } from 'vitest';
import { createRepeatedClicks } from '../../../src/slack/listeners/repeated-clicks.ts';

test('a double click and a second delivery count as one click, and a click five seconds later counts separately', () => {
  const isRepeated = createRepeatedClicks();
  const atNoon = 1_795_000_000_000;
  expect(isRepeated('ana/stop', atNoon)).toBe(false);
  expect(isRepeated('ana/stop', atNoon)).toBe(true);
  expect(isRepeated('ana/stop', atNoon + 400)).toBe(true);
  expect(isRepeated('max/stop', atNoon + 400)).toBe(false);
  expect(isRepeated('ana/stop', atNoon + 5000)).toBe(false);
});

test('a double click counts as one click, even if 999 other people click in between', () => {
  const isRepeated = createRepeatedClicks();
  for (let round = 0; round < 3; round++) {
    const at = 1_795_000_000_000 + round * 60_000;
    expect(isRepeated('ana/stop', at)).toBe(false);
    for (let other = 0; other < 999; other++) isRepeated(`user${round}-${other}/stop`, at);
    expect(isRepeated('ana/stop', at + 1)).toBe(true);
  }
});
