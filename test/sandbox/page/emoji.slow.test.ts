import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { message } from './sample-world.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe.skipIf(!findChromium())('emoji in the page', () => {
  test('emoji names are shown as emoji in texts and on buttons; an unknown name stays unchanged', async () => {
    await using it = await openPage();
    const blocks = [
      section(':white_check_mark: Nothing is left, :our_own_emoji:'),
      { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain(':one: Go') }] },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [emoji('wave'), emoji('our_own')] }] },
      section('Typed 🚀 as it is'),
      section(':no_entry:'),
      section(':large_green_square:'),
      section('At 10:30 © 2026'),
    ];
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks })]);
    await it.page.getByText('✅ Nothing is left, :our_own_emoji:').waitFor();
    await it.page.getByText('👋:our_own:').waitFor();
    await expect.poll(() => isColourful(it.page.getByText('✅', { exact: true }))).toBe(true);
    await expect.poll(() => isColourful(it.page.getByRole('button', { name: '1️⃣ Go' }))).toBe(true);
    await expect.poll(() => isColourful(it.page.getByText('👋', { exact: true }))).toBe(true);
    await expect.poll(() => isColourful(it.page.getByText('Typed 🚀 as it is'))).toBe(true);
    await expect.poll(() => isColourful(it.page.getByText('⛔'))).toBe(true);
    await expect.poll(() => isColourful(it.page.getByText('🟩'))).toBe(true);
    expect(await isColourful(it.page.getByText('At 10:30 © 2026'))).toBe(false);
    expect(it.complaints).toEqual([]);
  });

  test('a browser fetches only the fonts of the emoji that the page shows', async () => {
    await using it = await openPage();
    expect(await hasFontFor(it.page, '✅')).toBe(false);
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'Done :white_check_mark:' })]);
    await expect.poll(() => hasFontFor(it.page, '✅')).toBe(true);
    expect(await hasFontFor(it.page, '🚀')).toBe(false);
    expect(await hasFontFor(it.page, '🇯🇵')).toBe(false);
    expect(it.complaints).toEqual([]);
  });
});

function emoji(name: string): object {
  return { type: 'emoji', name };
}

/** Returns whether the browser uses an emoji font for this character, from this machine or from the page's server. */
function hasFontFor(page: Page, character: string): Promise<boolean> {
  return page.evaluate((text) => document.fonts.check('15px Emoji', text), character);
}

/** Returns whether more than a few pixels have a strong colour. Text and the box of a missing character are grey. */
async function isColourful(seen: Locator): Promise<boolean> {
  const { data } = PNG.sync.read(await seen.screenshot());
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const pixel = data.subarray(at, at + 3);
    if (Math.max(...pixel) - Math.min(...pixel) > 50) count += 1;
  }
  return count > 20;
}
