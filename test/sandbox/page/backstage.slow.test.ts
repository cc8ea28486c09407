import { describe, expect, test } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { sampleTraffic } from './sample-traffic.ts';
import { enrollmentModal, message, qrBlocks } from './sample-world.ts';

describe.skipIf(!findChromium())('the panel with AWS and tools in the page', () => {
  test('the calls between Slack and the app can be opened and filtered, and the name in a call switches to this person', async () => {
    await using it = await openPage();
    await it.page.getByRole('tab', { name: 'Slack API' }).click();
    await it.page.getByText('Slack and the app have not spoken yet').waitFor();
    it.world.traffic.add(...sampleTraffic);
    const rows = it.page.getByTestId('traffic');
    const kinds = () => rows.evaluateAll((found) => found.map((row) => `${row.dataset.kind} ${row.dataset.status}`));
    await expect
      .poll(kinds)
      .toEqual([
        'slash_commands answered',
        'chat.postMessage failed',
        'interactive:block_actions too-late',
        'interactive:view_submission waiting',
      ]);
    it.world.traffic.add({ ...sampleTraffic[3]!, status: 'answered', answer: { response_action: 'clear' } });
    await expect.poll(async () => (await kinds())[3]).toBe('interactive:view_submission answered');

    await rows.nth(1).locator('summary').first().click();
    await rows.nth(1).getByText('"ratelimited"').waitFor();
    expect(await rows.nth(1).textContent()).toContain('channel: "D0APP"');
    await it.page.getByRole('combobox', { name: 'Direction' }).selectOption('From the app');
    expect(await kinds()).toEqual(['chat.postMessage failed']);
    await it.page.getByRole('combobox', { name: 'Direction' }).selectOption('Both ways');
    await it.page.getByRole('searchbox', { name: 'Filter the traffic' }).fill('TOO-LATE');
    expect(await kinds()).toEqual(['interactive:block_actions too-late']);
    await it.page.getByRole('button', { name: '@Ada' }).click();
    await it.page.getByText('Ada’s phone').waitFor();
    expect(it.complaints).toEqual([]);
  });

  test('the switches change Slack or AWS; faults that are on are counted, and one button turns all faults off', async () => {
    await using it = await openPage();
    const { page, world } = it;
    await page.getByRole('tab', { name: 'Faults' }).click();
    await page.getByText('Everything works normally.').waitFor();
    await page.getByText('For app developers').click();
    const { slackOrders } = world.faults;
    // Wait for each request, because two requests can arrive in the wrong order.
    const orders = async (move: () => Promise<unknown>) => {
      const before = slackOrders.length;
      await move();
      await expect.poll(() => slackOrders.length).toBe(before + 1);
    };
    await orders(() => page.getByRole('button', { name: 'Drop' }).click());
    await orders(() => page.getByRole('combobox', { name: 'Rate limited' }).selectOption('next 3'));
    await orders(() => page.getByRole('combobox', { name: 'Slow app' }).selectOption('4 s late'));
    await orders(() => page.getByRole('switch', { name: 'Deliver twice' }).check());
    await page.getByRole('combobox', { name: 'Throttling' }).selectOption('2 a second');
    await page.getByRole('combobox', { name: 'AWS’s clock' }).selectOption('10 min ahead');
    await page.getByRole('combobox', { name: 'Operation' }).fill('GetSessionToken');
    await page.getByRole('combobox', { name: 'What happens' }).selectOption('deny');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('button', { name: '6 faults are on' }).waitFor();
    expect(slackOrders).toEqual([
      { action: 'drop-socket' },
      { rateLimitNext: 3 },
      { slowAppMs: 4000 },
      { deliverTwice: true },
    ]);
    expect(world.faults.awsFaults).toEqual([{ operation: 'GetSessionToken', kind: 'access-denied', times: 1 }]);
    expect(world.aws.value).toMatchObject({ throttle: { perSecond: 2 }, clock: { offsetSeconds: 600 } });

    await page.getByRole('button', { name: 'All off' }).click();
    await page.getByText('Everything works normally.').waitFor();
    expect(await page.getByRole('button', { name: /on$/ }).count()).toBe(0);
    expect(world.aws.value).toMatchObject({ throttle: { perSecond: null }, clock: { offsetSeconds: 0 } });
    expect(it.complaints).toEqual([]);
  });

  test('an app that was disconnected is shown as connected again when it has reconnected', async () => {
    await using it = await openPage();
    await it.page.getByRole('tab', { name: 'Faults' }).click();
    await it.page.getByText('For app developers').click();
    await it.page.getByText('Open now: 1.').waitFor();
    it.world.faults.connections = 0;
    await it.page.getByRole('button', { name: 'Drop' }).click();
    await it.page.getByText('Open now: 0.').waitFor();
    it.world.faults.connections = 1;
    await it.page.getByText('Open now: 1.').waitFor();
    expect(await it.page.getByRole('button', { name: 'Drop' }).isEnabled()).toBe(true);
  });

  test('arrow keys move through the tabs', async () => {
    await using it = await openPage();
    await it.page.getByRole('tab', { name: 'AWS', exact: true }).focus();
    await it.page.keyboard.press('ArrowRight');
    await it.page.getByRole('tabpanel', { name: 'What AWS decided' }).waitFor();
    await it.page.keyboard.press('End');
    await it.page.getByRole('tabpanel', { name: 'Faults' }).waitFor();
    await it.page.keyboard.press('ArrowRight');
    await it.page.getByRole('tabpanel', { name: 'AWS', exact: true }).waitFor();
  });

  test('without AWS, there are no tabs about AWS; without a function for a reset, there is no Start over', async () => {
    await using it = await openPage({ hasAws: false });
    expect(await it.page.getByRole('tab').allTextContents()).toEqual(['Slack API', 'Faults']);
    expect(await it.page.getByRole('button', { name: 'Start over' }).count()).toBe(0);
    await it.page.getByRole('tab', { name: 'Faults' }).click();
    await it.page.getByRole('group', { name: 'Slack' }).waitFor();
    expect(await it.page.getByRole('group', { name: 'AWS' }).count()).toBe(0);
    expect(it.complaints).toEqual([]);
  });

  test('a first visit gets a hint about the scan and a hint about the code, each only once', async () => {
    await using it = await openPage({ forgetHints: false });
    const { page } = it;
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await page.getByTestId('hint-scan').waitFor();
    await page.getByAltText('QR code for your authenticator app').waitFor();
    await page.getByTestId('phone-scan').click();
    await page.getByTestId('phone-code').waitFor();
    expect(await page.getByTestId('hint-scan').count()).toBe(0);
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await page.getByTestId('hint-enter').waitFor();
    await page.getByRole('button', { name: 'Paste code 1' }).click();
    await page.getByTestId('hint-enter').waitFor({ state: 'detached' });

    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.getByTestId('modal').waitFor();
    expect(await page.locator('.hint').count()).toBe(0);
  });
});
