import { createEnrollmentForm } from '../mfa-user/enrollment.ts';
import { guessInput } from '../mfa-user/guess.ts';
import { createResyncForm } from '../mfa-user/resync.ts';
import { createSessionCodeForm } from '../mfa-user/session-code.ts';

const PREFIX = 'mfa-age-';

export const enrollmentForm = createEnrollmentForm(PREFIX, () => []);

/** The code that is tried at once, and once more when it is too old: the person may guess what S3 will answer then. */
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
