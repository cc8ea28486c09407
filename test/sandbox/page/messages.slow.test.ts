import { describe, expect, test } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { message } from './sample-world.ts';

describe.skipIf(!findChromium())('messages in the page', () => {
  test('each run of one author has a head, and what follows in it has its time and some room', async () => {
    await using it = await openPage();
    const ana = { authorName: 'Ana Silva', isFromApp: false };
    showDm(it.world, 'U0ANA', [
      message('1700000000.1', { text: 'one' }),
      message('1700000060.1', { text: 'two' }),
      message('1700000061.1', { text: 'three', ...ana }),
      message('1700000500.1', { text: 'four', ...ana }),
    ]);
    await it.page.getByText('four').waitFor();
    const shown = it.page.getByTestId('message');
    const heads = await shown.evaluateAll((all) => all.map((one) => one.querySelector('.author')?.textContent ?? ''));
    expect(heads).toEqual(['MFA Demo', '', 'Ana Silva', 'Ana Silva']);
    expect(await shown.nth(1).locator('time').textContent()).toMatch(/^\d+:\d\d$/);
    const boxes = await Promise.all([0, 1, 2].map((place) => shown.nth(place).getByText(/^(one|two|three)$/).boundingBox()));
    const [inRun, toNext] = [boxes[1]!.y - boxes[0]!.y, boxes[2]!.y - boxes[1]!.y];
    expect(inRun).toBeGreaterThan(boxes[0]!.height + 8);
    expect(toNext).toBeGreaterThan(inRun + 20);
    expect(it.complaints).toEqual([]);
  });
});
