import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { startPage } from '../sandbox/page/server.ts';
import { startWorld } from '../sandbox/world.ts';
import { chromiumArgs, findChromium } from '../test/support/chromium.ts';

/** Makes the pictures of the page in docs/screenshots, by living through a demo in it. */
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const WIDE = { width: 1280, height: 800 };

const executablePath = findChromium();
if (!executablePath) throw new Error('This needs Chromium: apt-get install chromium');
const world = await startWorld({ propagationSeconds: 3, log: { level: 'error', write: () => undefined } });
const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
const server = await startPage({ port: 0, mounts, restartStory: world.restartStory });
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
const idOf = (name: string) => world.slack.workspace.personas.find((persona) => persona.name === name)!.userId;
const [ana, max] = [idOf('Ana'), idOf('Max')];

await theDemo();
await sideBySide();
await world.restartStory();
await firstVisit();
await browser.close();
await server.close();
await world.stop();
process.stdout.write(`The pictures are in ${folder}\n`);

/** One demo from the QR code to the list of buckets, with a picture of everything worth seeing on the way. */
async function theDemo(): Promise<void> {
  const page = await open(`#${ana}`, { viewport: WIDE });
  const modal = page.getByTestId('modal');
  await types(page, '/mfa-demo start');
  await page.getByAltText(/QR code/).waitFor();
  await page.getByTestId('phone-scan').click();
  await page.getByTestId('phone-code').waitFor();
  const [first, second] = await codes(page);
  await page.getByRole('button', { name: 'Enter codes' }).last().click();
  await modal.getByRole('textbox').nth(0).fill(first);
  await modal.getByRole('textbox').nth(1).fill(first);
  await page.getByTestId('modal-submit').click();
  await modal.getByText('This is the same code again').waitFor();
  await picture(page, 'modal');
  await modal.getByRole('textbox').nth(1).fill(second);
  await modal.getByRole('textbox').nth(1).press('Enter');
  await modal.getByText('Your phone is connected').waitFor();
  await modal.getByRole('textbox').fill(await nextCode(page));
  await modal.getByRole('textbox').press('Enter');
  await modal.getByText('S3 opened with your code').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('message').getByText('acme-access-logs').waitFor();
  await picture(page, 'demo');
  await page.getByRole('tab', { name: 'AWS calls' }).click();
  await page.getByRole('checkbox', { name: 'Denied only' }).check();
  await picture(page, 'aws-calls');
  await page.getByRole('tab', { name: 'Slack API' }).click();
  await page.getByRole('button', { name: 'Make this panel wider' }).click();
  await page.locator('[data-kind="interactive:view_submission"] summary').last().click();
  await picture(page, 'traffic');
  await page.getByRole('tab', { name: 'Faults' }).click();
  await page.getByRole('combobox', { name: 'Slow app' }).selectOption({ label: '4 s late' });
  await page.getByRole('combobox', { name: 'Throttling' }).selectOption({ label: '2 a second' });
  await page.getByText('2 faults are on').waitFor();
  await picture(page, 'faults');
  await page.getByRole('button', { name: 'All off' }).click();
  await page.context().close();

  const dark = await open(`#${ana}`, { viewport: WIDE, colorScheme: 'dark' });
  await dark.getByTestId('message').getByText('acme-access-logs').waitFor();
  await picture(dark, 'dark');
  await dark.context().close();

  const phone = await open(`#${ana}`, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 });
  await phone.getByTestId('message').getByText('acme-access-logs').waitFor();
  await picture(phone, 'phone-sized');
  await phone.context().close();
}

/** Ana's demo is running while Max cleans up. */
async function sideBySide(): Promise<void> {
  const page = await open(`#${ana}+${max}`, { viewport: { width: 1440, height: 860 } });
  const admin = page.locator(`[data-desk="${max}"]`);
  await types(admin, '/mfa-demo cleanup');
  await admin.getByTestId('modal').getByRole('checkbox').first().check();
  await picture(page, 'side-by-side');
  await page.context().close();
}

async function firstVisit(): Promise<void> {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByTestId('start').waitFor();
  await picture(page, 'first-visit');
  await context.close();
}

/** A window in which the hints were put away already. */
async function open(hash: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  await context.addInitScript(() => localStorage.setItem('hints seen', 'scan enter'));
  const page = await context.newPage();
  await page.goto(`${server.url}/${hash}`);
  await page.getByTestId('composer').first().waitFor();
  return page;
}

async function types(where: Page | Locator, text: string): Promise<void> {
  await where.getByTestId('composer').fill(text);
  await where.getByTestId('composer').press('Enter');
}

/** The code before and the one now. */
async function codes(page: Page): Promise<[string, string]> {
  const parts = page.locator('.account').first().locator('.previous, .code');
  const texts = await parts.evaluateAll((found) => found.map((part) => [part.className, part.textContent] as const));
  const digits = (name: string) => texts.find(([className]) => className === name)?.[1]?.replace(/\D/g, '') ?? '';
  return [digits('previous'), digits('code')];
}

/** Nobody waits for a picture: the phone's clock is put forward instead. */
async function nextCode(page: Page): Promise<string> {
  const [, before] = await codes(page);
  const clock = page.locator('.drift');
  await clock.locator('summary').click();
  await clock.getByRole('button', { name: '+30 s' }).click();
  while ((await codes(page))[1] === before) await page.waitForTimeout(50);
  await clock.locator('summary').click();
  return (await codes(page))[1];
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}${name}.png` });
}
