import { END_REASONS, type Locale } from '../../../src/scenario/demo.ts';
import type { PastDemo } from '../../../src/scenario/ports/demo-history.ts';
import type { Faces } from '../../../src/slack/messages/face.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { helloMessage } from '../../../src/slack/views/home/hello.ts';
import { type HomeAbout, homeView } from '../../../src/slack/views/home/home-view.ts';
import { stepsView } from '../../../src/slack/views/home/steps.ts';
import { everyDemo } from '../sample-demos.ts';
import { extremeDemos } from './of-demos.ts';
import { extreme, LONGEST_ID, message, type Payload, view } from './payload.ts';

const LINK = `https://${'w'.repeat(100)}.slack.com/archives/D0123456789/p1767605400000000`;

/**
 * Returns the App Home of a new person, of a guest, of an admin, in every stage of a demo, and with many past demos.
 * Also returns the answers to a direct message, and the window with the steps.
 */
export function ofHome(locale: Locale, text: Text): Payload[] {
  const plain: HomeAbout = { isGuest: false, language: 'auto', past: [], faces: FACES };
  const past = END_REASONS.flatMap((endReason, index) =>
    [undefined, 'as-expected'].map((result): PastDemo => {
      const times = { startedAt: 0, endedAt: index * 86_400_000 };
      return { demoId: LONGEST_ID, scenario: 'session-token', endReason, ...times, removed: 5, left: index, result };
    }),
  );
  const sweeps = [undefined, { at: 1, leftovers: 0 }, { at: 1, leftovers: 1 }, { at: 1, leftovers: 1_000_000 }];
  const offered = Array.from({ length: 20 }, (_, index) => `${LONGEST_ID.slice(2)}${index}`);
  const many: Faces = { ...FACES, offered: () => offered, of: () => FACES.of({ scenario: 'session-token' }) };
  return [
    view('home of somebody new', homeView, plain, text),
    view('home of a guest', homeView, { ...plain, isGuest: true, language: 'ja' }, text),
    ...extreme([view('home with many lessons', homeView, { ...plain, faces: many }, text)]),
    view('home with a past', homeView, { ...plain, language: 'en', past }, text),
    ...sweeps.map((lastSweep, index) =>
      view(
        `home of an admin, ${index}`,
        homeView,
        { ...plain, admin: { active: index, stuck: index, lastSweep } },
        text,
      ),
    ),
    ...running(everyDemo(locale), { ...plain, past }, text),
    ...extreme(running(extremeDemos(locale), { ...plain, past }, text)),
    message('hello to somebody new', helloMessage, { isGuest: false }, text),
    message('hello to a guest', helloMessage, { isGuest: true }, text),
    view('what will happen', stepsView, text),
  ];
}

function running(demos: ReturnType<typeof everyDemo>, about: HomeAbout, text: Text): Payload[] {
  return Object.entries(demos).flatMap(([name, demo]) =>
    [undefined, LINK].flatMap((link) => {
      const ending = link === undefined ? ', without a link' : ', with a link';
      const now = { demo, face: FACES.of(demo), link };
      return [
        view(`home: ${name}${ending}`, homeView, { ...about, running: now }, text),
        message(`hello: ${name}${ending}`, helloMessage, { isGuest: false, running: now }, text),
      ];
    }),
  );
}
