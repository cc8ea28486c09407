import type { Text } from '../../text/en.ts';
import { createEnrollmentForm } from '../mfa-user/enrollment.ts';
import { guessInput } from '../mfa-user/guess.ts';
import { createResyncForm } from '../mfa-user/resync.ts';
import { createSessionCodeForm } from '../mfa-user/session-code.ts';

/** The first lesson: messages that people still have carry these ids. */
const PREFIX = '';

const guess = (about: keyof Text['sessionToken']['predict']['ask'], text: Text) =>
  guessInput(about, text.sessionToken.predict.ask[about], text);

/** Two codes connect the phone; the person may guess what S3 will answer without MFA. */
export const enrollmentForm = createEnrollmentForm(PREFIX, (text) => [
  guess('long-term key', text),
  guess('session without MFA', text),
]);

/** The one code that is exchanged for the session with MFA. */
export const sessionCodeForm = createSessionCodeForm({
  form: 'session-code',
  stage: 'awaiting-session-code',
  alsoIn: 'awaiting-resync',
  prefix: PREFIX,
  words: ({
    codes: {
      sessionCode: { connected, explain },
    },
  }) => ({ seen: connected, explain }),
  below: (text) => [guess('session with MFA', text)],
});

export const resyncForm = createResyncForm(PREFIX);
