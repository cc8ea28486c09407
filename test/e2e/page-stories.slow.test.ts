import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { setSwitches } from '../../sandbox/slack/person/client.ts';
import { RECONNECTS_SOON } from '../support/bot.ts';
import { hasFocus } from '../support/browser.ts';
import { findChromium } from '../support/chromium.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft, ourDevices, ourUsers } from './moves.ts';
import { closesModal, deskOf, laterCode, openPage, phoneCode, phoneCodes, scansTheQr, types } from './open-page.ts';

describe.skipIf(!findChromium())('the page (needs Chromium: apt-get install chromium)', { timeout: 120_000 }, () => {
  test('shows two people: an admin ticks the running demo and confirms, and the participant gets a message', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(world, { people: ['Ana', 'Max'] });
    const { tab, complaints } = page;
    const [ana, max] = [deskOf(tab, world, 'Ana'), deskOf(tab, world, 'Max')];
    await types(ana, '/mfa-demo start');
    await ana.getByAltText(/QR code/).waitFor();

    await types(max, '/mfa-demo cleanup');
    const modal = max.getByTestId('modal');
    const group = modal.getByRole('group', { name: /^Running demos/ });
    const box = group.getByRole('checkbox', { name: '@Ana · has to enter two codes' });
    await box.waitFor();
    await max.getByTestId('modal-submit').click();
    await group.getByText('Choose at least one').waitFor();
    await hasFocus(box);
    await group.getByText(/min old, ends in \d+ min/).click();
    expect(await box.isChecked()).toBe(true);
    await max.getByTestId('modal-submit').click();

    await modal.getByText('This removes 1 demo:').waitFor();
    await ana.getByTestId('composer').fill('still here');
    expect(await ana.getByTestId('composer').inputValue(), 'Ana can type while Max has a modal open').toBe(
      'still here',
    );
    expect(ourUsers(world), 'nothing is removed before the confirmation').toHaveLength(1);
    await modal.getByRole('button', { name: 'Remove' }).click();
    await modal.getByText('Cleaned up: 1 demo. Nothing is left.').waitFor();
    await closesModal(tab);

    await ana.getByTestId('message').getByText('An admin ended this demo').waitFor();
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  });

  test('shows the error messages of Slack while the app is too slow, and afterwards a button opens its form again', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(world);
    const { tab, complaints } = page;
    await types(tab, '/mfa-demo start');
    await tab.getByAltText(/QR code/).waitFor();
    await tab.getByRole('tab', { name: 'Faults' }).click();
    await tab.getByRole('combobox', { name: 'Slow app' }).selectOption({ label: '2 s late' });
    await tab.getByRole('button', { name: '1 fault is on' }).waitFor();
    // Slack gives up before the app receives anything, even on a busy machine.
    await setSwitches(world.slack.url, { ackLimitMs: 1000, triggerLifeMs: 1000 });

    await types(tab, '/mfa-demo status');
    await tab.getByText('operation_timeout').waitFor();
    await tab.getByRole('button', { name: 'Enter codes' }).last().click();
    await tab.getByText('trouble connecting').waitFor();
    expect(await tab.getByTestId('modal').count()).toBe(0);
    await tab.getByRole('tab', { name: 'Slack API' }).click();
    const late = tab.locator('[data-testid="traffic"][data-status="too-late"]');
    await expect
      .poll(() => late.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.kind)))
      .toEqual(['slash_commands', 'interactive:block_actions']);
    await tab.getByTestId('message').getByText('Slack took too long to pass that on').waitFor();

    await setSwitches(world.slack.url, { ackLimitMs: 15_000, triggerLifeMs: 15_000 });
    await tab.getByRole('button', { name: '1 fault is on' }).click();
    await tab.getByRole('button', { name: 'All off' }).click();
    await tab.getByText('Everything works normally.').waitFor();
    await tab.getByRole('button', { name: 'Enter codes' }).last().click();
    await tab.getByTestId('modal').waitFor();
    expect(ourUsers(world)).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('drops the socket in the middle of a demo: the app reconnects, and a person can connect the phone', async () => {
    await using world = await startTestWorld(RECONNECTS_SOON);
    await using page = await openPage(world);
    const { tab, complaints } = page;
    await scansTheQr(tab);
    const [first, second] = await phoneCodes(tab);
    await tab.getByRole('tab', { name: 'Faults' }).click();
    await dropsTheSocket(tab);
    await isConnected(world);
    await tab.getByText('Open now: 1.').waitFor();

    await tab.getByRole('button', { name: 'Enter codes' }).last().click();
    const modal = tab.getByTestId('modal');
    await modal.getByRole('textbox').nth(0).fill(first);
    await modal.getByRole('textbox').nth(1).fill(second);
    await modal.getByRole('textbox').nth(1).press('Enter');
    await modal.getByText('Access denied, twice').first().waitFor();
    expect(ourDevices(world).map(({ enabledFor }) => enabledFor)).toEqual([ourUsers(world)[0]!.userName]);
    expect(complaints).toEqual([]);
  });

  test('shows an error if codes are submitted while there is no socket: the person submits them again, and the phone is connected', async () => {
    await using world = await startTestWorld(RECONNECTS_SOON);
    await using page = await openPage(world);
    const { tab, complaints } = page;
    const modal = tab.getByTestId('modal');
    const field = (place: number) => modal.getByRole('textbox').nth(place);
    await scansTheQr(tab);
    const [first, second] = await phoneCodes(tab);
    await tab.getByRole('button', { name: 'Enter codes' }).last().click();
    await field(0).fill(first);
    await field(1).fill(second);
    await tab.getByRole('tab', { name: 'Faults' }).click();
    // The app cannot reconnect before the test allows it.
    world.slack.orderFault({ method: 'apps.connections.open', kind: 'rate-limited', times: 1000 });
    await dropsTheSocket(tab);
    await tab.getByText('Open now: 0.').waitFor();
    await tab.getByTestId('modal-submit').click();
    await modal.getByText('We had some trouble connecting. Try again?').waitFor();
    expect([await field(0).inputValue(), await field(1).inputValue()]).toEqual([first, second]);
    expect(ourDevices(world)).toMatchObject([{ enabledFor: undefined }]);

    world.slack.clearFaults();
    await isConnected(world);
    await tab.getByTestId('modal-submit').click();
    await modal.getByText('Access denied, twice').first().waitFor();
    expect(ourDevices(world).map(({ enabledFor }) => enabledFor)).toEqual([ourUsers(world)[0]!.userName]);
    expect(complaints).toEqual([]);
  });

  test('has a phone whose clock can be wrong: AWS refuses its code, and accepts a code once the clock is right', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(world, { hasClock: true });
    const { tab, complaints } = page;
    const modal = tab.getByTestId('modal');
    const field = (place: number) => modal.getByRole('textbox').nth(place);
    await scansTheQr(tab);
    const [first, second] = await phoneCodes(tab);
    await tab.getByRole('button', { name: 'Enter codes' }).last().click();
    await field(0).fill(first);
    await field(1).fill(second);
    await field(1).press('Enter');
    await modal.getByRole('button', { name: 'Continue' }).click();

    await tab.locator('.drift summary').click();
    await tab.getByRole('slider', { name: 'Clock of the phone' }).fill('-1200');
    await tab.getByText('20 min behind').waitFor();
    await tab.getByRole('button', { name: '+30 s' }).click();
    await tab.getByRole('button', { name: '+1 s' }).click();
    await tab.getByText('19 min 29 s behind').waitFor();
    await field(0).fill(await phoneCode(tab));
    await field(0).press('Enter');
    await modal.getByText('AWS did not accept this code').waitFor();
    await tab.reload();
    await tab.getByText('19 min 29 s behind').waitFor();

    await tab.locator('.drift summary').click();
    await tab.getByRole('button', { name: 'Set the correct time' }).click();
    await tab.getByText('Phone clock: correct').waitFor();
    await field(0).fill(await laterCode(tab, second));
    await field(0).press('Enter');
    await modal.getByText('It worked: S3 allowed access only with your code').waitFor();
    expect(complaints).toEqual([]);
  });

  test('asks before it starts over, and then deletes everything in Slack, in AWS and on the phone', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(world);
    const { tab, complaints } = page;
    await scansTheQr(tab);
    expect(ourUsers(world)).toHaveLength(1);

    await tab.getByRole('button', { name: 'Start over' }).click();
    const question = tab.getByRole('dialog', { name: 'Start over?' });
    await question.getByRole('button', { name: 'Keep going' }).click();
    expect(ourUsers(world)).toHaveLength(1);
    await tab.getByRole('button', { name: 'Start over' }).click();
    await question.getByRole('button', { name: 'Start over' }).click();
    await tab.getByText('This is the start of your conversation').waitFor();
    await expect.poll(() => tab.getByTestId('phone-code').count()).toBe(0);
    await tab.getByText('Nothing here yet').waitFor();
    expectNothingLeft(world);

    await types(tab, '/mfa-demo start');
    await tab.getByAltText(/QR code/).waitFor();
    expect(ourUsers(world)).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});

/** Presses Drop and waits until Slack has dropped the connection, so that a later connection is a new one. */
async function dropsTheSocket(tab: Page): Promise<void> {
  const done = tab.waitForResponse(
    (response) => response.url().endsWith('/_person/switches') && response.request().method() === 'POST',
  );
  await tab.getByText('For app developers').click();
  await tab.getByRole('button', { name: 'Drop' }).click();
  await done;
}

async function isConnected(world: TestWorld): Promise<void> {
  await expect.poll(() => world.slack.connectionCount(), { timeout: 40_000 }).toBe(1);
}
