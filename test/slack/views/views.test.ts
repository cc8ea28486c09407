import { describe, expect, test } from 'vitest';
import { validateView } from '../../../sandbox/slack/block-kit/validate.ts';
import type { Demo } from '../../../src/scenario/demo.ts';
import { REFUSALS } from '../../../src/scenario/mfa-user/state.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { refusalText } from '../../../src/slack/scenarios/mfa-user/refusal.ts';
import { enrollmentForm, sessionCodeForm } from '../../../src/slack/scenarios/session-token/forms.ts';
import { LOCALES, textOf } from '../../../src/slack/text/catalog.ts';
import { demoView, notNowView, tooOldView, viewAfterClick } from '../../../src/slack/views/demo-view.ts';
import { seedOpeningView, seedView } from '../../../src/slack/views/seed.ts';
import { everyDemo, SEED, sampleDemo } from '../sample-demos.ts';

describe.each(LOCALES)('in %s', (locale) => {
  const text = textOf(locale);
  const demos = everyDemo(locale);

  test.each(Object.keys(demos))('Slack accepts the windows of a demo, also after a click or late codes: %s', (name) => {
    const demo = demos[name] as Demo;
    expect(validateView(demoView(demo, FACES.of(demo), text))).toEqual([]);
    expect(validateView(viewAfterClick(demo, FACES.of(demo), text))).toEqual([]);
    expect(validateView(notNowView(demo, text, demo.createdAt))).toEqual([]);
    expect(JSON.stringify(demoView(demo, FACES.of(demo), text))).not.toContain(SEED);
  });

  test.each(REFUSALS)('Slack accepts the form for two codes and the form for one code after: %s', (refusal) => {
    const context = { demoId: 'abcdefghjkmn', locale };
    const told = refusalText(refusal, text, sampleDemo('awaiting-enrollment'));
    expect(validateView(enrollmentForm.view(context, told))).toEqual([]);
    expect(validateView(sessionCodeForm.view(context, told))).toEqual([]);
    expect(JSON.stringify(enrollmentForm.view(context, told))).toContain(JSON.stringify(told).slice(1, -1));
  });

  test('Slack accepts the window with the setup key, the window before it, and the window without a key', () => {
    expect(validateView(seedOpeningView(text))).toEqual([]);
    expect(validateView(seedView(text, new Secret(SEED)))).toEqual([]);
    expect(validateView(seedView(text, undefined))).toEqual([]);
  });
});

test('the setup key is shown in groups of four', () => {
  expect(JSON.stringify(seedView(textOf('en'), new Secret('ABCDEFGHIJ')))).toContain('ABCD EFGH IJ');
});

test('the window after codes that came too late says what the demo is doing', () => {
  const text = textOf('en');
  const now = sampleDemo('ended').createdAt;
  const said = (demo: Demo | undefined, at = now) => JSON.stringify(notNowView(demo, text, at));
  expect(said(undefined)).toContain(text.modals.notice.over);
  expect(said(sampleDemo('ended'))).toContain(text.modals.notice.over);
  expect(said(sampleDemo('tearing-down'))).toContain(text.modals.notice.removing);
  expect(said(sampleDemo('proving'))).toContain(text.modals.notice.busy);
  expect(said(sampleDemo('awaiting-enrollment'), sampleDemo('ended').deadlineAt)).toContain(
    text.modals.notice.removing,
  );
});

test('the window of an old button says that the button is out of date', () => {
  expect(JSON.stringify(tooOldView(textOf('en')))).toContain('This button is out of date');
});
