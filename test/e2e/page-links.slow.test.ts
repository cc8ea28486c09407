import { describe, expect, test } from 'vitest';
import { hasFocus } from '../support/browser.ts';
import { findChromium } from '../support/chromium.ts';
import { startTestWorld } from '../support/world.ts';
import { openPage, types } from './open-page.ts';

describe.skipIf(!findChromium())('the page (needs Chromium: apt-get install chromium)', { timeout: 120_000 }, () => {
  test('opens the demo in the same tab when a person clicks the button below an answer in a channel', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(world);
    const { tab, complaints } = page;
    const newTabs: string[] = [];
    tab.on('popup', (popup) => newTabs.push(popup.url()));
    const goToDemo = tab.getByRole('link', { name: 'Go to the demo' });
    const openChannel = () => tab.getByRole('button', { name: /security-training/ }).click();

    await openChannel();
    await types(tab, '/mfa-demo start');
    await goToDemo.click();
    await tab.getByAltText(/QR code/).waitFor();
    const progress = tab.getByTestId('message').first();

    await openChannel();
    await types(tab, '/mfa-demo status');
    await expect.poll(() => goToDemo.count(), { message: 'both answers are there' }).toBe(2);
    await goToDemo.last().click();
    await hasFocus(progress);
    await tab.getByAltText(/QR code/).waitFor();
    expect(newTabs).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
