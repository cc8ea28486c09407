import { describe, expect, test } from 'vitest';
import { wholeWords } from '../../../sandbox/person/whole-words.ts';
import { validateBlocks } from '../../../sandbox/slack/block-kit/validate.ts';
import { type Demo, END_REASONS, LOCALES } from '../../../src/scenario/demo.ts';
import { REFUSALS } from '../../../src/scenario/session-token/state.ts';
import { progressMessage } from '../../../src/slack/messages/progress.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { refusalText } from '../../../src/slack/scenarios/session-token/refusal.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { AFTER, BEFORE, everyDemo, RECEIPT, SEED, sampleDemo, WITH } from '../sample-demos.ts';

const messageOf = (demo: Demo) => progressMessage(demo, FACES.of(demo), textOf(demo.participant.locale));

const cases = LOCALES.flatMap((locale) =>
  Object.entries(everyDemo(locale)).map(([name, demo]) => ({ locale, name, demo })),
);

describe.each(cases)('$name ($locale)', ({ demo }) => {
  const message = messageOf(demo);

  test('Slack takes it, as a post and as an update', () => {
    expect(validateBlocks(message.blocks, 'message')).toEqual([]);
    expect(message.text.length).toBeGreaterThan(10);
    expect(message.text.length).toBeLessThanOrEqual(4000);
  });

  test('it holds no secret', () => {
    expect(JSON.stringify(message)).not.toContain(SEED);
  });
});

const shown = (demo: Demo) => JSON.stringify(messageOf(demo).blocks);
const buttonLabels = (demo: Demo) =>
  messageOf(demo).blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.map((element) => (element.type === 'button' ? element.text.text : ''))
      : [],
  );

test('the person sees which stage is done, which is now and which is to come', () => {
  const demo = everyDemo('en')['waiting for a code'] as Demo;
  expect(shown(demo)).toContain(':white_check_mark: S3 refuses without MFA');
  expect(shown(demo)).toContain(':arrow_right: *Session bought with one code* (now)');
  expect(shown(demo)).toContain(':white_small_square: S3 opens');
});

test('after the proof nothing hurries the person', () => {
  const demo = everyDemo('en').proved as Demo;
  expect(shown(demo)).toContain(':white_check_mark: S3 opens');
  expect(shown(demo)).toContain(':white_small_square: Everything removed');
});

test('only the buttons that do something are there', () => {
  const demos = everyDemo('en') as Record<string, Demo>;
  expect(buttonLabels(demos['waiting for two codes'] as Demo)).toEqual([
    'Enter the two codes',
    'Send the QR again',
    'Can’t scan? Show the key',
    'Stop and remove everything',
  ]);
  expect(buttonLabels(demos['waiting for a code'] as Demo)).toEqual(['Enter a code', 'Stop and remove everything']);
  expect(buttonLabels(demos.proved as Demo)).toEqual(['Done: remove everything']);
  expect(buttonLabels(demos['removing after a proof'] as Demo)).toEqual([]);
  expect(buttonLabels(demos['ended by stop'] as Demo)).toEqual(['Start again']);
  expect(buttonLabels(demos.stuck as Demo)).toEqual(['Try to remove it again']);
});

test('it says when the demo ends by itself, in the reader’s time zone', () => {
  const demo = sampleDemo('awaiting-enrollment');
  expect(shown(demo)).toContain(`<!date^${demo.deadlineAt / 1000}^{time}|09:45 UTC>`);
});

test.each(REFUSALS)('a refusal is told in words: %s', (lastRefusal) => {
  const stage = lastRefusal.startsWith('codes') ? 'awaiting-enrollment' : 'awaiting-session-code';
  const demo = sampleDemo(stage, { lastRefusal });
  const told = refusalText(lastRefusal, textOf('en'), demo);
  expect(JSON.stringify(messageOf(demo).blocks)).toContain(told);
  expect(messageOf(demo).text).toContain(told);
});

test('a refusal is not shown any more once the demo has moved on', () => {
  const demo = sampleDemo('tearing-down', { lastRefusal: 'codes-swapped' });
  expect(shown(demo)).not.toContain('wrong order');
});

test('the report shows the three MFA states with words, not only with pictures', () => {
  const report = shown(sampleDemo('proved', { proofs: [...BEFORE, WITH, ...AFTER] }));
  expect(report.match(/\*denied\* \(`AccessDenied`\)/g)).toHaveLength(4);
  expect(report.match(/\*allowed\*/g)).toHaveLength(1);
  expect(report).not.toContain('must be denied');
});

test('a proof that was allowed without MFA is loud, in the notification too', () => {
  const demo = everyDemo('en')['a surprise'] as Demo;
  const message = messageOf(demo);
  expect(message.text).toContain('ALARM');
  expect(JSON.stringify(message.blocks[1])).toContain('ALARM');
  expect(JSON.stringify(message.blocks)).toContain('must be denied!');
});

test('ten buckets are named and the others counted', () => {
  const names = Array.from({ length: 10 }, (_, index) => `bucket-${index}`);
  const text = shown(sampleDemo('proved', { buckets: { names, count: 23 } }));
  expect(text).toContain('`bucket-9`');
  expect(text).toContain('(23)');
  expect(text).toContain('and 13 more');
});

test('an account without buckets is a success too', () => {
  expect(shown(sampleDemo('proved', { buckets: { names: [], count: 0 } }))).toContain('has no buckets');
});

test('names from AWS cannot format the message or ping people', () => {
  const receipt = { ...RECEIPT, removed: [{ kind: 'ssh-key' as const, name: '<!channel>`&' }] };
  const text = shown(sampleDemo('ended', { receipt }));
  expect(text).toContain("`&lt;!channel&gt;'&amp;`");
  expect(text).not.toContain('<!channel>');
});

test.each(END_REASONS)(
  'the receipt says why it ended (%s), what was removed, and that nothing is left',
  (endReason) => {
    const text = shown(sampleDemo('ended', { endReason, receipt: RECEIPT }));
    expect(text).toContain(textOf('en').progress.ended[endReason]);
    expect(text).toContain('IAM user `demo-abcdefghjkmn`');
    expect(text).toMatch(wholeWords('0 left'));
  },
);

test('a stuck demo never claims that nothing is left', () => {
  expect(shown(sampleDemo('stuck', { receipt: RECEIPT, stuckReason: 'a group' }))).not.toMatch(wholeWords('0 left'));
});

test('an end in the middle shows what was not reached', () => {
  const text = shown(sampleDemo('ended', { device: { serialNumber: 'x' }, receipt: RECEIPT }));
  expect(text).toContain(':heavy_minus_sign: S3 opens (not reached)');
});

test('a teardown that found hundreds of things still fits', () => {
  const removed = Array.from({ length: 300 }, (_, index) => ({
    kind: 'ssh-key' as const,
    name: `key-${index}-`.repeat(8),
  }));
  const message = messageOf(sampleDemo('ended', { receipt: { ...RECEIPT, removed } }));
  expect(validateBlocks(message.blocks, 'message')).toEqual([]);
  expect(JSON.stringify(message.blocks)).toContain('and 280 more');
});
