import { describe, expect, test } from 'vitest';
import { wholeWords } from '../../sandbox/person/whole-words.ts';
import { validateBlocks, validateView } from '../../sandbox/slack/block-kit/validate.ts';
import type { Demo } from '../../src/scenario/demo.ts';
import type { Orphan, OrphanReceipt } from '../../src/scenario/ports/orphan-remover.ts';
import type { CleanupPreview } from '../../src/scenario/sweep/cleanup.ts';
import { confirmAllView, confirmSomeView } from '../../src/slack/listeners/cleanup/confirm-view.ts';
import { previewView, readPreview } from '../../src/slack/listeners/cleanup/preview-view.ts';
import {
  beginningView,
  type CleanupProgress,
  isDone,
  progressOfCleanupMessage,
  progressView,
} from '../../src/slack/listeners/cleanup/progress-view.ts';
import { readConfirmContext } from '../../src/slack/listeners/cleanup/selection.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { LOCALES, textOf } from '../../src/slack/text/catalog.ts';
import { PLACES, RECEIPT, sampleDemo } from './sample-demos.ts';

const NOW = sampleDemo('proving').createdAt + 3 * 60_000;
const PERSON = { workspaceId: 'T0TEAM', userId: 'U0123456789', locale: 'en' as const };

function demos(count: number): Demo[] {
  return Array.from({ length: count }, (_, index) =>
    sampleDemo(PLACES[index % PLACES.length] ?? 'proving', {
      demoId: `demo${String(index).padStart(8, '0')}`,
      participant: { ...PERSON, userId: `U${String(index).padStart(10, '0')}` },
    }),
  );
}

function orphans(count: number, demoId = (index: number) => `left${String(index).padStart(8, '0')}`): Orphan[] {
  return Array.from({ length: count }, (_, index) => ({
    demoId: demoId(index),
    resources: [
      { kind: 'user', name: `mfa-demo-${index}`, arn: 'arn:aws:iam::1:user/x', createdAt: NOW },
      { kind: 'virtual-mfa-device', name: `mfa-demo-${index}`, arn: 'arn:aws:iam::1:mfa/x', createdAt: undefined },
    ],
    since: index % 2 ? NOW - 20 * 60_000 : undefined,
    reason: (['no-record', 'ended', 'unreadable-record', 'overdue'] as const)[index % 4] ?? 'ended',
  }));
}

const preview = (demoCount: number, found: CleanupPreview['orphans']): CleanupPreview => ({
  takenAt: NOW,
  demos: demos(demoCount),
  orphans: found,
});

interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly element?: { readonly options: readonly { value: string; text: { text: string } }[] };
}
const groupsOf = (view: object) => (view as { blocks: Block[] }).blocks.filter(({ type }) => type === 'input');

/** Returns the view as Slack submits it if a person ticks every entry. */
function tickedWhole(view: ReturnType<typeof previewView>) {
  const values = Object.fromEntries(
    groupsOf(view).map(({ block_id, element }) => [
      block_id ?? '',
      { 'cleanup-tick': { type: 'checkboxes', selected_options: element?.options } },
    ]),
  );
  return { private_metadata: view.private_metadata ?? '', state: { values } };
}

describe.each(LOCALES)('in %s', (locale) => {
  const text = textOf(locale);

  test.each([
    ['nothing', preview(0, [])],
    ['one demo', preview(1, [])],
    ['demos in every stage', preview(PLACES.length, [])],
    ['leftovers without demos', preview(0, orphans(4))],
    ['eleven demos and eleven leftovers', preview(11, orphans(11))],
    ['fifty demos and more', preview(73, orphans(30))],
    ['an AWS account that cannot be listed', preview(2, { failure: `iam:ListUsers <failed> ${'x'.repeat(5000)}` })],
    ['an AWS account that cannot be listed, without demos', preview(0, { failure: 'iam:ListUsers failed' })],
    [
      'very long names',
      preview(
        3,
        orphans(60, (index) => `${index}${'x'.repeat(60)}`),
      ),
    ],
  ])('Slack accepts the preview of %s, and the windows after it', (_, content) => {
    const view = previewView(content, FACES, locale);
    expect(validateView(view)).toEqual([]);
    if (groupsOf(view).length === 0) return;
    const reading = readPreview(tickedWhole(view));
    if (!reading.ok) throw new Error('the preview was not read');
    expect(validateView(confirmAllView(reading.context))).toEqual([]);
    const confirm = confirmSomeView(reading.context, reading.ticked);
    expect(validateView(confirm)).toEqual([]);
    const demoIds = groupsOf(view).flatMap(({ element }) => element?.options.map(({ value }) => value) ?? []);
    expect(readConfirmContext(confirm.private_metadata ?? '').selection).toEqual({ kind: 'some', demoIds });
  });

  test.each([0, 1, 12, 400])('Slack accepts the progress and the receipt of %i demos', (count) => {
    const all = demos(count).map((demo) => ({ ...demo, receipt: RECEIPT, stuckReason: `<why> ${'x'.repeat(400)}` }));
    const targets = { demoIds: all.map(({ demoId }) => demoId), leftoverIds: ['a', 'b', 'c'] };
    const receipts: OrphanReceipt[] = [
      { demoId: 'a', removed: RECEIPT.removed, left: [] },
      { demoId: 'b', removed: [], left: [{ kind: 'group-membership', name: 'admins' }], failure: 'in <admins>' },
    ];
    for (const progress of [
      { targets, demos: all },
      { targets, demos: all, receipts },
      { targets, demos: all, receipts: { failure: 'AWS is away' }, isAbandoned: true },
    ]) {
      expect(validateView(progressView(progress, text))).toEqual([]);
      const message = progressOfCleanupMessage(progress, text);
      expect(validateBlocks(message.blocks, 'message')).toEqual([]);
      expect(message.text.length).toBeLessThan(4000);
    }
    expect(validateView(beginningView(text))).toEqual([]);
  });
});

const titleOf = (view: object) => (view as { title: { text: string } }).title.text;
const wordsOf = (view: object) => JSON.stringify(view);

test.each([
  [1, 0, '*1 demo is running, nothing is left over in AWS.*', 'Remove all (1) …'],
  [2, 1, '*2 demos are running, 1 leftover is in AWS.*', 'Remove all (3) …'],
  [0, 2, '*No demo is running, 2 leftovers are in AWS.*', 'Remove all (2) …'],
])(
  'the preview says that there are %i demos and %i leftovers, and the button says how many it removes',
  (demoCount, left, words, label) => {
    const view = wordsOf(previewView(preview(demoCount, orphans(left)), FACES, 'en'));
    expect(view).toContain(words);
    expect(view).toContain(`"text":"${label}"`);
    expect(view).toContain('"style":"danger"');
  },
);

test.each([
  [1, 0, 'Remove 1 item?', '*This removes 1 demo:*', 'Each participant gets a message'],
  [2, 1, 'Remove 3 items?', '*This removes 2 demos and 1 leftover in AWS:*', 'Each participant gets a message'],
  [0, 1, 'Remove 1 item?', '*This removes 1 leftover in AWS:*', '"text":"You cannot undo this."'],
])('the question about %i demos and %i leftovers counts them', (demoCount, left, title, question, consequence) => {
  const reading = readPreview(tickedWhole(previewView(preview(demoCount, orphans(left)), FACES, 'en')));
  if (!reading.ok) throw new Error('the preview was not read');
  const view = confirmSomeView(reading.context, reading.ticked);
  expect(titleOf(view)).toBe(title);
  expect(wordsOf(view)).toContain(question);
  expect(wordsOf(view)).toContain(consequence);
});

test.each(LOCALES)('in %s, the windows of a cleanup show a prepared demo without a name', (locale) => {
  const text = textOf(locale);
  const prepared = { at: NOW, until: NOW, isTaken: false };
  const [demo] = demos(1).map((each) => ({ ...each, prepared })) as [Demo];
  const words = [
    wordsOf(previewView({ takenAt: NOW, demos: [demo], orphans: [] }, FACES, locale)),
    wordsOf(progressView({ targets: { demoIds: [demo.demoId], leftoverIds: [] }, demos: [demo] }, text)),
  ];
  for (const each of words) {
    expect(each).toContain(text.cleanup.prepared);
    expect(each).not.toContain('<@');
  }
});

test('the preview lists at most fifty entries, at most ten in each group, and says how many are not listed', () => {
  const view = previewView(preview(45, orphans(20)), FACES, 'en');
  expect(groupsOf(view).map(({ element }) => element?.options.length)).toEqual([10, 10, 10, 10, 5, 5]);
  expect(JSON.stringify(view)).toMatch(wholeWords('15 more are not listed.'));
});

test('if nothing is ticked, the error is below the first group', () => {
  const view = previewView(preview(1, []), FACES, 'en');
  const values = { 'cleanup-demos-0': { 'cleanup-tick': { type: 'checkboxes', selected_options: [] } } };
  const reading = readPreview({ private_metadata: view.private_metadata ?? '', state: { values } });
  expect(reading).toEqual({ ok: false, errors: { 'cleanup-demos-0': expect.stringContaining('Choose at least one') } });
});

test('the receipt counts the removed demos and leftovers, and names those that are not removed', () => {
  const [first, second] = demos(2) as [Demo, Demo];
  const targets = { demoIds: [first.demoId, second.demoId, 'unknown'], leftoverIds: ['a', 'gone'] };
  const ended = { ...first, phase: 'ended' as const, receipt: RECEIPT };
  const going: CleanupProgress = { targets, demos: [ended, { ...second, phase: 'tearing-down' }] };
  expect(isDone(going)).toBe(false);
  expect(JSON.stringify(progressView(going, textOf('en')))).toMatch(wholeWords('2 of 5 done.'));
  expect(titleOf(progressView(going, textOf('en')))).toBe('Cleaning up');

  const receipts: OrphanReceipt[] = [{ demoId: 'a', removed: RECEIPT.removed, left: [] }];
  expect(isDone({ ...going, receipts })).toBe(false);
  const done = { targets, receipts, demos: [ended, { ...second, phase: 'ended' as const, receipt: RECEIPT }] };
  expect(isDone(done)).toBe(true);
  expect(titleOf(progressView(done, textOf('en')))).toBe('Cleaned up');
  const words = JSON.stringify(progressView(done, textOf('en')));
  expect(words).toContain('Cleaned up: 3 demos and 2 leftovers in AWS. Nothing is left.');
  expect(words).toContain('`unknown` · had already ended');
  expect(words).toContain('Leftover `a` · cleaned up: permission policy, IAM user; nothing is left');
  expect(words).toContain('Leftover `gone` · had already ended');

  const stuck = { ...done, demos: [ended, { ...second, phase: 'stuck' as const, stuckReason: 'in group X' }] };
  expect(isDone(stuck)).toBe(true);
  expect(titleOf(progressView(stuck, textOf('en')))).toBe('Cleanup incomplete');
  const problems = JSON.stringify(progressView(stuck, textOf('en')));
  expect(problems).toContain('Cleaned up 4 of 5.');
  expect(problems).toContain('not cleaned up: in group X');
});
