import { expect, test } from 'vitest';
import { Secret } from '../../src/scenario/secret.ts';
import { withGuesses } from '../../src/scenario/session-token/guesses.ts';
import { withoutGuesses } from '../../src/slack/messages/guesses.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { enrollmentForm, sessionCodeForm } from '../../src/slack/scenarios/session-token/forms.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { BEFORE, sampleDemo } from './sample-demos.ts';

const about = { demoId: 'abcdefghjkmn', locale: 'en' } as const;
const metadata = { private_metadata: JSON.stringify(about) };
const typed = { 'first-code': { code: { value: '123456' } }, 'second-code': { code: { value: '654321' } } };
const chosen = (value: string) => ({ guess: { type: 'radio_buttons', selected_option: { value } } });
const skipped = { guess: { type: 'radio_buttons', selected_option: null } };
const idsOf = (view: { blocks: { block_id?: string }[] }) => view.blocks.map(({ block_id: id }) => id);

test('the windows for codes ask the person to predict the answer of S3 to each of the three calls', () => {
  expect(idsOf(enrollmentForm.view(about))).toEqual(
    expect.arrayContaining(['guess long-term key', 'guess session without MFA']),
  );
  expect(idsOf(sessionCodeForm.view(about))).toContain('guess session with MFA');
  for (const { blocks } of [enrollmentForm.view(about), sessionCodeForm.view(about)])
    for (const block of blocks.filter(({ block_id: id }) => id?.startsWith('guess')))
      expect(block, 'the question can be skipped').toMatchObject({ optional: true });
});

test('predictions are read together with the codes, and skipped questions are left out', () => {
  const values = { ...typed, 'guess long-term key': chosen('allowed'), 'guess session without MFA': skipped };
  expect(enrollmentForm.read({ ...metadata, state: { values } })).toEqual({
    ok: true,
    context: about,
    codes: [expect.any(Secret), expect.any(Secret)],
    choices: { 'long-term key': 'allowed' },
  });
  expect(enrollmentForm.read({ ...metadata, state: { values: typed } })).toMatchObject({ choices: {} });
});

test('a prediction counts only if it is made before the answer of S3 is known', () => {
  const choices = { 'long-term key': 'denied', 'session with MFA': 'allowed' };
  expect(withGuesses({ proofs: [] }, choices)).toEqual(choices);
  expect(withGuesses({ proofs: BEFORE }, choices)).toEqual({ 'session with MFA': 'allowed' });
  const earlier = { 'long-term key': 'allowed' } as const;
  expect(withGuesses({ proofs: BEFORE, guesses: earlier }, { 'long-term key': 'denied' })).toEqual(earlier);
});

test.each([
  [{ 'session with MFA': 'perhaps' }],
  [{ 'something else': 'allowed' }],
  [{ __proto__: 'allowed' }],
  [{ 'long-term key': '<!channel>' }],
])('a prediction that no form offers is ignored: %o', (choices) => {
  expect(withGuesses({ proofs: [] }, choices as unknown as Record<string, string>)).toBeUndefined();
});

test('if an operator switches the predictions off, no window asks for them', () => {
  const faces = withoutGuesses(FACES);
  const demo = sampleDemo('awaiting-enrollment');
  const views = [...faces.forms, ...faces.of(demo).forms].map((form) => form.view(about));
  views.push(faces.of(demo).window(demo, textOf('en')), ...faces.pageTurns.map(({ next }) => next(about)));
  for (const view of views) expect(idsOf(view).filter((id) => id?.startsWith('guess'))).toEqual([]);
  expect(idsOf(faces.forms[0]!.view(about))).toContain('first-code');
});
