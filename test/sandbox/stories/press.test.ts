import { expect, test } from 'vitest';
import type { Screen } from '../../../sandbox/slack/person/types.ts';
import { isReported, offered, wayToSessionCode } from '../../../sandbox/stories/press.ts';

const button = (action_id: string, style?: string) => ({
  type: 'button',
  action_id,
  style,
  text: { text: `-${action_id}-` },
});
const actions = (...elements: object[]) => ({ type: 'actions', block_id: 'buttons', elements });

function screenOf(messages: object[][], modal?: { readonly callbackId: string; readonly blocks: object[] }): Screen {
  const window = modal && {
    ...modal,
    viewId: 'V1',
    title: 'Window',
    closeLabel: 'Close',
    state: 'open' as const,
    errors: {},
  };
  const shown = messages.map((blocks, index) => {
    return {
      ts: String(index),
      authorName: '',
      isFromApp: true,
      text: '',
      blocks,
      isEphemeral: false,
      isEdited: false,
    };
  });
  return {
    revision: 1,
    me: { userId: 'U1', name: 'Ana', role: 'member', locale: 'en-US' },
    conversations: [{ channelId: 'D1', kind: 'app-dm', name: 'MFA Demo', messages: shown }],
    modals: window ? [window] : [],
    home: null,
    notices: [],
  };
}

test('a button is found by its id, first in the open modal, then in the newest message', () => {
  const messages = [[actions(button('stop'))], [actions(button('stop'), button('enter-codes', 'primary'))]];
  expect(offered(screenOf(messages), 'stop')).toMatchObject({ in: { ts: '1' }, label: '-stop-' });
  const inWindow = screenOf(messages, { callbackId: 'report', blocks: [actions(button('stop', 'primary'))] });
  expect(offered(inWindow, 'stop')).toMatchObject({ in: { viewId: 'V1' }, style: 'primary' });
  expect(offered(screenOf(messages), 'start-again')).toBeUndefined();
});

test('a story presses the button for the session code, or else a primary button not known to lead elsewhere', () => {
  const way = (...elements: object[]) => wayToSessionCode(screenOf([[actions(...elements)]]))?.actionId;
  expect(way(button('stop'), button('enter-session-code'))).toBe('enter-session-code');
  expect(way(button('whatever', 'primary'), button('stop'))).toBe('whatever');
  expect(way(button('enter-codes', 'primary'), button('stop', 'primary'))).toBeUndefined();
});

test('the results count as shown when the button for cleaning up is highlighted and no modal asks for or checks a code', () => {
  const report = [[actions(button('stop', 'primary'), button('policy'))]];
  expect(isReported(screenOf(report))).toBe(true);
  expect(isReported(screenOf(report, { callbackId: 'notice', blocks: [] }))).toBe(true);
  expect(isReported(screenOf(report, { callbackId: 'checking', blocks: [] }))).toBe(false);
  expect(isReported(screenOf(report, { callbackId: 'session-code', blocks: [] }))).toBe(false);
  expect(isReported(screenOf([[actions(button('stop'))]]))).toBe(false);
});
