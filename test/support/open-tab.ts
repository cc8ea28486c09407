import type { Page, ViewportSize } from 'playwright-core';
import { sharedBrowser } from './browser.ts';
import { watchPage } from './evidence.ts';
import { keptContext } from './kept-context.ts';

const WIDE = { width: 1280, height: 720 };

export interface TabOptions {
  readonly viewport?: ViewportSize;
  readonly colorScheme?: 'dark' | 'light';
  /** By default nothing is animated, because each frame costs CPU time. */
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /**
   * Whether the test sets the browser's clock. The clock belongs to a context, so the tab then gets its own context.
   */
  readonly hasClock?: boolean;
}

export interface Tab {
  readonly page: Page;
  /** Warnings and errors in the browser's console, and uncaught errors. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Opens an empty page for the running test, and deletes the data that an earlier test stored at this address. */
export async function openTab(address: string, options: TabOptions = {}): Promise<Tab> {
  const { viewport = WIDE, hasClock = false, colorScheme = 'light', reducedMotion = 'reduce' } = options;
  const { context, closeContext } = hasClock ? await ownContext() : await lentContext(address);
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const takeEvidence = await watchPage(page);
  const close = async () => {
    await takeEvidence();
    await closeContext();
  };
  return { page, complaints, close };
}

async function lentContext(address: string) {
  const { context, clear, forget } = await keptContext();
  await forget(address);
  return { context, closeContext: clear };
}

async function ownContext() {
  const context = await (await sharedBrowser()).newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  return { context, closeContext: () => context.close() };
}
