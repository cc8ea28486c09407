import { expect, test } from 'vitest';
import { isEcho } from '../../../src/slack/bolt/echoes.ts';

const told = (event: object) => ({ type: 'event_callback', event: { type: 'message', channel_type: 'im', ...event } });

test.each([
  ['a message of the bot', { bot_id: 'B1', user: 'U1', text: 'x' }],
  ['a change of a message', { subtype: 'message_changed', message: { bot_id: 'B1' } }],
  ['a deletion', { subtype: 'message_deleted' }],
])('no listener gets %s', (_, event) => {
  expect(isEcho(told(event))).toBe(true);
});

test.each([
  ['a message of a person', told({ user: 'U1', text: 'hello' })],
  ['a file that a person sends', told({ user: 'U1', subtype: 'file_share' })],
  ['an opened App Home', { type: 'event_callback', event: { type: 'app_home_opened', tab: 'home' } }],
  ['a click', { type: 'block_actions', actions: [] }],
  ['a command', { command: '/mfa-demo', text: 'start' }],
])('the listeners get %s', (_, body) => {
  expect(isEcho(body)).toBe(false);
});
