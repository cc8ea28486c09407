import { type Locale, RESOURCE_KINDS } from '../../../src/scenario/demo.ts';
import type { Orphan, OrphanReceipt } from '../../../src/scenario/ports/orphan-remover.ts';
import { confirmAllView, confirmSomeView } from '../../../src/slack/listeners/cleanup/confirm-view.ts';
import { nobodyIsAdminMessage } from '../../../src/slack/listeners/cleanup/nobody-is-admin.ts';
import { cleanupNotice } from '../../../src/slack/listeners/cleanup/notice-view.ts';
import { previewView } from '../../../src/slack/listeners/cleanup/preview-view.ts';
import {
  beginningView,
  type CleanupProgress,
  progressOfCleanupMessage,
  progressView,
} from '../../../src/slack/listeners/cleanup/progress-view.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { PLACES, RECEIPT, sampleDemo } from '../sample-demos.ts';
import { message, type Payload, view } from './payload.ts';

const TAKEN_AT = sampleDemo('proving').createdAt + 60_000;
const REASON = 'the user is in the group “admins”, which this bot may not change';

/** Returns the windows and messages of a cleanup, with ordinary contents. */
export function ofCleanup(locale: Locale, text: Text): Payload[] {
  const ends = { receipt: RECEIPT, stuckReason: REASON };
  const demos = PLACES.map((place, index) =>
    sampleDemo(place, { demoId: `demo${index}`.padEnd(12, 'x'), ...ends }, locale),
  );
  const leftovers = orphans();
  const preview = (demoCount: number, leftoverCount: number) =>
    view(
      `cleanup of ${demoCount} demos and ${leftoverCount} leftovers`,
      previewView,
      { takenAt: TAKEN_AT, demos: demos.slice(0, demoCount), orphans: leftovers.slice(0, leftoverCount) },
      FACES,
      locale,
    );
  const failed = { takenAt: TAKEN_AT, demos: demos.slice(0, 1), orphans: { failure: 'AWS did not answer' } };
  const prepared = { at: TAKEN_AT, until: TAKEN_AT, isTaken: false };
  const ofNobody = { takenAt: TAKEN_AT, demos: [sampleDemo('preparing', { prepared }, locale)], orphans: [] };
  const context = { locale, asOf: TAKEN_AT, demos: 2, leftovers: 1 };
  const ticked = [
    { demoId: 'demo0xxxxxxx', label: '@Ana, creating the test user', isDemo: true },
    { demoId: 'left0xxxxxxx', label: 'left0xxxxxxx', isDemo: false },
  ];
  return [
    ...[0, 1, 2, demos.length].map((count) => preview(count, 0)),
    ...[1, 2].map((count) => preview(0, count)),
    preview(2, 2),
    view('cleanup of a demo that was prepared ahead', previewView, ofNobody, FACES, locale),
    view('cleanup without AWS', previewView, failed, FACES, locale),
    view('really these?', confirmSomeView, context, ticked),
    view('really this leftover?', confirmSomeView, context, ticked.slice(1)),
    view('really all?', confirmAllView, context),
    message('nobody is an admin', nobodyIsAdminMessage, text),
    view('cleanup looks', cleanupNotice, text, text.cleanup.looking),
    view('cleanup begins', beginningView, text),
    ...progressOf(demos, text),
  ];
}

function progressOf(demos: CleanupProgress['demos'], text: Text): Payload[] {
  const ended = demos.filter(({ phase }) => phase === 'ended');
  const demoIds = demos.map(({ demoId }) => demoId);
  const leftoverIds = orphans().map(({ demoId }) => demoId);
  const progresses: Record<string, CleanupProgress> = {
    'goes on': { targets: { demoIds, leftoverIds }, demos },
    'goes on alone': { targets: { demoIds, leftoverIds }, demos, isAbandoned: true },
    'of nothing': { targets: { demoIds: [], leftoverIds: [] }, demos: [] },
    'is done': { targets: { demoIds: ended.map(({ demoId }) => demoId), leftoverIds: [] }, demos: ended },
    'has problems': { targets: { demoIds: [], leftoverIds }, demos: [], receipts: receipts(leftoverIds) },
    failed: { targets: { demoIds: [], leftoverIds }, demos: [], receipts: { failure: 'AWS did not answer' } },
  };
  return Object.entries(progresses).flatMap(([name, progress]) => [
    view(`cleanup ${name}, in the window`, progressView, progress, text),
    message(`cleanup ${name}`, progressOfCleanupMessage, progress, text),
  ]);
}

function orphans(): Orphan[] {
  const reasons = ['no-record', 'ended', 'unreadable-record', 'overdue'] as const;
  return reasons.map((reason, index) => ({
    demoId: `left${index}`.padEnd(12, 'x'),
    resources: [{ kind: 'user', name: `mfa-demo-left${index}`, arn: 'arn:aws:iam::1:user/x', createdAt: 1 }],
    since: index % 2 ? TAKEN_AT - 3_600_000 : undefined,
    reason,
  }));
}

function receipts(demoIds: readonly string[]): OrphanReceipt[] {
  const removed = RESOURCE_KINDS.slice(0, 3).map((kind) => ({ kind, name: 'mfa-demo-left' }));
  const left = [{ kind: 'user' as const, name: 'mfa-demo-left' }];
  const outcomes = [{ left: [] }, { left }, { left, failure: REASON }];
  return demoIds.map((demoId, index) => ({ demoId, removed, ...(outcomes[index % 3] ?? { left }) }));
}
