import type { Locale } from '../../../src/scenario/demo.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { REFUSALS } from '../../../src/scenario/session-token/state.ts';
import { enrollmentForm } from '../../../src/slack/scenarios/session-token/enrollment.ts';
import { sessionCodeForm } from '../../../src/slack/scenarios/session-token/session-code.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { checkingView } from '../../../src/slack/views/checking.ts';
import { notNowView, tooOldView } from '../../../src/slack/views/demo-view.ts';
import { openingView } from '../../../src/slack/views/opening.ts';
import { readingView } from '../../../src/slack/views/reading.ts';
import { seedOpeningView, seedView } from '../../../src/slack/views/seed.ts';
import { stopView } from '../../../src/slack/views/stop.ts';
import { SEED } from '../sample-demos.ts';
import { extreme, LONGEST_ID, type Payload, view } from './payload.ts';

/** The windows that ask for something, and the short ones around them. */
export function ofForms(locale: Locale, text: Text): Payload[] {
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
    ...extreme([view('the longest key', seedView, text, new Secret(SEED.repeat(4)))]),
    view('no key any more', seedView, text, undefined),
  ];
}
