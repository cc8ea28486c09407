import type { Locale } from '../../../src/scenario/demo.ts';
import { REFUSALS } from '../../../src/scenario/mfa-user/state.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { BLOCKS } from '../../../src/slack/ids.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { phoneWindow } from '../../../src/slack/scenarios/mfa-user/windows/phone-window.ts';
import { twoCodesView } from '../../../src/slack/scenarios/mfa-user/windows/two-codes-view.ts';
import { enrollmentForm, resyncForm, sessionCodeForm } from '../../../src/slack/scenarios/session-token/forms.ts';
import { tableOf } from '../../../src/slack/scenarios/session-token/results.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { checkingView } from '../../../src/slack/views/checking.ts';
import { notNowView, tooOldView } from '../../../src/slack/views/demo-view.ts';
import { withNote } from '../../../src/slack/views/note-below.ts';
import { noticeView } from '../../../src/slack/views/notice.ts';
import { openingView } from '../../../src/slack/views/opening.ts';
import { readingView } from '../../../src/slack/views/reading.ts';
import { seedOpeningView, seedView } from '../../../src/slack/views/seed.ts';
import { stopView } from '../../../src/slack/views/stop.ts';
import { SEED, sampleDemo } from '../sample-demos.ts';
import { extreme, form, LONGEST_ID, type Payload, view } from './payload.ts';

/**
 * The state of a demo with refused codes. Sentences about the phone's clock and about tries take their numbers from it.
 */
const REFUSED = { newestPair: { step: 0, offSteps: 4 }, tries: [sampleDemo('enrolling').createdAt] };

/** Returns the windows with forms, and the windows that come before and after a form. */
export function ofForms(locale: Locale, text: Text): Payload[] {
  const context = { demoId: LONGEST_ID, locale };
  return [
    view('not now: nobody’s demo', notNowView, undefined, text, 0),
    view('after a click: nobody’s demo', tooOldView, text),
    form('enter two codes', enrollmentForm, enrollmentForm.view, context),
    form('enter one code', sessionCodeForm, sessionCodeForm.view, context),
    form('enter one code after a resync', sessionCodeForm, sessionCodeForm.synced, context),
    form('sync with two codes', resyncForm, resyncForm.view, context),
    ...ofTheKit(locale, text),
    ...REFUSALS.flatMap((lastRefusal) => {
      const demo = sampleDemo('awaiting-enrollment', { lastRefusal, ...REFUSED }, locale);
      const refusal = FACES.of(demo).refusal(lastRefusal, text, demo);
      return [
        form(`two codes after ${lastRefusal}`, enrollmentForm, enrollmentForm.view, context, refusal),
        form(`one code after ${lastRefusal}`, sessionCodeForm, sessionCodeForm.view, context, refusal),
        form(`a resync after ${lastRefusal}`, resyncForm, resyncForm.view, context, refusal),
      ];
    }),
    ...Object.entries(text.codes.firstCode).map(([problem, sentence]) =>
      view(`code 1 is typed: ${problem}`, withNote, enrollmentForm.view(context), {
        blockId: BLOCKS.firstCode,
        problem,
        sentence: `:x: ${sentence}`,
      }),
    ),
    ...Object.entries(text.modals.notice).map(([name, said]) => view(`notice: ${name}`, noticeView, text, said)),
    view('notice: the details are gone', noticeView, text, text.takeHome.gone),
    view('notice: an error', noticeView, text, text.errors.incident('abcd1234')),
    view('checking', checkingView, text),
    view('something to read comes', openingView, text),
    view('something to read', readingView, text, text.sessionToken.window.why, []),
    view('stop?', stopView, context, text),
    view('the key comes', seedOpeningView, text),
    view('the key', seedView, text, new Secret(SEED)),
    ...extreme([view('the longest key', seedView, text, new Secret(SEED.repeat(4)))]),
    view('no key any more', seedView, text, undefined),
  ];
}

/**
 * Returns the windows that lessons with a phone share, for a lesson that shows no denied calls and has no blocks below
 * the codes.
 */
function ofTheKit(locale: Locale, text: Text): Payload[] {
  const context = { demoId: LONGEST_ID, locale };
  const [firstBlock, secondBlock] = [BLOCKS.firstCode, BLOCKS.secondCode];
  const parts = {
    callbackId: 'two-codes',
    firstBlock,
    secondBlock,
    words: text.resync,
    isSentWhileTyped: true,
    note: 'x',
  };
  const forms = [enrollmentForm, resyncForm];
  const { rule } = text.sessionToken;
  return [
    view('two codes and nothing below', twoCodesView, parts, context, text.refusals.interrupted),
    ...(['preparing', 'enrolling', 'awaiting-session-code', 'proving'] as const).map((stage) => {
      const demo = sampleDemo(stage, {}, locale);
      const table = tableOf(demo.state, text);
      const lesson = { sessionCode: sessionCodeForm, forms, says: ['x'], table, rule };
      return view(`a lesson without refusals, ${stage}`, phoneWindow, demo, lesson, text);
    }),
  ];
}
