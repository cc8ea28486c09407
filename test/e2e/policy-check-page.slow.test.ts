import { describe, expect, test } from 'vitest';
import { PATTERNS } from '../../src/policy-check/patterns.ts';
import type { Locale } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { findChromium } from '../support/chromium.ts';
import { startFencedWorld } from '../support/fenced-world.ts';
import { type PersonaName, startTestWorld } from '../support/world.ts';
import { plain } from './lesson-page-moves.ts';
import { closesModal, openPage, types } from './open-page.ts';

const PEOPLE: readonly (readonly [Locale, PersonaName])[] = [
  ['en', 'Max'],
  ['ja', 'Yuki'],
];

describe.skipIf(!findChromium()).each(PEOPLE)('the check of a policy in %s', { timeout: 120_000 }, (locale, name) => {
  test('a policy without statements is refused, and for a policy that allows access without MFA, a repaired policy is shown', async () => {
    await using world = await startTestWorld({ settings: { ADMIN_USER_IDS: 'U0SANDBOXM1,U0SANDBOXY1' } });
    await using page = await openPage(world, { people: [name] });
    const { tab, complaints } = page;
    const { policyCheck } = textOf(locale);
    const modal = tab.getByTestId('modal');
    await types(tab, '/mfa-demo check');
    await modal.getByText(plain(policyCheck.intro).split('\n')[0] ?? '').waitFor();
    await modal.getByRole('textbox').first().fill('{"Version": "2012-10-17",\n"Statement": []}');
    await tab.getByTestId('modal-submit').click();
    await modal.getByText('Statement').last().waitFor();
    await modal
      .getByRole('textbox')
      .first()
      .fill(JSON.stringify(PATTERNS['deny-bool'], null, 2));
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(plain(policyCheck.repaired)).waitFor();
    await modal.getByText(policyCheck.leak).first().waitFor();
    expect(await modal.getByText('BoolIfExists').count()).toBeGreaterThan(1);
    await modal.getByRole('button', { name: policyCheck.another }).click();
    await modal
      .getByRole('textbox')
      .first()
      .fill(JSON.stringify(PATTERNS['allow-bool'], null, 2));
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(plain(policyCheck.verdict.tight).split('。')[0]?.split('.')[0] ?? '').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a policy is tried in AWS, and the message says what S3 answered and that nothing is left', async () => {
    await using world = await startFencedWorld({ ADMIN_USER_IDS: 'U0SANDBOXM1,U0SANDBOXY1' });
    await using page = await openPage(world, { people: [name] });
    const { tab, complaints } = page;
    const { policyCheck, policyTry, progress } = textOf(locale);
    const modal = tab.getByTestId('modal');
    await types(tab, '/mfa-demo check');
    await modal.getByRole('textbox').first().fill(JSON.stringify(PATTERNS['deny-bool']));
    await tab.getByTestId('modal-submit').click();
    await modal.getByRole('button', { name: policyCheck.real.button }).click();
    await modal.getByText(policyCheck.real.started).waitFor();
    await closesModal(tab);
    await tab.getByText(progress.headline.finished).first().waitFor();
    await tab.getByText(policyTry.agrees).waitFor();
    await tab
      .getByRole('cell', { name: policyTry.head.answer })
      .or(tab.getByText(policyTry.head.answer))
      .first()
      .waitFor();
    expect(await tab.getByText(policyCheck.leak).count()).toBe(1);
    await tab.getByRole('button', { name: policyTry.policy.button }).click();
    await modal.getByText(plain(policyTry.policy.intro)).waitFor();
    await closesModal(tab);
    await tab.getByRole('button', { name: policyCheck.another }).click();
    await modal.getByText(plain(policyCheck.intro).split('\n')[0] ?? '').waitFor();
    expect(complaints).toEqual([]);
  });
});
