import { expect, test } from 'vitest';
import { complete } from '../../../../../sandbox/page/client/composer/complete.ts';
import { workspace } from '../../sample-world.ts';

const completed = (typed: string) => {
  const caret = typed.indexOf('|');
  const found = complete(typed.replace('|', ''), caret, { workspace, channels: ['general', 'security-training'] });
  return found.map(({ text, caret: after = 0 }) => `${text.slice(0, after)}|${text.slice(after)}`);
};

test.each([
  ['@gu|', ['@Gus Guest |']],
  ['For @gues|, please', ['For @Gus Guest |, please']],
  ['(@Ana S|', ['(@Ana Silva |']],
  ['@tra|', ['@trainers |']],
  ['@ada| and more', ['@Ada Admin |and more']],
  [
    '@|',
    [
      '@Ana Silva |',
      '@Ada Admin |',
      '@Gus Guest |',
      '@田中 結衣 |',
      '@MFA Demo |',
      '@trainers |',
      '@here |',
      '@channel |',
    ],
  ],
  ['see #train|', ['see #security-training |']],
  ['well done :tada|', ['well done :tada: |']],
  ['me:tada|', []],
  ['ana@exa|', []],
  [':D|', []],
  ['at 10:45 @Nobody|', []],
  ['@Gus is here|', []],
])('%s has the completions %j', (typed, expected) => {
  expect(completed(typed)).toEqual(expected);
});

test('an emoji is found by each of its names; names that begin with the typed text come first', () => {
  expect(completed(':thumbsu|')).toEqual([':+1: |']);
  expect(completed(':he|')[0]).toMatch(/^:he/);
  expect(completed(':he|').length).toBe(8);
});
