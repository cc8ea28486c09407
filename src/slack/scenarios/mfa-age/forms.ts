import { createEnrollmentForm } from '../mfa-user/enrollment.ts';
import { guessInput } from '../mfa-user/guess.ts';
import { createResyncForm } from '../mfa-user/resync.ts';
import { createSessionCodeForm } from '../mfa-user/session-code.ts';

const PREFIX = 'mfa-age-';

export const enrollmentForm = createEnrollmentForm(PREFIX, () => []);

/**
 * The form for the first session code. The bot calls S3 with the credentials of this code immediately, and again when
 * the code is too old. The person may predict S3's second answer.
 */
export const sessionCodeForm = createSessionCodeForm({
  form: 'session-code',
  stage: 'awaiting-session-code',
  alsoIn: 'awaiting-resync',
  prefix: PREFIX,
  words: ({ mfaAge }) => mfaAge.codeForm,
  below: (text) => [guessInput('old-code', text.mfaAge.predict, text)],
});

export const resyncForm = createResyncForm(PREFIX);

export const nextCodeForm = createSessionCodeForm({
  form: 'next-code',
  stage: 'awaiting-next-code',
  prefix: `${PREFIX}next-`,
  words: ({ mfaAge }) => mfaAge.nextCodeForm,
  below: () => [],
});
