import { describe, expect, test } from 'vitest';
import { wholeWords } from '../../../sandbox/person/whole-words.ts';
import { validateBlocks } from '../../../sandbox/slack/block-kit/validate.ts';
import { alertMessage } from '../../../src/slack/messages/alert.ts';
import { unknownMessage } from '../../../src/slack/messages/answers/unknown.ts';
import { helpMessage } from '../../../src/slack/messages/help.ts';
import { progressMessage } from '../../../src/slack/messages/progress.ts';
import { reminderMessage } from '../../../src/slack/messages/reminder.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { LOCALES, textOf } from '../../../src/slack/text/catalog.ts';
import { sampleDemo } from '../sample-demos.ts';

describe.each(LOCALES)('in %s', (locale) => {
  const text = textOf(locale);
  const demo = sampleDemo('stuck', { stuckReason: 'the user is in the group <admins>' }, locale);

  test.each([
    ['help', helpMessage(text, { isAdmin: true, mayCheck: true, mayTrain: true })],
    ['a word that is no command', unknownMessage(`<b>${'x'.repeat(5000)}`, undefined, text)],
    ['the reminder', reminderMessage(demo, text, demo.createdAt)],
    ['an alarm', alertMessage({ kind: 'surprise', demo }, text)],
    ['a missing permission', alertMessage({ kind: 'misconfigured', demo, reason: 'the role <bot> may not' }, text)],
    ['a stuck demo', alertMessage({ kind: 'stuck', demo, reason: 'the user is in the group <admins>' }, text)],
  ])('Slack accepts %s', (_, message) => {
    expect(validateBlocks(message.blocks, 'message')).toEqual([]);
    expect(message.text).not.toBe('');
  });
});

test('the answer to an unknown word quotes the word with its markup escaped', () => {
  const message = JSON.stringify(unknownMessage('<!here>`', undefined, textOf('en')).blocks);
  expect(message).toContain("There is no command `&lt;!here&gt;'`.");
});

// Unexpected: Slack has different field names for the alternative text in the upload call and in the image block.
test('the QR picture has alternative text for people who cannot see it', () => {
  const demo = sampleDemo('awaiting-enrollment');
  const { blocks } = progressMessage(demo, FACES.of(demo), textOf('en'), { qrFileId: 'F0QRCODE01' });
  expect(blocks).toContainEqual({
    type: 'image',
    slack_file: { id: 'F0QRCODE01' },
    alt_text: expect.stringContaining('Use a setup key'),
  });
});

test('the reminder says how many minutes are left, and offers more time', () => {
  const demo = sampleDemo('proved');
  const at = (msLeft: number) => JSON.stringify(reminderMessage(demo, textOf('en'), demo.deadlineAt - msLeft));
  expect(at(5 * 60_000)).toContain('ends in about 5 minutes');
  expect(at(10_000)).toContain('ends in about 1 minute,');
  expect(at(0)).toMatch(wholeWords('Add 10 minutes'));
  const short = { ...demo, deadlineAt: demo.createdAt + 6 * 60_000 };
  expect(JSON.stringify(reminderMessage(short, textOf('en'), demo.createdAt))).toMatch(wholeWords('Add 6 minutes'));
});
