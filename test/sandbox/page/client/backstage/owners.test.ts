import { expect, test } from 'vitest';
import { inWords } from '../../../../../sandbox/page/client/backstage/aws/in-words.ts';
import { ownerOf } from '../../../../../sandbox/page/client/backstage/owners.ts';
import type { Screen } from '../../../../../sandbox/slack/person/types.ts';
import { busyAws, emptyScreen, message, personas } from '../../sample-world.ts';

const user = { ...busyAws.users[0]!, userName: 'mfa-demo-k3v9p7x2', tags: { 'demo-id': 'k3v9p7x2', stage: 'x2' } };

/** Returns the screens of all people. One person has a message with these blocks in a conversation of this kind. */
function screensWith(userId: string, kind: 'app-dm' | 'channel', blocks: readonly object[]): Map<string, Screen> {
  return new Map(
    personas.map((me) => {
      const screen = emptyScreen(me);
      const messages = me.userId === userId ? [message('1700000000.1', { blocks })] : [];
      const conversations = screen.conversations.map((one) => (one.kind === kind ? { ...one, messages } : one));
      return [me.userId, { ...screen, conversations }];
    }),
  );
}

const button = (value: string) => [{ type: 'actions', elements: [{ type: 'button', action_id: 'stop', value }] }];

test.each(['k3v9p7x2', 'mfa-demo-k3v9p7x2'])('a test user belongs to the person whose direct message has %s', (id) => {
  expect(ownerOf(user, screensWith('U0YUI', 'app-dm', button(id)))).toBe('U0YUI');
});

test('no owner is found from a message in a channel, another id or a short tag of the user', () => {
  expect(ownerOf(user, screensWith('U0YUI', 'channel', button('k3v9p7x2')))).toBeUndefined();
  expect(ownerOf(user, screensWith('U0YUI', 'app-dm', button('aaaaaaaa, x2')))).toBeUndefined();
});

test('a name with hyphens is written as words, and other names in AWS stay unchanged', () => {
  expect(inWords('list-buckets-with-mfa')).toBe('list buckets with MFA');
  expect(inWords('AmazonS3ReadOnlyAccess')).toBe('AmazonS3ReadOnlyAccess');
});
