import { type Browser, chromium, type Locator } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumArgs, findChromium } from './chromium.ts';

let launching: Promise<Browser> | undefined;

/**
 * Returns the Chromium of this vitest worker. The test files of the worker share the browser, but never a page.
 * Chromium starts with the first test that needs it, and Playwright closes it when vitest ends the worker. A crashed
 * browser is replaced.
 */
export async function sharedBrowser(): Promise<Browser> {
  const running = await launching?.catch(() => undefined);
  if (!running?.isConnected()) launching = chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  return launching!;
}

/** Waits until this element has the keyboard focus. */
export function hasFocus(element: Locator): Promise<void> {
  return expect.poll(() => element.evaluate((one) => one === document.activeElement)).toBe(true);
}
