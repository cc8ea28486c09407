import { expect, test } from 'vitest';
import { wholeWords } from '../../../sandbox/person/whole-words.ts';

test.each([
  ['0 left', '0 left'],
  ['0 left', '5 removed, 0 left.'],
  ['0 left', '10 left, 0 left'],
  ['allowed', '*allowed*'],
  ['café', 'in the café'],
  ['0 left.', '0 left.5 removed'],
  ['(1)', 'all demos(1)and more'],
  ['<@U1>', 'of <@U1>s'],
  ['$0.5 [a|b] {c} \\ ^x? *y* +z', 'is $0.5 [a|b] {c} \\ ^x? *y* +z'],
  ['', 'anything'],
  ['0 件', '残り 0 件です'],
  ['0件', '残り0件です'],
  ['一覧', 'AWSの一覧を'],
  ['コード', 'MFAコードを'],
  ['コード', 'サーバーコード'],
  ['MFA', '新しいMFAコード'],
])('%j is found as whole words in %j', (words, text) => {
  expect(wholeWords(words).test(text)).toBe(true);
});

test.each([
  ['0 left', '10 left'],
  ['0 left', '0 leftovers'],
  ['0 left', '5 left'],
  ['allowed', 'disallowed'],
  ['caf', 'café'],
  ['1', '１1'],
  ['demo', 'demo2'],
  ['мир', 'мира'],
  ['0 件', '10 件'],
  ['0件', '10件'],
  ['件', '10件'],
  ['残り', '残り10件'],
  ['MFA', 'MFAs'],
])('%j is not found as whole words in %j', (words, text) => {
  expect(wholeWords(words).test(text)).toBe(false);
});
