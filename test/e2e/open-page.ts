import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { startPage } from '../../sandbox/page/server.ts';
import { hasFocus } from '../support/browser.ts';
import { onKeptPort } from '../support/kept-port.ts';
import { openTab, type TabOptions } from '../support/open-tab.ts';
import type { PersonaName, TestWorld } from '../support/world.ts';

export interface OpenPage extends AsyncDisposable {
  readonly tab: Page;
  /** Warnings and errors in the browser's console, and uncaught errors, of all tabs. */
  readonly complaints: string[];
}

interface OpenPageOptions extends TabOptions {
  /** The one or two people whose Slack the page shows. */
  readonly people?: readonly PersonaName[];
}

/** Without `aws`, the page is for the app of another developer. */
type PageWorld = Pick<TestWorld, 'slack'> & Partial<Pick<TestWorld, 'aws' | 'restartStory'>>;

/** Starts the sandbox's page for this world, and opens it in a new browser tab. */
export async function openPage(world: PageWorld, options: OpenPageOptions = {}): Promise<OpenPage> {
  const { people = [], ...tabOptions } = options;
  const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws?.fetch };
  const server = await onKeptPort(
    (port) => startPage({ port, mounts, restartStory: world.restartStory, isOtherApp: !world.aws }),
    ({ url }) => url,
  );
  const { page: tab, complaints, close: closeTab } = await openTab(server.url, tabOptions);
  const close = async () => {
    await closeTab();
    await server.close();
  };
  try {
    if (options.hasClock) await tab.clock.install();
    await tab.goto(`${server.url}/#${people.map((name) => userIdOf(world, name)).join('+')}`);
    await hasFocus(tab.getByTestId('composer').first());
  } catch (error) {
    await close();
    throw error;
  }
  return { tab, complaints, [Symbol.asyncDispose]: close };
}

/** Opens the same page for another person in a second tab. */
export async function openBeside({ tab, complaints }: OpenPage, world: TestWorld, name: PersonaName): Promise<Page> {
  const other = await tab.context().newPage();
  const note = (complaint: string) => void complaints.push(`${name}: ${complaint}`);
  other.on('pageerror', (error) => note(error.message));
  other.on('console', (message) => ['error', 'warning'].includes(message.type()) && note(message.text()));
  await other.emulateMedia({ reducedMotion: 'reduce' });
  await other.goto(`${new URL(tab.url()).origin}/#${userIdOf(world, name)}`);
  await hasFocus(other.getByTestId('composer'));
  return other;
}

function userIdOf(world: PageWorld, name: PersonaName): string {
  return world.slack.workspace.personas.find((persona) => persona.name === name)!.userId;
}

/**
 * Closes the modal in front, and waits until it is gone. While it is open, its sentences are on the page twice, because
 * the message behind it has them too.
 */
export async function closesModal(tab: Page): Promise<void> {
  const modal = tab.getByTestId('modal');
  await modal.waitFor();
  await tab.keyboard.press('Escape');
  await modal.waitFor({ state: 'detached' });
}

/** Returns the part of the page with this person's Slack. */
export function deskOf(tab: Page, world: TestWorld, name: PersonaName): Locator {
  return tab.locator(`[data-desk="${userIdOf(world, name)}"]`);
}

export async function types(where: Page | Locator, text: string): Promise<void> {
  await where.getByTestId('composer').fill(text);
  await where.getByTestId('composer').press('Enter');
}

/** Starts a demo and scans its QR code with the phone of the page, until the phone shows a code. */
export async function scansTheQr(tab: Page): Promise<void> {
  await types(tab, '/mfa-demo start');
  await tab.getByAltText(/QR (?:code|コード)/).waitFor();
  await tab.getByTestId('phone-scan').click();
  await tab.getByTestId('phone-code').waitFor();
}

export async function phoneCode(tab: Page): Promise<string> {
  return (await phoneCodes(tab))[1];
}

/** Returns the last and the current code, read at the same moment, so that they are always consecutive. */
export async function phoneCodes(tab: Page): Promise<[before: string, now: string]> {
  const account = tab.locator('.account').first();
  const texts = await account.evaluate((card) =>
    ['.previous', '.code'].map((part) => card.querySelector(part)?.textContent ?? ''),
  );
  const [before = '', now = ''] = texts.map((text) => text.replace(/\D/g, ''));
  return [before, now];
}

/** Moves the phone's clock 30 seconds ahead, and returns the new code. AWS accepts the code of the next 30 seconds. */
export async function laterCode(tab: Page, before: string): Promise<string> {
  await tab.clock.fastForward(30_000);
  await expect.poll(() => phoneCode(tab)).not.toBe(before);
  return phoneCode(tab);
}
