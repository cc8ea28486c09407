import { describe, expect, test } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { enrollmentModal, message, otherApp } from './sample-world.ts';

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
    const boxes = await Promise.all(
      [0, 1, 2].map((place) =>
        shown
          .nth(place)
          .getByText(/^(one|two|three)$/)
          .boundingBox(),
      ),
    );
    const [inRun, toNext] = [boxes[1]!.y - boxes[0]!.y, boxes[2]!.y - boxes[1]!.y];
    expect(inRun).toBeGreaterThan(boxes[0]!.height + 8);
    expect(toNext).toBeGreaterThan(inRun + 20);
    expect(it.complaints).toEqual([]);
  });

  test('an app of somebody else has its first letter for an icon, and nothing of our bot stands around it', async () => {
    await using it = await openPage({ hasAws: false, isOtherApp: true, workspace: otherApp, forgetHints: false });
    showDm(it.world, 'U0ANA', [message('1700000000.1', { authorName: 'Lunch', text: 'Soup?' })]);
    await it.page.getByText('Soup?').waitFor();
    expect(await it.page.getByTestId('message').locator('.avatar').textContent()).toBe('L');
    it.world.show('U0ANA', () => ({
      modals: [{ ...enrollmentModal, title: 'Order', blocks: enrollmentModal.blocks.slice(1) }],
    }));
    await it.page.getByRole('dialog', { name: 'Order' }).waitFor();
    expect(await it.page.locator('.avatar-app svg').count()).toBe(0);
    const words = await it.page.locator('body').innerText();
    expect(words.match(/.*(?:phone|AWS|\bMFA\b(?! Demo)|authenticator|\bbot\b).*/gi) ?? []).toEqual([]);
    await it.page.setViewportSize({ width: 390, height: 844 });
    const parts = it.page.getByRole('navigation', { name: 'Parts of the sandbox' }).getByRole('button');
    expect(await parts.allTextContents()).toEqual(['Slack', 'Tools']);
    expect(await (await fetch(`${it.world.page.url}/favicon.svg`)).text()).not.toContain('circle');
    expect(it.complaints).toEqual([]);
  });
});
