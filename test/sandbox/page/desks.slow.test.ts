import { describe, expect, test } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { enrollmentModal, message, qrBlocks } from './sample-world.ts';

describe.skipIf(!findChromium())('several people in the page', () => {
  test('a message for another person marks the name of this person until their Slack is shown', async () => {
    await using it = await openPage();
    const ada = it.page.getByTestId('persona-U0ADA');
    // Wait until the page has Ada's screen. Messages that exist before that count as read.
    await ada.click();
    await it.page.locator('[data-desk="U0ADA"]').getByTestId('composer').waitFor();
    await it.page.getByTestId('persona-U0ANA').click();
    expect(await ada.textContent()).not.toContain('new');
    showDm(it.world, 'U0ADA', [message('1700000000.1', { text: 'A demo needs you' })]);
    await expect.poll(() => ada.textContent()).toContain('new');
    await ada.click();
    await it.page.getByText('A demo needs you').waitFor();
    expect(await ada.textContent()).not.toContain('new');
  });

  test('two people are side by side, each with their own conversation; the phone belongs to the active person', async () => {
    await using it = await openPage();
    await it.page.getByRole('button', { name: 'Side by side' }).click();
    const [ana, ada] = [it.page.locator('[data-desk="U0ANA"]'), it.page.locator('[data-desk="U0ADA"]')];
    await ana.getByTestId('composer').fill('from Ana');
    await it.page.getByText('Ana’s phone').waitFor();
    await ada.getByRole('button', { name: 'general' }).click();
    await it.page.getByText('Ada’s phone').waitFor();
    await ada.getByTestId('composer').fill('from Ada');
    await it.does('types', () => ada.getByTestId('composer').press('Enter'));
    await it.does('types', () => ana.getByTestId('composer').press('Enter'));
    await expect
      .poll(() => it.world.actions.filter(({ action }) => action === 'types'))
      .toEqual([
        { userId: 'U0ADA', action: 'types', body: { channelId: 'C0GENERAL', text: 'from Ada' } },
        { userId: 'U0ANA', action: 'types', body: { channelId: 'D0APP', text: 'from Ana' } },
      ]);

    await ada.getByTestId('persona-U0ANA').click();
    expect(await it.page.locator('[data-desk]').evaluateAll((desks) => desks.map((desk) => desk.dataset.desk))).toEqual(
      ['U0ADA', 'U0ANA'],
    );
    await it.page.reload();
    await it.page.locator('[data-desk="U0ADA"]').waitFor();
    await it.page.getByRole('button', { name: 'Side by side' }).click();
    expect(await it.page.locator('[data-desk]').count()).toBe(1);
    expect(it.complaints).toEqual([]);
  });

  test('a modal of one person takes no key presses from the other person beside it', async () => {
    await using it = await openPage();
    await it.page.getByRole('button', { name: 'Side by side' }).click();
    const [ana, ada] = [it.page.locator('[data-desk="U0ANA"]'), it.page.locator('[data-desk="U0ADA"]')];
    await ana.getByTestId('composer').click();
    it.world.show('U0ADA', () => ({ modals: [enrollmentModal] }));
    await ada.getByTestId('modal').waitFor();
    await it.page.keyboard.type('not disturbed');
    await it.page.keyboard.press('Escape');
    expect(await ana.getByTestId('composer').inputValue()).toBe('not disturbed');
    expect(it.world.actions).toEqual([]);
    await ada.getByRole('textbox', { name: 'Second code' }).click();
    await it.page.keyboard.press('Escape');
    await expect
      .poll(() => it.world.actions)
      .toEqual([{ userId: 'U0ADA', action: 'closes', body: { viewId: 'V0ENROLL' } }]);
  });

  test('each person has a phone, and it scans only the screen of this person', async () => {
    await using it = await openPage();
    await it.page.getByRole('button', { name: 'Side by side' }).click();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await it.page.getByAltText('QR code for your authenticator app').waitFor();
    await it.page.locator('[data-desk="U0ADA"]').getByTestId('composer').click();
    await it.page.getByText('Ada’s phone').waitFor();
    expect(await it.page.getByTestId('phone-scan').isDisabled()).toBe(true);
    await it.page.locator('[data-desk="U0ANA"]').getByTestId('composer').click();
    await it.page.getByTestId('phone-scan').click();
    await it.page.getByTestId('phone-code').waitFor();
  });

  test('after Start over in one browser window, the phone in another window is empty', async () => {
    await using it = await openPage();
    const other = await it.page.context().newPage();
    await other.goto(it.world.page.url);
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await other.getByAltText('QR code for your authenticator app').waitFor();
    await other.getByTestId('phone-scan').click();
    await other.getByTestId('phone-code').waitFor();
    await it.page.bringToFront();
    await it.page.getByRole('button', { name: 'Start over' }).click();
    const question = it.page.getByRole('dialog', { name: 'Start over?' });
    await question.getByRole('button', { name: 'Start over' }).click();
    await other.getByTestId('phone-code').waitFor({ state: 'detached' });
    expect(it.world.restarts).toBe(1);
    await other.getByTestId('composer').waitFor();
  });
});
