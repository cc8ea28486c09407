import { expect, test } from 'vitest';
import { closestWord } from '../../../../src/slack/listeners/commands/closest-word.ts';

const WORDS = ['start', 'status', 'stop', 'teardown', 'cleanup', 'help'];

test.each([
  ['strat', 'start'],
  ['stert', 'start'],
  ['starts', 'start'],
  ['stp', 'stop'],
  ['statsu', 'status'],
  ['clean-up', 'cleanup'],
  ['teardwon', 'teardown'],
  ['hlep', 'help'],
  ['begin', undefined],
  ['foo', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('the suggestion for “%s” is %s', (typed, meant) => {
  expect(closestWord(typed, WORDS)).toBe(meant);
});
