import { describe, expect, test } from 'vitest';
import { wholeWords } from '../../../sandbox/person/whole-words.ts';
import { validateBlocks } from '../../../sandbox/slack/block-kit/validate.ts';
import { type Demo, END_REASONS } from '../../../src/scenario/demo.ts';
import { REFUSALS } from '../../../src/scenario/mfa-user/state.ts';
import { withPlace } from '../../../src/slack/messages/face.ts';
import { isProgressOf, progressMessage } from '../../../src/slack/messages/progress.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { refusalText } from '../../../src/slack/scenarios/mfa-user/refusal.ts';
import { LOCALES, textOf } from '../../../src/slack/text/catalog.ts';
import { AFTER, BEFORE, everyDemo, RECEIPT, SEED, sampleDemo, WITH } from '../sample-demos.ts';

const QR = { qrFileId: 'F0QRCODE01' };
const messageOf = (demo: Demo, shown = {}) =>
  progressMessage(demo, FACES.of(demo), textOf(demo.participant.locale), shown);

const cases = LOCALES.flatMap((locale) =>
  Object.entries(everyDemo(locale)).map(([name, demo]) => ({ locale, name, demo })),
);

describe.each(cases)('$name ($locale)', ({ demo }) => {
  const message = messageOf(demo, QR);

  test('Slack accepts the message, with a table and in its form without tables', () => {
    expect(validateBlocks(message.blocks, 'message')).toEqual([]);
    expect(validateBlocks(message.plain ?? message.blocks, 'message')).toEqual([]);
    expect(JSON.stringify(message.plain ?? [])).not.toContain('"table"');
    expect(message.text.length).toBeGreaterThan(10);
    expect(message.text.length).toBeLessThanOrEqual(4000);
  });

  test('the message contains no secret', () => {
    expect(JSON.stringify(message)).not.toContain(SEED);
  });

  test('the message begins with a headline and shows the rule about MFA', () => {
    expect(JSON.stringify(message.blocks)).toContain('aws:MultiFactorAuthPresent = true');
    expect(message.blocks[0]).toMatchObject({ type: 'header', text: { text: expect.stringMatching(/.{4}/) } });
  });

  test('the message has at most two buttons, of which at most one is primary, and no label twice', () => {
    const rows = message.blocks.filter((block) => block.type === 'actions');
    expect(rows.length).toBeLessThanOrEqual(1);
    const elements = rows.flatMap((row) => row.elements);
    expect(elements.filter(({ type }) => type === 'button').length).toBeLessThanOrEqual(2);
    expect(elements.filter((one) => 'style' in one && one.style === 'primary').length).toBeLessThanOrEqual(1);
    const labels = labelsOf(demo);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

const shown = (demo: Demo) => JSON.stringify(messageOf(demo).blocks);
const headlineOf = (demo: Demo) => (messageOf(demo).blocks[0] as { text: { text: string } }).text.text;

test.each([
  [42, 16.2, '42 people are before you. Your QR code comes in about 15 seconds.'],
  [1, 6, '1 person is before you. Your QR code comes in about 5 seconds.'],
  [300, 57, '300 people are before you. Your QR code comes in about 55 seconds.'],
  [300, 58, '300 people are before you. Your QR code comes in about 1 minute.'],
  [400, 151, '400 people are before you. Your QR code comes in about 3 minutes.'],
])('a demo with %i demos before it and %f seconds to wait says so in its first message', (before, seconds, words) => {
  const placed = withPlace(FACES, { before, seconds });
  const told = (demo: Demo, changes = {}) =>
    JSON.stringify(progressMessage(demo, placed.of(demo), textOf('en'), changes).blocks);
  expect(told(sampleDemo('preparing'))).toContain(words);
  // The sentence disappears when the QR code is shown or the demo ends.
  expect(told(sampleDemo('preparing'), QR)).not.toContain('before you');
  expect(told(sampleDemo('tearing-down'))).not.toContain('before you');
  expect(shown(sampleDemo('preparing'))).not.toContain('before you');
});

/** Returns the labels of the buttons, then of the menu entries. */
function labelsOf(demo: Demo): string[] {
  return messageOf(demo).blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) => {
          if (element.type === 'button') return [element.text.text];
          return element.type === 'overflow' ? element.options.map(({ text }) => `• ${text.text}`) : [];
        })
      : [],
  );
}

const demos = everyDemo('en') as Record<string, Demo>;
const inTheEnd = (endReason: Demo['endReason'], changes = {}) =>
  sampleDemo('ended', { endReason, receipt: RECEIPT, ...changes });
const ALL = { enrolledAt: 1, proofs: [...BEFORE, WITH, ...AFTER] };

test.each([
  ['preparing', 'Step 1 of 5: creating your test user'],
  ['waiting for two codes', 'Step 2 of 5: connect your phone'],
  ['checking two codes', 'Step 2 of 5: connecting your phone'],
  ['refusing without MFA', 'Step 3 of 5: trying without MFA'],
  ['waiting for a code', 'Step 4 of 5: now try with MFA'],
  ['proving', 'Step 4 of 5: trying with MFA'],
  ['proved', 'It worked: S3 allowed access only with your code'],
  ['removing after a proof', 'Step 5 of 5: cleaning up'],
  ['ended by stop', 'Done: nothing is left in AWS'],
  ['ended before anything', 'Time is up: nothing is left in AWS'],
  ['a surprise', 'You found a real problem'],
  ['stuck', 'Cleanup incomplete'],
])('the headline of the demo “%s” is “%s”', (name, headline) => {
  expect(headlineOf(demos[name] as Demo)).toBe(headline);
});

test('each reason for an early end has its own headline, and the headline says “Done” only after all calls to S3', () => {
  const headlines = (['stop', 'timeout', 'cleanup', 'failure', 'surprise'] as const).map((reason) =>
    headlineOf(inTheEnd(reason)),
  );
  expect(new Set(headlines).size).toBe(5);
  for (const headline of headlines) expect(headline).not.toContain('Done');
  for (const reason of ['stop', 'timeout', 'cleanup'] as const) {
    expect(headlineOf(inTheEnd(reason, ALL))).toBe('Done: nothing is left in AWS');
    const inconclusive = { enrolledAt: 1, proofs: [...BEFORE, WITH] };
    expect(headlineOf(inTheEnd(reason, inconclusive)), 'the repeated calls are missing').not.toContain('Done');
  }
});

test('the line below the headline says whose turn it is', () => {
  expect(shown(demos['waiting for two codes'] as Demo)).toContain('*Your turn*   ·   about 1 minute to go');
  expect(shown(demos.proving as Demo)).toContain('Working');
  expect(shown(demos.proving as Demo)).not.toContain('Your turn');
});

test('one line says which step is done, which is current and which is to come', () => {
  expect(shown(demos['waiting for a code'] as Demo)).toContain(
    ':white_check_mark: Try without MFA   ›   :arrow_forward: *Try with MFA*   ›   Clean up',
  );
  const over = shown(sampleDemo('ended', { device: { serialNumber: 'x' }, receipt: RECEIPT }));
  expect(over).toContain(':heavy_minus_sign: Try with MFA   ›   :white_check_mark: Clean up');
});

test('the buttons and the menu of the message depend on where the demo is', () => {
  expect(labelsOf(demos['waiting for two codes'] as Demo)).toEqual([
    'Enter codes',
    'Use a setup key',
    '• Send a new QR code',
    '• Why two codes?',
    '• Stop and clean up …',
  ]);
  expect(labelsOf(demos['waiting for a code'] as Demo)).toEqual([
    'Enter a code',
    'Why not send the code?',
    '• See the results',
    '• Stop and clean up …',
  ]);
  const more = ['• Do it with the AWS CLI', '• Show the policy', '• Explain each API call', '• Show the 2 buckets'];
  expect(labelsOf(demos.proved as Demo)).toEqual(['Clean up', 'Why?', ...more]);
  expect(labelsOf(demos['removing after a proof'] as Demo)).toEqual([]);
  expect(labelsOf(demos['ended by stop'] as Demo)).toEqual(['Run it again', 'See the results', ...more]);
  expect(labelsOf(demos.stuck as Demo)).toEqual(['Retry the cleanup']);
});

test('the QR code, its explanation and the button are in one message', () => {
  const { blocks } = messageOf(demos['waiting for two codes'] as Demo, QR);
  const kinds = blocks.map(({ type }) => type);
  expect(kinds.indexOf('image')).toBeGreaterThan(kinds.indexOf('section'));
  expect(kinds.indexOf('actions')).toBe(kinds.indexOf('image') + 1);
  expect(JSON.stringify(blocks)).toContain('Do not share it');
  expect(JSON.stringify(messageOf(demos['ended by stop'] as Demo, QR))).not.toContain('F0QRCODE01');
});

test('the message says when the demo ends automatically, in the reader’s time zone', () => {
  const demo = sampleDemo('awaiting-enrollment');
  expect(shown(demo)).toContain(`<!date^${demo.deadlineAt / 1000}^{time}|09:45 UTC>`);
});

test.each(REFUSALS)('a refusal is shown in words: %s', (lastRefusal) => {
  const stage = lastRefusal.startsWith('codes') ? 'awaiting-enrollment' : 'awaiting-session-code';
  const demo = sampleDemo(stage, { lastRefusal });
  const told = refusalText(lastRefusal, textOf('en'), demo);
  expect(JSON.stringify(messageOf(demo).blocks)).toContain(told);
  expect(messageOf(demo).text).toContain(told);
});

test('a refusal is not shown any more once the demo has moved on', () => {
  for (const place of ['enrolling', 'tearing-down'] as const)
    expect(shown(sampleDemo(place, { lastRefusal: 'codes-swapped' }))).not.toContain('Not accepted');
});

describe('the results', () => {
  const rows = (demo: Demo, form: 'blocks' | 'plain' = 'blocks') => {
    const blocks = messageOf(demo)[form] ?? [];
    const table = blocks.find(({ type }) => type === 'table');
    return table && 'rows' in table
      ? (table.rows as unknown[][]).slice(1).map((row) => row.map((cell) => textIn(cell)).join(' | '))
      : [];
  };

  test('are three rows, each with the credentials, the value of `aws:MultiFactorAuthPresent`, and S3’s answer', () => {
    const demo = sampleDemo('proved', { ...ALL, buckets: { names: ['a'], count: 12 } });
    expect(rows(demo)).toEqual([
      'Access key | not in the request | no_entry AccessDenied',
      'Temporary credentials, no code | false | no_entry AccessDenied',
      'Temporary credentials, your code | true | white_check_mark 12 buckets',
    ]);
    expect(JSON.stringify(messageOf(demo).plain)).toContain('Temporary credentials, your code');
    expect(shown(demo)).toContain('I repeated the two denied calls *after* your success');
  });

  test('are filled row by row', () => {
    const at = (count: number) => rows(sampleDemo('enrolling', { enrolledAt: 1, proofs: BEFORE.slice(0, count) }));
    expect(at(0).filter((row) => row.includes('not tried yet'))).toHaveLength(3);
    expect(at(1).filter((row) => row.includes('not tried yet'))).toHaveLength(2);
    expect(at(2).filter((row) => row.includes('not tried yet'))).toHaveLength(1);
  });

  test('say what the person predicted, and nothing without a prediction', () => {
    const guesses = { 'long-term key': 'allowed', 'session with MFA': 'allowed' } as const;
    const demo = sampleDemo('proved', { ...ALL, guesses, buckets: { names: [], count: 1 } });
    expect(rows(demo)[0]).toContain('AccessDenied (You guessed: Allowed)');
    expect(rows(demo)[1]).toContain('AccessDenied');
    expect(rows(demo)[1]).not.toContain('guess');
    expect(rows(demo)[2]).toContain('1 bucket (As you guessed)');
    expect(shown(demo)).toContain('1 of your 2 guesses was right');
  });

  test('say that the code was correct if S3 denies the call with a code', () => {
    const deniedWith = { ...WITH, outcome: 'denied' as const, errorCode: 'AccessDenied' };
    const demo = sampleDemo('proved', { enrolledAt: 1, proofs: [...BEFORE, deniedWith, ...AFTER] });
    expect(headlineOf(demo)).toBe('S3 denied access even with your code');
    expect(shown(demo)).toContain('Your code was correct');
    expect(shown(demo)).not.toContain('after* your success');
  });

  test('are one line of the receipt, followed by a sentence to remember', () => {
    const text = shown(demos['ended by stop'] as Demo);
    expect(text).toContain(':no_entry: Access key   ·   :no_entry: Temporary credentials, no code');
    expect(text).toContain('the *policy* has to ask for MFA');
  });
});

/** Returns the words and emoji of a table cell. */
function textIn(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map(textIn).join('');
  if (typeof cell !== 'object' || cell === null) return '';
  if ('text' in cell) return String(cell.text);
  if ('name' in cell) return String(cell.name);
  return 'elements' in cell ? textIn(cell.elements) : '';
}

test('if S3 answers without MFA, the message and its notification say so first, and ask nothing of the person', () => {
  const message = messageOf(demos['a surprise'] as Demo);
  expect(message.text).toContain('S3 answered without MFA');
  expect(JSON.stringify(message.blocks[2])).toContain('S3 answered without MFA');
  expect(JSON.stringify(message.blocks)).toContain('You need not do anything');
});

test('names from AWS cannot format the message or ping people', () => {
  const left = [{ kind: 'ssh-key' as const, name: '<!channel>`&' }];
  const text = shown(sampleDemo('stuck', { receipt: { ...RECEIPT, left }, stuckReason: '<!channel>' }));
  expect(text).toContain("`&lt;!channel&gt;'&amp;`");
  expect(text).not.toContain('<!channel>');
});

test.each(END_REASONS)(
  'the receipt says why the demo ended (%s), what was deleted, and that nothing is left',
  (endReason) => {
    const text = shown(inTheEnd(endReason));
    expect(text).toContain(textOf('en').progress.ended[endReason]);
    expect(text).toContain(':heavy_minus_sign: permission policy   :heavy_minus_sign: IAM user');
    expect(text).toContain('2 resources');
    expect(text).toMatch(wholeWords('0 left'));
  },
);

test('a stuck demo never says that nothing is left', () => {
  const text = shown(sampleDemo('stuck', { receipt: RECEIPT, stuckReason: 'a group' }));
  expect(text).not.toMatch(wholeWords('0 left'));
  expect(text).not.toContain(':white_check_mark: Clean up');
});

test('the receipt of a demo that leaves hundreds of resources is not too long for Slack', () => {
  const left = Array.from({ length: 300 }, (_, index) => ({
    kind: 'ssh-key' as const,
    name: `key-${index}-`.repeat(8),
  }));
  const message = messageOf(sampleDemo('stuck', { receipt: { ...RECEIPT, left } }));
  expect(validateBlocks(message.blocks, 'message')).toEqual([]);
  expect(JSON.stringify(message.blocks)).toContain('and 280 more');
});

test('the progress message of a demo is recognized by its button, or by its menu if it has no button', () => {
  for (const name of ['waiting for two codes', 'preparing', 'proved'])
    expect(isProgressOf('abcdefghjkmn', messageOf(demos[name] as Demo).blocks), name).toBe(true);
  expect(isProgressOf('anotherdemo2', messageOf(demos.proved as Demo).blocks)).toBe(false);
});
