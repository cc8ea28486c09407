import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../support/chromium.ts';
import { startTestWorld } from '../support/world.ts';
import { expectNothingLeft, ourDevices, ourUsers } from './moves.ts';
import { deskOf, laterCode, launchBrowser, openPage, phoneCode, phoneCodes, types } from './open-page.ts';

describe.skipIf(!findChromium())('the page (needs Chromium: apt-get install chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test('an admin beside a participant ticks the running demo, confirms, and the participant is told', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(browser, world, { people: ['Ana', 'Max'] });
    const { tab, complaints } = page;
    const [ana, max] = [deskOf(tab, world, 'Ana'), deskOf(tab, world, 'Max')];
    await types(ana, '/mfa-demo start');
    await ana.getByAltText(/QR code/).waitFor();

    await types(max, '/mfa-demo cleanup');
    const modal = max.getByTestId('modal');
    const group = modal.getByRole('group', { name: /^Running demos/ });
    const box = group.getByRole('checkbox', { name: '@Ana waits for two codes' });
    await box.waitFor();
    await max.getByTestId('modal-submit').click();
    await group.getByText('Tick at least one').waitFor();
    await expect.poll(() => box.evaluate((field) => field === document.activeElement)).toBe(true);
    await group.getByText(/0 min old, ends in 30 min/).click();
    expect(await box.isChecked()).toBe(true);
    await max.getByTestId('modal-submit').click();

    await modal.getByText('This ends and removes 1:').waitFor();
    await ana.getByTestId('composer').fill('still here');
    expect(await ana.getByTestId('composer').inputValue(), 'the modal of one does not disturb the other').toBe(
      'still here',
    );
    expect(ourUsers(world), 'nothing before the confirmation').toHaveLength(1);
    await modal.getByRole('button', { name: 'Remove' }).click();
    await modal.getByText('Receipt: 1 removed, 0 left.').waitFor();
    await tab.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });

    await ana.getByTestId('message').getByText('an admin cleaned up').waitFor();
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  }, 60_000);

  test("an app that is too slow: Slack's own sentences, and everything works again once it is off", async () => {
    await using world = await startTestWorld({ patienceMs: 1500 });
    await using page = await openPage(browser, world);
    const { tab, complaints } = page;
    await types(tab, '/mfa-demo start');
    await tab.getByAltText(/QR code/).waitFor();
    await tab.getByRole('tab', { name: 'Faults' }).click();
    await tab.getByRole('combobox', { name: 'Slow app' }).selectOption({ label: '2 s late' });
    await tab.getByRole('button', { name: '1 fault is on' }).waitFor();

    await types(tab, '/mfa-demo status');
    await tab.getByText('operation_timeout').waitFor();
    await tab.getByRole('button', { name: 'Enter the two codes' }).last().click();
    await tab.getByText('trouble connecting').waitFor();
    expect(await tab.getByTestId('modal').count()).toBe(0);
    await tab.getByRole('tab', { name: 'Traffic' }).click();
    const late = tab.locator('[data-testid="traffic"][data-status="too-late"]');
    await expect
      .poll(() => late.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.kind)))
      .toEqual(['slash_commands', 'interactive:block_actions']);

    await tab.getByRole('button', { name: '1 fault is on' }).click();
    await tab.getByRole('button', { name: 'All off' }).click();
    await tab.getByText('No faults are on').waitFor();
    await tab.getByRole('button', { name: 'Enter the two codes' }).last().click();
    await tab.getByTestId('modal').waitFor();
    expect(ourUsers(world)).toHaveLength(1);
    expect(complaints).toEqual([]);
  }, 60_000);

  test('the socket is dropped in mid-demo, the app comes back, and the phone enrolls', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(browser, world);
    const { tab, complaints } = page;
    await types(tab, '/mfa-demo start');
    await tab.getByAltText(/QR code/).waitFor();
    await tab.getByTestId('phone-scan').click();
    await tab.getByTestId('phone-code').waitFor();
    const [first, second] = await phoneCodes(tab);
    await tab.getByRole('tab', { name: 'Faults' }).click();
    await tab.getByRole('button', { name: 'Drop' }).click();
    await expect
      .poll(async () => (await (await fetch(`${world.slack.url}/_person/switches`)).json()).delivery.connections, {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);

    await tab.getByRole('button', { name: 'Enter the two codes' }).last().click();
    const modal = tab.getByTestId('modal');
    await modal.getByRole('textbox').nth(0).fill(first);
    await modal.getByRole('textbox').nth(1).fill(second);
    await modal.getByRole('textbox').nth(1).press('Enter');
    await modal.getByText('S3 refuses without MFA').waitFor();
    expect(ourDevices(world).map(({ enabledFor }) => enabledFor)).toEqual([ourUsers(world)[0]!.userName]);
    expect(complaints).toEqual([]);
  }, 60_000);

  test('a phone whose clock is wrong: AWS refuses its code, and takes one once the clock is right', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(browser, world, { hasClock: true });
    const { tab, complaints } = page;
    const modal = tab.getByTestId('modal');
    const field = (place: number) => modal.getByRole('textbox').nth(place);
    await types(tab, '/mfa-demo start');
    await tab.getByAltText(/QR code/).waitFor();
    await tab.getByTestId('phone-scan').click();
    await tab.getByTestId('phone-code').waitFor();
    const [first, second] = await phoneCodes(tab);
    await tab.getByRole('button', { name: 'Enter the two codes' }).last().click();
    await field(0).fill(first);
    await field(1).fill(second);
    await field(1).press('Enter');
    await modal.getByText('S3 refuses without MFA').waitFor();

    await tab.locator('.drift summary').click();
    await tab.getByRole('slider', { name: 'Clock of the phone' }).fill('-1200');
    await tab.getByText('20 min behind').waitFor();
    await tab.getByRole('button', { name: '+30 s' }).click();
    await tab.getByRole('button', { name: '+1 s' }).click();
    await tab.getByText('19 min 29 s behind').waitFor();
    await field(0).fill(await phoneCode(tab));
    await field(0).press('Enter');
    await modal.getByText('AWS did not take that code').waitFor();
    await tab.reload();
    await tab.getByText('19 min 29 s behind').waitFor();

    await tab.locator('.drift summary').click();
    await tab.getByRole('button', { name: 'Right' }).click();
    await tab.getByText('Clock right').waitFor();
    await field(0).fill(await laterCode(tab, second));
    await field(0).press('Enter');
    await modal.getByText('S3 opened with your code').waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  test('the story is restarted after a question: everything is as on the first day', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(browser, world);
    const { tab, complaints } = page;
    await types(tab, '/mfa-demo start');
    await tab.getByAltText(/QR code/).waitFor();
    await tab.getByTestId('phone-scan').click();
    await tab.getByTestId('phone-code').waitFor();
    expect(ourUsers(world)).toHaveLength(1);

    await tab.getByRole('button', { name: 'Restart the story' }).click();
    const question = tab.getByRole('dialog', { name: 'Restart the story?' });
    await question.getByRole('button', { name: 'Go on as it is' }).click();
    expect(ourUsers(world)).toHaveLength(1);
    await tab.getByRole('button', { name: 'Restart the story' }).click();
    await question.getByRole('button', { name: 'Restart the story' }).click();
    await tab.getByText('This is the start of your conversation').waitFor();
    await expect.poll(() => tab.getByTestId('phone-code').count()).toBe(0);
    await tab.getByText('Nothing here yet').waitFor();
    expectNothingLeft(world);

    await types(tab, '/mfa-demo start');
    await tab.getByAltText(/QR code/).waitFor();
    expect(ourUsers(world)).toHaveLength(1);
    expect(complaints).toEqual([]);
  }, 60_000);
});
