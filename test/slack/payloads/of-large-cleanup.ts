import { type Locale, RESOURCE_KINDS } from '../../../src/scenario/demo.ts';
import type { Orphan, OrphanReceipt } from '../../../src/scenario/ports/orphan-remover.ts';
import { confirmAllView, confirmSomeView } from '../../../src/slack/listeners/cleanup/confirm-view.ts';
import { previewView } from '../../../src/slack/listeners/cleanup/preview-view.ts';
import { progressOfCleanupMessage, progressView } from '../../../src/slack/listeners/cleanup/progress-view.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { PLACES, sampleDemo } from '../sample-demos.ts';
import { LONGEST_ID, LONGEST_NAME, message, NASTY, type Payload, view } from './payload.ts';

const ROWS = 100;

/** Returns a cleanup with more demos, and longer names and reasons, than any window can show. */
export function ofLargeCleanup(locale: Locale, text: Text): Payload[] {
  const demos = Array.from({ length: ROWS }, (_, index) => {
    const ending = {
      stuckReason: NASTY,
      receipt: { removed: [{ kind: 'user' as const, name: LONGEST_NAME }], left: [], listedAt: 1 },
    };
    return sampleDemo(
      PLACES[index % PLACES.length] ?? 'stuck',
      { demoId: `demo${index}`.padEnd(12, '0'), ...ending },
      locale,
    );
  });
  const takenAt = sampleDemo('proving').createdAt + 60_000;
  const demoIds = demos.map(({ demoId }) => demoId);
  const leftoverIds = orphans(40).map(({ demoId }) => demoId);
  const ticked = Array.from({ length: 50 }, () => ({
    demoId: LONGEST_ID,
    label: NASTY.slice(0, 75),
    isDemo: true,
  }));
  const context = { locale, asOf: takenAt, demos: ROWS, leftovers: ROWS };
  const running = { targets: { demoIds, leftoverIds }, demos, isAbandoned: true };
  return [
    ...[0, 1, 10, 11, ROWS].flatMap((count) => [
      view(
        `cleanup of ${count} demos`,
        previewView,
        { takenAt, demos: demos.slice(0, count), orphans: [] },
        FACES,
        locale,
      ),
      view(
        `cleanup of ${count} leftovers`,
        previewView,
        { takenAt, demos: [], orphans: orphans(40, count) },
        FACES,
        locale,
      ),
      view(
        `cleanup of ${count} without AWS`,
        previewView,
        { takenAt, demos: demos.slice(0, count), orphans: { failure: NASTY } },
        FACES,
        locale,
      ),
    ]),
    view(`cleanup of ${ROWS} of both`, previewView, { takenAt, demos, orphans: orphans(128) }, FACES, locale),
    view('really these?', confirmSomeView, context, ticked),
    view('really all?', confirmAllView, context),
    ...[undefined, receipts(leftoverIds), { failure: NASTY }].flatMap((outcome, index) => [
      view(`cleanup goes on, ${index}`, progressView, { ...running, receipts: outcome }, text),
      message(`cleanup goes on, ${index}`, progressOfCleanupMessage, { ...running, receipts: outcome }, text),
    ]),
  ];
}

function orphans(idLength: number, count = ROWS): Orphan[] {
  const reasons = ['no-record', 'ended', 'unreadable-record', 'overdue'] as const;
  return Array.from({ length: count }, (_, index) => ({
    demoId: `left${index}`.padEnd(idLength, 'x'),
    resources: ['user' as const, 'virtual-mfa-device' as const].map((kind) => ({
      kind,
      name: LONGEST_NAME,
      arn: 'arn:aws:iam::1:user/x',
      createdAt: 1,
    })),
    since: index % 2 ? 1 : undefined,
    reason: reasons[index % reasons.length] ?? 'ended',
  }));
}

function receipts(demoIds: readonly string[]): OrphanReceipt[] {
  const removed = RESOURCE_KINDS.map((kind) => ({ kind, name: LONGEST_NAME }));
  const left = Array.from({ length: 50 }, () => ({ kind: 'user' as const, name: LONGEST_NAME }));
  const outcomes = [{ left: [] }, { left }, { left, failure: NASTY }];
  return demoIds.map((demoId, index) => ({ demoId, removed, ...(outcomes[index % 3] ?? { left }) }));
}
