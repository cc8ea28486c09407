import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../support/chromium.ts';
import { FixtureWorld } from './fixture-world.ts';

/** One browser for a test file; a fresh world and window for each test. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const executablePath = findChromium();
  return executablePath ? chromium.launch({ executablePath, args: chromiumArgs }) : undefined;
}

export interface OpenPage extends AsyncDisposable {
  readonly world: FixtureWorld;
  readonly page: Page;
  /** What the browser's console complained about. */
  readonly complaints: string[];
}

interface OpenPageOptions extends BrowserContextOptions {
  /** False for a first visit, on which hints are shown. */
  readonly forgetHints?: boolean;
  readonly hasAws?: boolean;
}

export async function openPage(browser: Browser, given: OpenPageOptions = {}): Promise<OpenPage> {
  const { forgetHints = true, hasAws = true, ...options } = given;
  const world = await FixtureWorld.start({ hasAws });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  if (forgetHints) await context.addInitScript(() => localStorage.setItem('hints seen', 'type scan enter'));
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(world.page.url);
  await page.getByTestId('composer').waitFor();
  const close = async () => {
    await context.close();
    await world.close().catch(() => undefined);
  };
  return { world, page, complaints, [Symbol.asyncDispose]: close };
}

/** Makes these the messages of the conversation with the app. */
export function showDm(world: FixtureWorld, userId: string, messages: readonly object[]): void {
  world.show(userId, (screen) => ({
    conversations: screen.conversations.map((conversation) =>
      conversation.kind === 'app-dm'
        ? { ...conversation, messages: messages as typeof conversation.messages }
        : conversation,
    ),
  }));
}
