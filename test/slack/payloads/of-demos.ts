import { END_REASONS, type Locale, RESOURCE_KINDS } from '../../../src/scenario/demo.ts';
import { REFUSALS } from '../../../src/scenario/mfa-user/state.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { PROOF_ROUNDS, type SessionTokenDemo } from '../../../src/scenario/session-token/state.ts';
import { alertMessage } from '../../../src/slack/messages/alert.ts';
import { withPlace } from '../../../src/slack/messages/face.ts';
import { progressMessage } from '../../../src/slack/messages/progress.ts';
import { reminderMessage } from '../../../src/slack/messages/reminder.ts';
import { turnNoticeMessage } from '../../../src/slack/messages/turn-notice.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { provedView, resultsView } from '../../../src/slack/scenarios/session-token/results-view.ts';
import { windowOf } from '../../../src/slack/scenarios/session-token/window.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { demoView, notNowView, viewAfterClick } from '../../../src/slack/views/demo-view.ts';
import { type Changes, everyDemo, PLACES, SEED, sampleDemo } from '../sample-demos.ts';
import { extreme, LONGEST_ID, LONGEST_NAME, message, NASTY, type Payload, view } from './payload.ts';

/** Returns the messages and windows of demos in every stage and phase, with ordinary and with the longest texts. */
export function ofDemos(locale: Locale, text: Text): Payload[] {
  const proved = everyDemo(locale).proved?.state;
  const guesses = { 'long-term key': 'denied', 'session without MFA': 'allowed' } as const;
  return [
    ...ofDemo('guessed', sampleDemo('proved', { ...proved, guesses }, locale), text),
    ...Object.entries(everyDemo(locale)).flatMap(([name, demo]) => ofDemo(name, demo, text)),
    ...whereSlackRefuses(locale, text),
    ...extreme(Object.entries(extremeDemos(locale)).flatMap(([name, demo]) => ofDemo(name, demo, text))),
  ];
}

/**
 * Returns the messages about the wait for a QR code and about refusals of Slack, and the message of a stuck demo, which
 * says whether the admins know about it.
 */
function whereSlackRefuses(locale: Locale, text: Text): Payload[] {
  const begun = sampleDemo('preparing', {}, locale);
  const placed = (demo: SessionTokenDemo, seconds: number) => withPlace(FACES, { before: 42, seconds }).of(demo);
  const [scanning, stuck] = [sampleDemo('awaiting-enrollment', {}, locale), sampleDemo('stuck', {}, locale)];
  const reason = 'Slack refused chat.delete with cant_delete_message. A setting <forbids> it.';
  return [
    ...[15.2, 200].map((seconds) =>
      message(`${seconds} seconds to wait`, progressMessage, begun, placed(begun, seconds), text),
    ),
    message('without a picture', progressMessage, scanning, FACES.of(scanning), text, { isWithoutPicture: true }),
    ...(['told', 'due', 'nobody'] as const).map((adminsKnow) =>
      message(`admins: ${adminsKnow}`, progressMessage, stuck, FACES.of(stuck), text, { adminsKnow }),
    ),
    ...(['unreachable', 'left-in-slack', 'no-pictures'] as const).map((kind) =>
      message(`alert: ${kind}`, alertMessage, { kind, demo: stuck, reason }, text),
    ),
  ];
}

function ofDemo(name: string, demo: SessionTokenDemo, text: Text): Payload[] {
  const reason = 'the bot may not call iam:CreateUser <now>';
  return [
    ...withPlain(message(`progress: ${name}`, progressMessage, demo, FACES.of(demo), text)),
    message(`with the QR code: ${name}`, progressMessage, demo, FACES.of(demo), text, { qrFileId: 'F0QRCODE01' }),
    message(`turn: ${name}`, turnNoticeMessage, demo, FACES.of(demo), text),
    message(`reminder: ${name}`, reminderMessage, demo, text, demo.createdAt),
    message(`alarm: ${name}`, alertMessage, { kind: 'surprise', demo }, text),
    message(`misconfigured: ${name}`, alertMessage, { kind: 'misconfigured', demo, reason }, text),
    message(`stuck: ${name}`, alertMessage, { kind: 'stuck', demo, reason }, text),
    view(`window: ${name}`, demoView, demo, FACES.of(demo), text),
    ...(demo.phase === 'running' ? [view(`its lesson's window: ${name}`, windowOf, demo, text)] : []),
    view(`results: ${name}`, resultsView, demo.state, text),
    view(`in the end: ${name}`, provedView, demo.state, text),
    view(`not now: ${name}`, notNowView, demo, text, demo.createdAt),
    view(`after a click: ${name}`, viewAfterClick, demo, FACES.of(demo), text),
    ...FACES.of(demo).readings.map((reading) => ({
      ...view(`${reading.actionId}: ${name}`, reading.view, demo, text),
      madeBy: `reading ${reading.actionId}`,
    })),
    ...FACES.of(demo).pageTurns.map((turn) => {
      const context = { demoId: demo.demoId, locale: demo.participant.locale };
      return { ...view(`${turn.callbackId}: ${name}`, turn.next, context), madeBy: `next of ${turn.callbackId}` };
    }),
  ];
}

/** Returns the payload and, if it has newer blocks, its form without them, for a workspace that refuses them. */
function withPlain(payload: Payload): Payload[] {
  if (payload.kind !== 'message' || !payload.body.plain) return [payload];
  const body = { text: payload.body.text, blocks: payload.body.plain };
  return [payload, { ...payload, name: `${payload.name}, plain`, body }];
}

/** Returns a demo for each stage and phase, with the longest texts. */
export function extremeDemos(locale: Locale): Record<string, SessionTokenDemo> {
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
