import { describe, expect, test } from 'vitest';
import { ALL_RULES, CONTRAST, checkWith } from '../../support/axe.ts';
import { findChromium } from '../../support/chromium.ts';
import { validBlocks } from '../slack/block-kit/examples.ts';
import { type OpenPage, openPage, showDm } from './browser.ts';
import { choicesModal } from './sample-choices.ts';
import { sampleTraffic } from './sample-traffic.ts';
import { busyAws, enrollmentModal, message, progressBlocks, qrBlocks } from './sample-world.ts';

describe.skipIf(!findChromium())('axe-core finds nothing serious', () => {
  test.each(['light', 'dark'] as const)(
    'on seven screens of a wide window, in %s mode; in dark mode, only the contrast is checked',
    async (colorScheme) => {
      await using it = await openPage({ colorScheme, forgetHints: false });
      const { page } = it;
      const check = checkWith(colorScheme === 'light' ? ALL_RULES : CONTRAST);
      it.world.aws.show(busyAws);
      it.world.traffic.add(...sampleTraffic);
      await check(page, 'the first visit');
      showEverything(it);
      await page.getByText('Your MFA demo').first().waitFor();
      await page.getByTestId('phone-scan').click();
      await page.getByTestId('phone-code').waitFor();
      await page.locator('.drift summary').click();
      await check(page, 'the direct message and the phone');
      await page.getByTestId('decision').first().waitFor();
      await check(page, 'what AWS decided');
      await page.getByRole('tab', { name: 'Home' }).click();
      await page.getByRole('tab', { name: 'AWS calls' }).click();
      await check(page, 'the Home and the calls');
      await page.getByRole('button', { name: 'general' }).click();
      await page.getByRole('tab', { name: 'Slack API' }).click();
      await page.locator('[data-testid="traffic"] summary').first().click();
      await check(page, 'a channel and the traffic');
      await page.getByRole('tab', { name: 'Faults' }).click();
      await page.getByText('For app developers').click();
      await page.getByRole('switch', { name: 'Deliver twice' }).check();
      await page.getByText('Faults are on').waitFor();
      it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, errors: { first: 'A code has six digits.' } }] }));
      await page.getByText('A code has six digits.').waitFor();
      await check(page, 'a modal with an error, and the faults');
      await page.getByRole('button', { name: 'Side by side' }).click();
      it.world.show('U0ADA', () => ({ modals: [choicesModal] }));
      await page.getByText('Demos (optional)').waitFor();
      await check(page, 'two people side by side');
    },
    120_000,
  );

  test('on a phone-sized window', async () => {
    await using it = await openPage({ viewport: { width: 390, height: 844 } });
    it.world.aws.show(busyAws);
    showEverything(it);
    await it.page.getByText('Your MFA demo').first().waitFor();
    const check = checkWith(ALL_RULES);
    await check(it.page, 'the conversation');
    await it.page.getByRole('button', { name: 'Phone' }).click();
    await check(it.page, 'the phone');
    await it.page.getByRole('button', { name: 'AWS and tools' }).click();
    await check(it.page, 'backstage');
    expect(await it.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

/** Shows Ana every kind of block that a message can have, the messages of a demo, and a Home. */
function showEverything({ world }: OpenPage): void {
  const blocks = validBlocks.filter(({ surfaces }) => surfaces.includes('message')).map(({ block }) => block);
  const known = JSON.parse(JSON.stringify(blocks).replaceAll('F0A1B2C3D4E', 'F0QR')) as object[];
  showDm(world, 'U0ANA', [
    message('1700000000.1', { blocks: known }),
    message('1700000001.1', { blocks: progressBlocks }),
    message('1700000002.1', { blocks: qrBlocks, isEphemeral: true }),
  ]);
  world.show('U0ANA', () => ({ home: { viewId: 'V0HOME', blocks: progressBlocks } }));
}
