import pc from 'picocolors';
import { expect, test } from 'vitest';
import type { Screen } from '../../../sandbox/slack/person/types.ts';
import { createScreenReader } from '../../../sandbox/stories/screen-news.ts';

const looks = { colours: pc.createColors(false), nameOf: () => 'MFA Demo' };
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

interface Shown {
  readonly message?: string;
  readonly modal?: { readonly title: string; readonly text: string; readonly field?: string; readonly error?: string };
}

function screenOf({ message, modal }: Shown): Screen {
  const blocks = message === undefined ? [] : [section(message)];
  const shown = {
    ts: '1',
    authorName: 'MFA Demo',
    isFromApp: true,
    text: '',
    blocks,
    isEphemeral: false,
    isEdited: false,
  };
  const field = modal?.field && { type: 'input', label: { type: 'plain_text', text: modal.field } };
  const window = modal && {
    viewId: 'V1',
    title: modal.title,
    blocks: [section(modal.text), ...(field ? [field] : [])],
    closeLabel: 'Cancel',
    state: 'open' as const,
    errors: (modal.error ? { first: modal.error } : {}) as Record<string, string>,
  };
  return {
    revision: 1,
    me: { userId: 'U1', name: 'Ana', role: 'member', locale: 'en-US' },
    conversations: [{ channelId: 'D1', kind: 'app-dm', name: 'MFA Demo', messages: blocks.length > 0 ? [shown] : [] }],
    modals: window ? [window] : [],
    home: null,
    notices: [],
  };
}

/** Returns the lines that are printed for each of these screens, which are shown one after another. */
function newsOf(...screens: Shown[]): string[][] {
  const read = createScreenReader(looks, 80);
  return screens.map((screen) =>
    read(screenOf(screen)).flatMap(({ from, lines }) => lines.map((line) => `${from} ${line}`)),
  );
}

test('a message is printed once, and after that only its changes', () => {
  const [first, same, changed] = newsOf({ message: 'a\nb' }, { message: 'a\nb' }, { message: 'a\nc' });
  expect([first, same, changed]).toEqual([['app a', 'app b'], [], ['app c']]);
});

test('a text that appears again later is printed again', () => {
  const news = newsOf({ message: 'not accepted' }, { message: 'checking' }, { message: 'not accepted' });
  expect(news).toEqual([['app not accepted'], ['app checking'], ['app not accepted']]);
});

test('if an indented line changes, the line above it is printed too', () => {
  const [, changed] = newsOf(
    { message: 'Access key\n  before: denied\nSession\n  before: denied' },
    { message: 'Access key\n  before: denied, after: denied\nSession\n  before: denied, after: denied' },
  );
  expect(changed).toEqual([
    'app Access key',
    'app   before: denied, after: denied',
    'app Session',
    'app   before: denied, after: denied',
  ]);
});

test('a refused form is printed with its title and the reason, but without its fields', () => {
  const form = { title: 'Two codes', text: 'Type them', field: 'Code 1' };
  const [opened, checking, refused] = newsOf(
    { modal: form },
    { modal: { title: 'Checking', text: 'Wait' } },
    { modal: { ...form, error: 'Six digits' } },
  );
  expect(opened).toEqual(['window Two codes', 'window Type them', 'window ▢ Code 1']);
  expect(checking).toEqual(['window Checking', 'window Wait']);
  expect(refused).toEqual(['window Two codes', 'window ✗ Six digits']);
});
