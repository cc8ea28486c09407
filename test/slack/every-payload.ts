import { END_REASONS, type Locale, RESOURCE_KINDS } from '../../src/scenario/demo.ts';
import type { PastDemo } from '../../src/scenario/ports/demo-history.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { PROOF_ROUNDS, REFUSALS, type SessionTokenDemo } from '../../src/scenario/session-token/state.ts';
import { alertMessage } from '../../src/slack/messages/alert.ts';
import { alreadyActiveMessage, refusalMessage, startedMessage } from '../../src/slack/messages/answers/start.ts';
import { noDemoMessage, statusMessage, tooOldMessage } from '../../src/slack/messages/answers/status.ts';
import { stoppingMessage, thatDemoIsOverMessage } from '../../src/slack/messages/answers/stop.ts';
import { unknownLessonMessage, unknownMessage } from '../../src/slack/messages/answers/unknown.ts';
import { linkToDm } from '../../src/slack/messages/answers/way.ts';
import { sentence } from '../../src/slack/messages/blocks.ts';
import { helpMessage } from '../../src/slack/messages/help.ts';
import { progressMessage } from '../../src/slack/messages/progress.ts';
import { reminderMessage } from '../../src/slack/messages/reminder.ts';
import { turnNoticeMessage } from '../../src/slack/messages/turn-notice.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { enrollmentForm } from '../../src/slack/scenarios/session-token/enrollment.ts';
import { provedView, resultsView } from '../../src/slack/scenarios/session-token/results-view.ts';
import { sessionCodeForm } from '../../src/slack/scenarios/session-token/session-code.ts';
import { windowOf } from '../../src/slack/scenarios/session-token/window.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import type { Text } from '../../src/slack/text/en.ts';
import { answerView } from '../../src/slack/views/answer.ts';
import { checkingView } from '../../src/slack/views/checking.ts';
import { demoView, notNowView, tooOldView, viewAfterClick } from '../../src/slack/views/demo-view.ts';
import { helloMessage } from '../../src/slack/views/home/hello.ts';
import { type HomeAbout, homeView } from '../../src/slack/views/home/home-view.ts';
import { stepsView } from '../../src/slack/views/home/steps.ts';
import { noticeView } from '../../src/slack/views/notice.ts';
import { openingView } from '../../src/slack/views/opening.ts';
import { readingView } from '../../src/slack/views/reading.ts';
import { seedOpeningView, seedView } from '../../src/slack/views/seed.ts';
import { stopView } from '../../src/slack/views/stop.ts';
import { cleanupPayloads } from './cleanup-payloads.ts';
import { LONGEST_ID, LONGEST_NAME, message, NASTY, type Payload, view } from './payload.ts';
import { type Changes, everyDemo, PLACES, SEED, sampleDemo } from './sample-demos.ts';
import { takeHomePayloads } from './take-home-payloads.ts';

/** Every message and every view of the bot in one language, with ordinary and with extreme contents. */
export function everyPayload(locale: Locale): Payload[] {
  const text = textOf(locale);
  return [
    ...ofDemos(locale, text),
    ...ofForms(locale, text),
    ...cleanupPayloads(locale, text),
    ...ofAnswers(locale, text),
    ...ofHome(locale, text),
    ...takeHomePayloads(locale, text),
    ...ofSentences(text),
  ];
}

function ofDemos(locale: Locale, text: Text): Payload[] {
  const demos = { ...everyDemo(locale), ...extremeDemos(locale) };
  return Object.entries(demos).flatMap(([name, demo]) => [
    message(`progress: ${name}`, progressMessage, demo, FACES.of(demo), text),
    message(`reminder: ${name}`, reminderMessage, demo, text, demo.createdAt),
    message(`alarm: ${name}`, alertMessage, { kind: 'surprise', demo }, text),
    message(`misconfigured: ${name}`, alertMessage, { kind: 'misconfigured', demo, reason: '<no>' }, text),
    message(`stuck: ${name}`, alertMessage, { kind: 'stuck', demo }, text),
    message(`with the QR code: ${name}`, progressMessage, demo, FACES.of(demo), text, { qrFileId: 'F0QRCODE01' }),
    message(`turn: ${name}`, turnNoticeMessage, demo, FACES.of(demo), text),
    ...FACES.readings.map((reading) => view(`${reading.actionId}: ${name}`, reading.view, demo, text)),
    ...FACES.pageTurns.map((turn) => view(`${turn.callbackId}: ${name}`, turn.next, { demoId: demo.demoId, locale })),
    view(`window: ${name}`, demoView, demo, FACES.of(demo), text),
    ...(demo.phase === 'running' ? [view(`its lesson's window: ${name}`, windowOf, demo, text)] : []),
    view(`results: ${name}`, resultsView, demo.state, text),
    view(`in the end: ${name}`, provedView, demo.state, text),
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
    view('something to read comes', openingView, text),
    view('something to read', readingView, text, text.sessionToken.window.why, []),
    view('stop?', stopView, context, text),
    view('the key comes', seedOpeningView, text),
    view('the key', seedView, text, new Secret(SEED)),
    view('the longest key', seedView, text, new Secret(SEED.repeat(4))),
    view('no key any more', seedView, text, undefined),
    message('help', helpMessage, text, { isAdmin: false }),
    message('help for admins', helpMessage, text, { isAdmin: true }),
  ];
}

/** Answers to commands and to old buttons, with the way to the demo and without. */
function ofAnswers(locale: Locale, text: Text): Payload[] {
  const link = linkToDm({ appId: `A${'9'.repeat(20)}`, teamId: `T${'9'.repeat(20)}` });
  const demos = { ...everyDemo(locale), ...extremeDemos(locale) };
  const refusals = [
    { reason: 'guest' } as const,
    { reason: 'not-invited' } as const,
    { reason: 'other-channel', channelIds: Array.from({ length: 300 }, () => 'C0123456789') } as const,
    { reason: 'full', maxActiveDemos: 1 } as const,
  ];
  return [
    ...[link, undefined].flatMap((known) => {
      const way = { link: known, bot: '<@U0BOT>' };
      return [
        message('started', startedMessage, text, way),
        message('stopping', stoppingMessage, 'stopping', text, way),
        message('already stopping', stoppingMessage, 'already-stopping', text, way),
        ...Object.entries(demos).flatMap(([name, demo]) => [
          message(`already active: ${name}`, alreadyActiveMessage, demo, FACES.of(demo), text, way),
          message(`status: ${name}`, statusMessage, demo, FACES.of(demo), text, way),
        ]),
      ];
    }),
    ...refusals.flatMap((refusal) => [
      message(`refused: ${refusal.reason}`, refusalMessage, refusal, text, ''),
      message(`refused, with admins: ${refusal.reason}`, refusalMessage, refusal, text, '<@U1>'),
    ]),
    ...['start', 'status', 'stop', 'help', undefined].map((meant) =>
      message(`unknown, meant: ${meant}`, unknownMessage, NASTY, meant, text),
    ),
    message('words behind start', unknownLessonMessage, NASTY, ['session-token'], text),
    message('no such lesson', unknownLessonMessage, NASTY, ['session-token', 'assume-role'], text),
    message('no demo', noDemoMessage, text),
    message('an old button', tooOldMessage, text),
    view('an answer in a window', answerView, text, tooOldMessage(text)),
    message('a stop of what is over', thatDemoIsOverMessage, text),
  ];
}

function ofHome(locale: Locale, text: Text): Payload[] {
  const plain: HomeAbout = { isGuest: false, language: 'auto', past: [], lessons: FACES.ids };
  const past = END_REASONS.flatMap((endReason, index) =>
    [undefined, 'as-expected'].map((result): PastDemo => {
      const times = { startedAt: 0, endedAt: index * 86_400_000 };
      return { demoId: LONGEST_ID, scenario: 'session-token', endReason, ...times, removed: 5, left: index, result };
    }),
  );
  const sweeps = [undefined, { at: 1, leftovers: 0 }, { at: 1, leftovers: 1 }, { at: 1, leftovers: 1_000_000 }];
  const demos = Object.entries({ ...everyDemo(locale), ...extremeDemos(locale) });
  const link = `https://${'w'.repeat(100)}.slack.com/archives/D0123456789/p1767605400000000`;
  return [
    view('home of somebody new', homeView, plain, text),
    view('home of a guest', homeView, { ...plain, isGuest: true, language: 'ja' }, text),
    view(
      'home with many lessons',
      homeView,
      { ...plain, lessons: Array.from({ length: 20 }, (_, i) => `${LONGEST_ID.slice(2)}${i}`) },
      text,
    ),
    view('home with a past', homeView, { ...plain, language: 'en', past }, text),
    ...sweeps.map((lastSweep, index) =>
      view(
        `home of an admin, ${index}`,
        homeView,
        { ...plain, admin: { active: index, stuck: index, lastSweep } },
        text,
      ),
    ),
    ...demos.flatMap(([name, demo]) =>
      [undefined, link].flatMap((address) => {
        const running = { demo, face: FACES.of(demo), link: address };
        return [
          view(`home: ${name}, ${address}`, homeView, { ...plain, past, running }, text),
          message(`hello: ${name}, ${address}`, helloMessage, { isGuest: false, running }, text),
        ];
      }),
    ),
    message('hello to somebody new', helloMessage, { isGuest: false }, text),
    message('hello to a guest', helloMessage, { isGuest: true }, text),
    view('what will happen', stepsView, text),
  ];
}

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
