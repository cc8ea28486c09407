import { type Browser, chromium, type Locator } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumArgs, findChromium } from './chromium.ts';

let launching: Promise<Browser> | undefined;

/**
 * The Chromium of this worker: the files it runs share their modules, and so the browser, but never a window. It starts
 * with the first test that needs it; when vitest ends the worker, Playwright closes it. One that has crashed is replaced.
 */
export async function sharedBrowser(): Promise<Browser> {
  const running = await launching?.catch(() => undefined);
  if (!running?.isConnected()) launching = chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  return launching!;
}

/** Waits until keys go to this element. */
export function hasFocus(element: Locator): Promise<void> {
  return expect.poll(() => element.evaluate((one) => one === document.activeElement)).toBe(true);
}
