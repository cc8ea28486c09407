import { describe, expect, test } from 'vitest';
import { proofsHold, witnessProofs } from '../../sandbox/stories/witness.ts';
import { hasFocus } from '../support/browser.ts';
import { findChromium } from '../support/chromium.ts';
import { startTestWorld } from '../support/world.ts';
import { expectNothingLeft } from './moves.ts';
import { laterCode, openPage, phoneCodes } from './open-page.ts';

describe.skipIf(!findChromium())('the page (needs Chromium: apt-get install chromium)', { timeout: 120_000 }, () => {
  test('lets a person play a whole demo with the keyboard alone, in dark mode', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(world, { hasClock: true, colorScheme: 'dark' });
    const { tab, complaints } = page;
    const { keyboard } = tab;
    const inFocus = () =>
      tab
        .locator('button:focus')
        .allTextContents()
        .then((texts) => texts.join());
    /** Presses this key, at most 60 times, until the focus is on a button with this text. */
    const goTo = async (text: string, key = 'Tab') => {
      for (let press = 0; press < 60 && !(await inFocus()).includes(text); press += 1) await keyboard.press(key);
      expect(await inFocus()).toContain(text);
    };

    await keyboard.type('/mfa');
    await keyboard.press('Enter');
    await keyboard.type('start');
    await keyboard.press('Enter');
    await tab.getByAltText(/QR code/).waitFor();
    await goTo('Scan QR');
    await keyboard.press('Enter');
    await tab.getByTestId('phone-code').waitFor();
    await goTo('Enter codes', 'Shift+Tab');
    await keyboard.press('Enter');
    await hasFocus(tab.getByTestId('modal').getByRole('textbox').first());
    const [first, second] = await phoneCodes(tab);
    await keyboard.type(first);
    await keyboard.press('Tab');
    await keyboard.type(second);
    await keyboard.press('Enter');

    await tab.getByTestId('modal').getByText('Access denied, twice').first().waitFor();
    await goTo('Continue');
    await keyboard.press('Enter');
    await hasFocus(tab.getByTestId('modal').getByRole('textbox').first());
    await laterCode(tab, second);
    await goTo('Paste code');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await tab.getByTestId('modal').getByText('It worked: S3 allowed access only with your code').waitFor();
    await keyboard.press('Escape');
    await hasFocus(tab.getByTestId('composer'));
    await goTo('Clean up', 'Shift+Tab');
    await keyboard.press('Enter');
    await tab.getByText('0 left').waitFor();

    expect(proofsHold(witnessProofs(world.aws.view()))).toBe(true);
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  });
});
