import { END_REASONS, type Locale, RESOURCE_KINDS } from '../../src/scenario/demo.ts';
import type { Orphan, OrphanReceipt } from '../../src/scenario/ports/orphan-remover.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { PROOF_ROUNDS, REFUSALS, type SessionTokenDemo } from '../../src/scenario/session-token/state.ts';
import { confirmAllView, confirmSomeView } from '../../src/slack/listeners/cleanup/confirm-view.ts';
import { previewView } from '../../src/slack/listeners/cleanup/preview-view.ts';
import {
  beginningView,
  progressOfCleanupMessage,
  progressView,
} from '../../src/slack/listeners/cleanup/progress-view.ts';
import { alertMessage } from '../../src/slack/messages/alert.ts';
import { type MessageContent, sentence } from '../../src/slack/messages/blocks.ts';
import { helpMessage } from '../../src/slack/messages/help.ts';
import { progressMessage } from '../../src/slack/messages/progress.ts';
import { qrMessage } from '../../src/slack/messages/qr.ts';
import { reminderMessage } from '../../src/slack/messages/reminder.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { enrollmentForm } from '../../src/slack/scenarios/session-token/enrollment.ts';
import { sessionCodeForm } from '../../src/slack/scenarios/session-token/session-code.ts';
import { windowOf } from '../../src/slack/scenarios/session-token/window.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import type { Text } from '../../src/slack/text/en.ts';
import { checkingView } from '../../src/slack/views/checking.ts';
import { demoView, notNowView, tooOldView, viewAfterClick } from '../../src/slack/views/demo-view.ts';
import { noticeView } from '../../src/slack/views/notice.ts';
import { seedOpeningView, seedView } from '../../src/slack/views/seed.ts';
import { type Changes, everyDemo, PLACES, SEED, sampleDemo } from './sample-demos.ts';
import { takeHomePayloads } from './take-home-payloads.ts';

/** Something the bot sends to Slack, and the function that made it. Those of one `group` differ in their one sentence alone. */
export type Payload = { readonly name: string; readonly madeBy: string; readonly group?: string } & (
  | { readonly kind: 'message'; readonly body: MessageContent }
  | { readonly kind: 'view'; readonly body: object }
);

/** As long, and as full of what mrkdwn and JSON escape, as anything from AWS or a person could be. */
const NASTY = `<&>"\\\`*_~😀<!channel>${'<&>ボ😀'.repeat(1500)}`;
const LONGEST_NAME = `<&>${'n'.repeat(125)}`;
const LONGEST_ID = 'z'.repeat(40);
const ROWS = 100;

/** Every message and every view of the bot in one language, with ordinary and with extreme contents. */
export function everyPayload(locale: Locale): Payload[] {
  const text = textOf(locale);
  return [
    ...ofDemos(locale, text),
    ...ofForms(locale, text),
    ...ofCleanup(locale, text),
    ...takeHomePayloads(locale, text),
    ...ofSentences(text),
  ];
}

function message<Args extends unknown[]>(
  name: string,
  make: (...args: Args) => MessageContent,
  ...args: Args
): Payload {
  return { kind: 'message', name, madeBy: make.name, body: make(...args) };
}

function view<Args extends unknown[]>(name: string, make: (...args: Args) => object, ...args: Args): Payload {
  return { kind: 'view', name, madeBy: make.name, body: make(...args) };
}

function ofDemos(locale: Locale, text: Text): Payload[] {
  const demos = { ...everyDemo(locale), ...extremeDemos(locale) };
  return Object.entries(demos).flatMap(([name, demo]) => [
    message(`progress: ${name}`, progressMessage, demo, FACES.of(demo), text),
    message(`reminder: ${name}`, reminderMessage, demo, text, demo.createdAt),
    message(`alarm: ${name}`, alertMessage, { kind: 'surprise', demo }, text),
    message(`misconfigured: ${name}`, alertMessage, { kind: 'misconfigured', demo, reason: '<no>' }, text),
    message(`stuck: ${name}`, alertMessage, { kind: 'stuck', demo }, text),
    message(`QR code: ${name}`, qrMessage, demo, 'F0QRCODE01', text),
    view(`window: ${name}`, demoView, demo, FACES.of(demo), text),
    ...(demo.phase === 'running' ? [view(`its lesson's window: ${name}`, windowOf, demo, text)] : []),
    view(`not now: ${name}`, notNowView, demo, text, demo.createdAt),
    view(`after a click: ${name}`, viewAfterClick, demo, FACES.of(demo), text),
  ]);
}

/** Each stage with everything at its longest at once. */
function extremeDemos(locale: Locale): Record<string, SessionTokenDemo> {
  const items = Array.from({ length: 300 }, (_, index) => ({
    kind: RESOURCE_KINDS[index % RESOURCE_KINDS.length] ?? 'user',
    name: LONGEST_NAME,
  }));
  const changes = (index: number): Changes => ({
    demoId: LONGEST_ID,
    participant: { workspaceId: 'T0TEAM', userId: `U${'9'.repeat(20)}`, locale },
    device: { serialNumber: `arn:aws:iam::123456789012:mfa/${LONGEST_NAME}`, seed: new Secret(SEED) },
    enrolledAt: 1,
    remindedAt: 1,
    lastRefusal: REFUSALS[index % REFUSALS.length],
    proofs: PROOF_ROUNDS.flatMap((round) =>
      (['long-term key', 'session without MFA', 'session with MFA'] as const).map((mfaState) => {
        return { round, mfaState, outcome: 'denied' as const, errorCode: LONGEST_NAME, at: 1 };
      }),
    ),
    buckets: { names: Array.from({ length: 1000 }, () => 'b'.repeat(63)), count: 1_000_000 },
    endReason: END_REASONS[index % END_REASONS.length],
    incidentId: 'abcd1234',
    receipt: { removed: items, left: items, listedAt: 1 },
    stuckReason: NASTY,
  });
  return Object.fromEntries(
    PLACES.map((place, index) => [`everything long, ${place}`, sampleDemo(place, changes(index), locale)]),
  );
}

function ofForms(locale: Locale, text: Text): Payload[] {
  const context = { demoId: LONGEST_ID, locale };
  return [
    view('not now: nobody’s demo', notNowView, undefined, text, 0),
    view('after a click: nobody’s demo', tooOldView, text),
    view('enter two codes', enrollmentForm.view, context),
    view('enter one code', sessionCodeForm.view, context),
    ...REFUSALS.flatMap((refusal) => [
      view(`two codes after ${refusal}`, enrollmentForm.view, context, refusal),
      view(`one code after ${refusal}`, sessionCodeForm.view, context, refusal),
    ]),
    view('checking', checkingView, text),
    view('the key comes', seedOpeningView, text),
    view('the key', seedView, text, new Secret(SEED)),
    view('the longest key', seedView, text, new Secret(SEED.repeat(4))),
    view('no key any more', seedView, text, undefined),
    message('help', helpMessage, text, { isAdmin: false }),
    message('help for admins', helpMessage, text, { isAdmin: true }),
    message('help for an unknown word', helpMessage, text, { isAdmin: true, unknownWord: NASTY }),
  ];
}

function ofCleanup(locale: Locale, text: Text): Payload[] {
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
  const ticked = Array.from({ length: 50 }, () => ({ demoId: LONGEST_ID, label: NASTY.slice(0, 75) }));
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
    view('cleanup begins', beginningView, text),
    ...[undefined, receipts(leftoverIds), { failure: NASTY }].flatMap((outcome, index) => [
      view(`cleanup goes on, ${index}`, progressView, { ...running, receipts: outcome }, text),
      message(`cleanup goes on, ${index}`, progressOfCleanupMessage, { ...running, receipts: outcome }, text),
    ]),
    view('cleanup of nothing', progressView, { targets: { demoIds: [], leftoverIds: [] }, demos: [] }, text),
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

/** Every sentence of the catalog as a message and as a notice: whatever is not a message of its own is sent so. */
function ofSentences(text: Text): Payload[] {
  return [...leaves(text, '', 'ARG'), ...leaves(text, '', NASTY)].flatMap(([name, said], index) => [
    { ...message(`sentence${name} ${index}`, sentence, said), group: 'sentence' },
    { ...view(`notice${name} ${index}`, noticeView, text, said), group: 'notice' },
  ]);
}

function leaves(node: unknown, path: string, value: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(value, value, value))]];
  return Object.entries(node as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`, value));
}
