import fc from 'fast-check';
import pc from 'picocolors';
import { expect, test } from 'vitest';
import { widthOf } from '../../../../sandbox/stories/terminal/width.ts';
import { wrapped } from '../../../../sandbox/stories/terminal/wrap.ts';

test('a line that fits is not changed, and keeps all its spaces', () => {
  expect(wrapped('Access key      false', 21)).toEqual(['Access key      false']);
});

test('a longer line is broken between words, and the next lines of an item are indented to its text', () => {
  expect(wrapped('• one two three four', 10)).toEqual(['• one two', '  three', '  four']);
  expect(wrapped('1. one two three', 10)).toEqual(['1. one two', '   three']);
});

test('a name in AWS that is too long is broken after a slash', () => {
  expect(wrapped('arn:aws:iam::111122223333:mfa/mfa-demo/sandbox/mfa-demo-abc', 50)).toEqual([
    'arn:aws:iam::111122223333:mfa/mfa-demo/sandbox/',
    'mfa-demo-abc',
  ]);
});

test('each piece of a coloured word has the colour, and colour codes do not count as width', () => {
  const { red } = pc.createColors(true);
  expect(wrapped(`${red('abcdefgh')} x`, 5)).toEqual([red('abcde'), `${red('fgh')} x`]);
});

test('emoji and Japanese characters take two columns, and combining characters none', () => {
  expect(['⛔', '➡️', 'コード', 'e\u0301', '·'].map(widthOf)).toEqual([2, 2, 6, 1, 1]);
});

test('no line is ever wider than asked, and no word is lost', () => {
  const line = fc.stringMatching(/^(?:• )?[a-z/:]{1,40}(?: [a-z/:]{1,40}){0,8}$/);
  fc.assert(
    fc.property(line, fc.integer({ min: 8, max: 60 }), (text, columns) => {
      const lines = wrapped(text, columns);
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});
