import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { message } from './sample-world.ts';

const messages = Array.from({ length: 40 }, (_, place) =>
  message(`17000000${10 + place}.1`, { text: `Message ${place}` }),
);

const isAtEnd = (page: Page) =>
  page
    .getByRole('log', { name: 'Messages' })
    .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight <= 1);

describe.skipIf(!findChromium())('the end of a conversation in the page', () => {
  test('stays in sight when a message shrinks and grows again before the next frame', async () => {
    await using it = await openPage();
    const { page } = it;
    showDm(it.world, 'U0ANA', messages);
    await page.getByText('Message 39').waitFor();
    await expect.poll(() => isAtEnd(page)).toBe(true);
    await page.evaluate(async () => {
      const last = [...document.querySelectorAll<HTMLElement>('.messages article')].at(-1)!;
      const shrunk = new Promise<void>((resolve) => {
        new ResizeObserver(([entry]) => entry?.contentRect.height === 0 && resolve()).observe(last);
      });
      last.style.display = 'none';
      await shrunk;
      // In this frame, the list has scrolled to its new end. It gets the scroll event in the next frame.
      last.style.display = '';
      last.style.height = '800px';
    });
    await expect.poll(() => isAtEnd(page)).toBe(true);
    expect(await page.getByRole('button', { name: 'Latest messages ↓' }).count()).toBe(0);
  });

  test('stays out of sight after a person has scrolled up, until they press Latest messages', async () => {
    await using it = await openPage();
    const { page } = it;
    showDm(it.world, 'U0ANA', messages);
    await page.getByText('Message 39').waitFor();
    await expect.poll(() => isAtEnd(page)).toBe(true);
    await page.getByText('Message 39').hover();
    await page.mouse.wheel(0, -400);
    const latest = page.getByRole('button', { name: 'Latest messages ↓' });
    await latest.waitFor();
    showDm(it.world, 'U0ANA', [...messages, message('1700000100.1', { text: 'Something new' })]);
    await page.getByText('Something new').waitFor({ state: 'attached' });
    expect(await isAtEnd(page)).toBe(false);
    await latest.click();
    await expect.poll(() => isAtEnd(page)).toBe(true);
    await latest.waitFor({ state: 'detached' });
  });
});
