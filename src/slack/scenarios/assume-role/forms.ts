import { createEnrollmentForm } from '../mfa-user/enrollment.ts';
import { guessInput } from '../mfa-user/guess.ts';
import { createResyncForm } from '../mfa-user/resync.ts';
import { createSessionCodeForm } from '../mfa-user/session-code.ts';

const PREFIX = 'assume-role-';

export const enrollmentForm = createEnrollmentForm(PREFIX, () => []);

/** The form for the code with which the role is assumed. */
export const sessionCodeForm = createSessionCodeForm({
  form: 'session-code',
  stage: 'awaiting-session-code',
  alsoIn: 'awaiting-resync',
  prefix: PREFIX,
  words: ({ assumeRole }) => assumeRole.codeForm,
  below: (text) => [guessInput('role-asked-for-mfa', text.assumeRole.predict, text)],
});

export const resyncForm = createResyncForm(PREFIX);
