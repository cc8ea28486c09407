import { chromium, type Page } from 'playwright-core';
import { startPage } from '../sandbox/page/server.ts';
import { startWorld } from '../sandbox/world.ts';
import { chromiumArgs, findChromium } from '../test/support/chromium.ts';

/**
 * Measures how long each teaching sentence is readable while a person plays the demo in the sandbox's page at human
 * speed. A sentence counts only while nothing covers it. The exit code is 1 if a sentence is readable for less than
 * 5 s.
 */
const LEAST_MS = 5000;
const LOOK_MS = 100;
/** How long a person reads a window before pressing its button. */
const READS_A_WINDOW_MS = 6000;
const SENTENCES = {
  'the rule': 'Rule: list buckets only if',
  'the two refusals': 'Access denied, twice',
  'the value when it is absent': 'not in the request',
  'the exchange': 'for temporary credentials',
  'the comparison': 'Only the credentials differ',
  'why the refusals are conclusive': 'I repeated the two denied calls',
} as const;

const executablePath = findChromium();
if (!executablePath) throw new Error('This needs Chromium: apt-get install chromium');
const world = await startWorld({ propagationSeconds: 3, log: { level: 'error', write: () => undefined } });
const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
const server = await startPage({ port: 0, mounts, restartStory: world.restartStory });
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const seen = new Map<string, number>(Object.keys(SENTENCES).map((name) => [name, 0]));
const isOver = { value: false };

// esbuild adds calls of the helper `__name` to functions, so the page needs this helper too.
await page.addInitScript('globalThis.__name = (named) => named');
await page.goto(server.url);
const looking = look();
await play();
isOver.value = true;
await looking;
await browser.close();
await server.close();
await world.stop();
for (const [name, ms] of seen) process.stdout.write(`${name.padEnd(34)}${(ms / 1000).toFixed(1).padStart(6)} s\n`);
process.exitCode = [...seen.values()].every((ms) => ms >= LEAST_MS) ? 0 : 1;

/** Adds the time since the last look to each sentence that is readable at this moment. */
async function look(): Promise<void> {
  let last = Date.now();
  while (!isOver.value) {
    const readable = await readableNow(Object.values(SENTENCES));
    const now = Date.now();
    for (const [name, words] of Object.entries(SENTENCES)) {
      if (readable.includes(words)) seen.set(name, (seen.get(name) ?? 0) + now - last);
    }
    last = now;
    await page.waitForTimeout(LOOK_MS);
  }
}

/** Returns the texts that are visible in the conversation or the window and not covered. */
function readableNow(all: readonly string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const isOnTop = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + Math.min(width / 2, 60), top + Math.min(height / 2, 10)];
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    };
    const places = [...document.querySelectorAll('[data-testid="message"] *, [data-testid="modal"] *')];
    return wanted.filter((words) =>
      places.some(
        (place) =>
          place.textContent?.includes(words) &&
          ![...place.children].some((child) => child.textContent?.includes(words)) &&
          isOnTop(place),
      ),
    );
  }, all);
}

async function play(): Promise<void> {
  const modal = page.getByTestId('modal');
  await page.getByRole('button', { name: 'Start the demo' }).click();
  await page.getByAltText(/QR code/).waitFor();
  await page.waitForTimeout(3000);
  await page.getByTestId('phone-scan').click();
  await page.getByTestId('phone-code').first().waitFor();
  const first = await code(page);
  await page.getByRole('button', { name: 'Enter codes' }).click();
  await modal.getByRole('textbox').nth(0).pressSequentially(first, { delay: 150 });
  await modal
    .getByRole('textbox')
    .nth(1)
    .pressSequentially(await nextCode(page, first), { delay: 150 });
  await page.getByTestId('modal-submit').click();
  await modal.getByRole('button', { name: 'Continue' }).waitFor();
  const used = await code(page);
  await page.waitForTimeout(READS_A_WINDOW_MS);
  await modal.getByRole('button', { name: 'Continue' }).click();
  await modal.getByRole('textbox').first().waitFor();
  await modal.getByRole('textbox').pressSequentially(await nextCode(page, used), { delay: 150 });
  await page.getByTestId('modal-submit').click();
  await modal.getByText('It worked').waitFor();
  await page.waitForTimeout(READS_A_WINDOW_MS);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(READS_A_WINDOW_MS);
  await page.getByTestId('message').getByRole('button', { name: 'Clean up' }).click();
  await page.getByText('0 left').waitFor();
}

async function code(of: Page): Promise<string> {
  return ((await of.getByTestId('phone-code').first().textContent()) ?? '').replace(/\D/g, '');
}

async function nextCode(of: Page, before: string): Promise<string> {
  for (;;) {
    const now = await code(of);
    if (now !== before && now.length === 6) return now;
    await of.waitForTimeout(LOOK_MS);
  }
}
