import type { Text } from '../../text/en.ts';
import { createEnrollmentForm } from '../mfa-user/enrollment.ts';
import { guessInput } from '../mfa-user/guess.ts';
import { createResyncForm } from '../mfa-user/resync.ts';
import { createSessionCodeForm } from '../mfa-user/session-code.ts';

/** Empty: old messages from the time when this was the only lesson contain ids without a prefix. */
const PREFIX = '';

const guess = (about: keyof Text['sessionToken']['predict']['ask'], text: Text) =>
  guessInput(about, text.sessionToken.predict.ask[about], text);

/** The form for the two codes that connect the phone. The person may predict what S3 will answer without MFA. */
export const enrollmentForm = createEnrollmentForm(PREFIX, (text) => [
  guess('long-term key', text),
  guess('session without MFA', text),
]);

/** The form for the code that is exchanged for temporary credentials with MFA. */
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
