import type { Locale } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { ofAnswers } from './payloads/of-answers.ts';
import { ofAssumeRole } from './payloads/of-assume-role.ts';
import { ofCleanup } from './payloads/of-cleanup.ts';
import { ofDebrief } from './payloads/of-debrief.ts';
import { ofDemos } from './payloads/of-demos.ts';
import { ofForms } from './payloads/of-forms.ts';
import { ofHome } from './payloads/of-home.ts';
import { ofLargeCleanup } from './payloads/of-large-cleanup.ts';
import { ofMfaAge } from './payloads/of-mfa-age.ts';
import { ofPolicyCheck } from './payloads/of-policy-check.ts';
import { ofPolicyTry } from './payloads/of-policy-try.ts';
import { ofSentences } from './payloads/of-sentences.ts';
import { ofTakeHome } from './payloads/of-take-home.ts';
import { ofWorkshop } from './payloads/of-workshop.ts';
import { extreme, type Payload } from './payloads/payload.ts';

export type { Payload } from './payloads/payload.ts';

/** Returns every message and every view of the bot in one language, with ordinary and with extreme contents. */
export function everyPayload(locale: Locale): Payload[] {
  const text = textOf(locale);
  return [
    ...ordinaryPayloads(locale),
    ...everywhere(locale).filter(({ isExtreme }) => isExtreme),
    ...extreme(ofLargeCleanup(locale, text)),
    ...ofSentences(text),
  ];
}

/** Returns the messages and views with ordinary contents, each with a different name. `npm run messages` shows them. */
export function ordinaryPayloads(locale: Locale): Payload[] {
  return everywhere(locale).filter(({ isExtreme }) => !isExtreme);
}

function everywhere(locale: Locale): Payload[] {
  const text = textOf(locale);
  const of = [
    ofHome,
    ofAnswers,
    ofDemos,
    ofAssumeRole,
    ofMfaAge,
    ofForms,
    ofTakeHome,
    ofCleanup,
    ofPolicyCheck,
    ofPolicyTry,
    ofDebrief,
    ofWorkshop,
  ];
  return of.flatMap((make) => make(locale, text));
}
