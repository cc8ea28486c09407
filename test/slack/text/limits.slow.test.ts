import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/slack/text/catalog.ts';
import { everyPayload, ordinaryPayloads, type Payload } from '../every-payload.ts';
import { type Placed, placedTexts } from './limits.ts';

/** In characters. Slack accepts a longer text in a new message, but not in an update. */
const LONGEST_MESSAGE = 4000;

function textsOf({ kind, body }: Payload): Placed[] {
  if (kind === 'view') return placedTexts(body);
  const whole = { place: 'message', text: body.text, limit: LONGEST_MESSAGE };
  return [whole, ...placedTexts(body.blocks), ...placedTexts(body.plain)];
}

describe.each(LOCALES)('in %s', (locale) => {
  test('no text is longer than Slack allows, with any values', () => {
    const texts = everyPayload(locale).flatMap(textsOf);
    expect(texts.length).toBeGreaterThan(3000);
    expect(texts.filter(({ text, limit }) => limit !== undefined && text.length > limit)).toEqual([]);
    expect(texts.filter(({ place, text }) => text.trim() === '' && place !== 'text text')).toEqual([]);
  });

  test('no text is cut with ordinary values', () => {
    const texts = ordinaryPayloads(locale).flatMap(textsOf);
    expect(texts.filter(({ text, limit }) => text.length === limit && text.endsWith('…'))).toEqual([]);
  });

  test('every label of a button is short enough for a phone', () => {
    const labels = ordinaryPayloads(locale).flatMap(textsOf);
    const onButtons = labels.filter(({ place }) => place === 'button text');
    expect(onButtons.length).toBeGreaterThan(200);
    expect(onButtons.filter(({ text }) => text.length > 30)).toEqual([]);
  });
});

test('limits.ts has a limit for every kind of text', () => {
  const unknown = everyPayload('en')
    .flatMap(textsOf)
    .filter(({ limit }) => limit === undefined);
  expect([...new Set(unknown.map(({ place }) => place))]).toEqual([]);
});

test.each([
  [{ type: 'modal', title: { type: 'plain_text', text: 'x'.repeat(25) }, blocks: [] }, 'modal title'],
  [
    { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'x'.repeat(76) } }] },
    'button text',
  ],
  [{ type: 'overflow', options: [{ text: { type: 'plain_text', text: 'x'.repeat(76) }, value: '1' }] }, 'option text'],
  [{ type: 'context', elements: [{ type: 'mrkdwn', text: 'x'.repeat(3001) }] }, 'mrkdwn text'],
])('`placedTexts` finds a text that is too long', (payload, place) => {
  const found = placedTexts(payload).filter(({ text, limit }) => limit !== undefined && text.length > limit);
  expect(found).toMatchObject([{ place }]);
});
