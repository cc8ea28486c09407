import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPage } from '../../src/sandbox/page/server.ts';
import { chromiumArgs, findChromium } from '../support/chromium.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft, ourUsers } from './moves.ts';

const executablePath = findChromium();

describe.skipIf(!executablePath)('the page (needs Chromium: apt-get install chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: chromiumArgs });
  });
  afterAll(() => browser.close());

  test('an admin ticks a running demo, confirms, and its participant is told', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(browser, world);
    const { tab, complaints } = page;
    const modal = tab.getByTestId('modal');
    await becomes(tab, 'Ana');
    await types(tab, '/mfa-demo start');
    await tab.getByAltText(/QR code/).waitFor();

    await becomes(tab, 'Max');
    await types(tab, '/mfa-demo cleanup');
    const group = modal.getByRole('group', { name: /^Running demos/ });
    const box = group.getByRole('checkbox', { name: '@Ana waits for two codes' });
    await box.waitFor();
    await tab.getByTestId('modal-submit').click();
    await group.getByText('Tick at least one').waitFor();
    await expect.poll(() => box.evaluate((field) => field === document.activeElement)).toBe(true);
    await group.getByText(/0 min old, ends in 30 min/).click();
    expect(await box.isChecked()).toBe(true);
    await tab.getByTestId('modal-submit').click();

    await modal.getByText('This ends and removes 1:').waitFor();
    await modal.getByText('@Ana').waitFor();
    expect(ourUsers(world), 'nothing before the confirmation').toHaveLength(1);
    await modal.getByRole('button', { name: 'Remove' }).click();
    await modal.getByText('Receipt: 1 removed, 0 left.').waitFor();
    await tab.keyboard.press('Escape');

    await becomes(tab, 'Ana');
    await tab.getByTestId('message').getByText('an admin cleaned up').waitFor();
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  }, 60_000);
});

async function becomes(tab: Page, name: string): Promise<void> {
  await tab.getByRole('button', { name: new RegExp(`^\\S* ?${name} (member|admin)`) }).click();
}

async function types(tab: Page, text: string): Promise<void> {
  await tab.getByTestId('composer').fill(text);
  await tab.getByTestId('composer').press('Enter');
}

async function openPage(browser: Browser, world: TestWorld) {
  const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
  const server = await startPage({ port: 0, mounts });
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await tab.goto(server.url);
  const close = async () => {
    await context.close();
    await server.close();
  };
  return { tab, complaints, [Symbol.asyncDispose]: close };
}
