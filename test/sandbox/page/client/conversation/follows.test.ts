import { expect, test } from 'vitest';
import { follows } from '../../../../../sandbox/page/client/conversation/follows.ts';
import { message } from '../../sample-world.ts';

const before = message('1700000000.1');

test.each([
  ['the same author within five minutes', message('1700000299.0'), true],
  ['the same author after more than five minutes', message('1700000301.0'), false],
  ['another author', message('1700000001.0', { authorName: 'Ana Silva', isFromApp: false }), false],
  ['a person with the name of the app', message('1700000001.0', { isFromApp: false }), false],
  ['the app with another picture', message('1700000001.0', { icon: { emoji: 'tada' } }), false],
  ['a message that only one person sees', message('1700000001.0', { isEphemeral: true }), false],
  ['a reply in a thread', message('1700000001.0', { threadTs: '1700000000.1' }), false],
])('only a message that continues the one before is shown without a name: %s', (_what, next, isFollowing) => {
  expect(follows(next, before)).toBe(isFollowing);
  expect(follows(next, undefined)).toBe(false);
});
