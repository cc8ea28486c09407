import type { Browser, BrowserContext } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { sharedBrowser } from './browser.ts';

export interface KeptContext {
  readonly context: BrowserContext;
  /** Closes the pages of a test. */
  clear(): Promise<void>;
  /** Deletes the data that earlier pages at this address stored in the browser. */
  forget(address: string): Promise<void>;
}

let keeping: Promise<KeptContext> | undefined;

/**
 * Returns the browser context that the tests of this worker use one after another. Its pages share one renderer, which
 * has already compiled the scripts, so a page needs half as much CPU time as in a new context. A failed test closes the
 * context, and the next test gets a new one.
 */
export async function keptContext(): Promise<KeptContext> {
  const browser = await sharedBrowser();
  const running = await keeping?.catch(() => undefined);
  if (running?.context.browser() !== browser) keeping = keepContext(browser);
  const lent = keeping!;
  onTestFailed(async () => {
    if (keeping === lent) keeping = undefined;
    await (await lent).context.close();
  });
  return lent;
}

async function keepContext(browser: Browser): Promise<KeptContext> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  // An empty page of the same site keeps the renderer alive between two tests.
  const keeper = await context.newPage();
  await keeper.route('**', (route) => route.fulfill({ body: '', contentType: 'text/html' }));
  await keeper.goto('http://127.0.0.1/');
  keeper.on('crash', () => {
    keeping = undefined;
  });
  const chromium = await context.newCDPSession(keeper);
  return {
    context,
    clear: async () => {
      await Promise.all(context.pages().map((page) => page !== keeper && page.close()));
    },
    forget: async (address) => {
      await chromium.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'all' });
    },
  };
}
