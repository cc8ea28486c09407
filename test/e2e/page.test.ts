import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPage } from '../../src/sandbox/page/server.ts';
import { proofsHold, witnessProofs } from '../../src/sandbox/stories/witness.ts';
import { chromiumArgs, findChromium } from '../support/chromium.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft } from './moves.ts';

const executablePath = findChromium();

describe.skipIf(!executablePath)('the page (needs Chromium: apt-get install chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: chromiumArgs });
  });
  afterAll(() => browser.close());

  test.each(['light', 'dark'] as const)(
    'a person lives through a whole demo by hand, in %s mode',
    async (colorScheme) => {
      await using world = await startTestWorld();
      await using page = await openPage(browser, world, colorScheme);
      const { tab, complaints } = page;
      const modal = tab.getByTestId('modal');
      const phoneCode = async () => (await tab.getByTestId('phone-code').first().innerText()).replace(/\D/g, '');

      await tab.getByTestId('composer').fill('/mfa-demo start');
      await tab.getByTestId('composer').press('Enter');
      await tab.getByAltText(/QR code/).waitFor();
      await tab.getByTestId('phone-scan').click();
      const first = await phoneCode();
      const second = await laterCode(tab, first, phoneCode);

      await tab.getByRole('button', { name: 'Enter the two codes' }).last().click();
      await modal.getByRole('textbox').nth(0).fill(first);
      await modal.getByRole('textbox').nth(1).fill(first);
      await tab.getByTestId('modal-submit').click();
      await modal.getByText('This is the same code again').waitFor();
      await modal.getByRole('textbox').nth(1).fill(second);
      await modal.getByRole('textbox').nth(1).press('Enter');

      await modal.getByText('S3 refuses without MFA').waitFor();
      await modal.getByRole('textbox').fill(await laterCode(tab, second, phoneCode));
      await modal.getByRole('textbox').press('Enter');
      await modal.getByText('S3 opened with your code').waitFor();
      await tab.keyboard.press('Escape');
      await tab.getByTestId('message').getByText('acme-access-logs').waitFor();
      await tab.getByRole('button', { name: 'Done: remove everything' }).click();
      await tab.getByText('0 left').waitFor();

      expect(proofsHold(witnessProofs(world.aws.view()))).toBe(true);
      expectNothingLeft(world);
      expect(complaints).toEqual([]);
    },
    60_000,
  );
});

async function openPage(browser: Browser, world: TestWorld, colorScheme: 'light' | 'dark') {
  const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
  const server = await startPage({ port: 0, mounts });
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme });
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await tab.clock.install();
  await tab.goto(server.url);
  const close = async () => {
    await context.close();
    await server.close();
  };
  return { tab, complaints, [Symbol.asyncDispose]: close };
}

/** The phone's clock goes on by one period, instead of the test waiting for it; AWS learns that the phone is ahead. */
async function laterCode(tab: Page, before: string, phoneCode: () => Promise<string>): Promise<string> {
  await tab.clock.fastForward(30_000);
  await expect.poll(phoneCode).not.toBe(before);
  return phoneCode();
}
