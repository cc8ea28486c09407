import { App, type Receiver } from '@slack/bolt';
import { expect, test } from 'vitest';
import { createListenerTable } from '../../../src/slack/listeners/listener-table.ts';

const receiver: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };
const person = { team: { id: 'T1' }, user: { id: 'U1' } };

function world() {
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1', botUserId: 'U0', botId: 'B0' }) });
  const listeners = createListenerTable(app);
  const told: string[] = [];
  const hears = (name: string) => async () => void told.push(name);
  const arrives = async (body: Record<string, unknown>) => {
    await app.processEvent({ body: { ...person, ...body }, ack: async () => void told.push('acknowledged') });
    return told.splice(0);
  };
  const pressed = (actionId: string, blockId = 'any') =>
    arrives({ type: 'block_actions', actions: [{ type: 'button', action_id: actionId, block_id: blockId }] });
  return { listeners, hears, arrives, pressed };
}

test('an action goes to the listener for its id, for its id in its block, or for a pattern of ids', async () => {
  const { listeners, hears, pressed } = world();
  listeners.action('stop', hears('stop'));
  listeners.action('code', hears('code in the first block'), 'first');
  listeners.action(/^start(?:-|$)/, hears('start'));
  expect(await pressed('stop')).toEqual(['stop']);
  expect(await pressed('code', 'first')).toEqual(['code in the first block']);
  expect(await pressed('code', 'second')).toEqual([]);
  expect(await pressed('start-a-lesson')).toEqual(['start']);
  expect(await pressed('starts')).toEqual([]);
});

test('commands, submissions and events go to the listener for their name; without one, only an event is acknowledged', async () => {
  const { listeners, hears, arrives } = world();
  listeners.command('/one', hears('one'));
  listeners.submission('form', hears('form'));
  listeners.event('message', hears('message'));
  expect(await arrives({ command: '/one' })).toEqual(['one']);
  expect(await arrives({ command: '/other' })).toEqual([]);
  expect(await arrives({ type: 'view_submission', view: { callback_id: 'form' } })).toEqual(['form']);
  expect(await arrives({ type: 'view_submission', view: { callback_id: 'other' } })).toEqual([]);
  expect(await arrives({ type: 'view_closed', view: { callback_id: 'form' } })).toEqual([]);
  // Bolt itself acknowledges each event.
  expect(await arrives({ event: { type: 'message', user: 'U1' } })).toEqual(['acknowledged', 'message']);
  expect(await arrives({ event: { type: 'team_join', user: 'U1' } })).toEqual(['acknowledged']);
});

test('two listeners for the same id throw an error', () => {
  const { listeners, hears } = world();
  listeners.action('stop', hears('one'));
  expect(() => listeners.action('stop', hears('other'))).toThrow('Two listeners are registered for stop.');
});
