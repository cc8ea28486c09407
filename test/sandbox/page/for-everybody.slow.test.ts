import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { codeAt, parseAccount } from '../../../sandbox/phone/authenticator.ts';
import { findChromium } from '../../support/chromium.ts';
import { type OpenPage, openPage, showDm } from './browser.ts';
import { otpauthUri } from './fixture-world.ts';
import { busyAws, enrollmentModal, message, progressBlocks, qrBlocks, workspace } from './sample-world.ts';

const account = parseAccount(otpauthUri)!;
const now = Date.parse('2026-11-28T12:00:10Z');
const code = codeAt(account, now);

describe.skipIf(!findChromium())('the page for all people and windows', () => {
  test('at 200 % zoom, messages have at least half of the height', async () => {
    await using it = await openPage({
      viewport: { width: 640, height: 400 },
      forgetHints: false,
      workspace: { ...workspace, hasHome: true },
    });
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: [...qrBlocks, ...progressBlocks] })]);
    await it.page.getByText('Scan this with your authenticator app').waitFor();
    expect((await it.page.getByRole('log').boundingBox())!.height).toBeGreaterThanOrEqual(200);
    expect(await it.page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
    expect(await it.page.getByRole('heading', { level: 1 }).count()).toBe(1);
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    const first = it.page.getByRole('textbox', { name: 'First code' });
    await first.waitFor();
    const isCovered = await first.evaluate((field) => {
      const { left, top, width, height } = field.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) !== field;
    });
    expect(isCovered).toBe(false);
  });

  test('in a phone-sized window, the code is below the form and can be pasted from there', async () => {
    await using it = await openPage({ now, viewport: { width: 390, height: 844 } });
    const { page } = it;
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    const parts = page.getByRole('navigation', { name: 'Parts of the sandbox' });
    await page.getByAltText('QR code for your authenticator app').waitFor();
    await parts.getByRole('button', { name: 'Phone' }).click();
    await page.getByTestId('phone-scan').click();
    await page.getByTestId('phone-code').waitFor();
    await parts.getByRole('button', { name: 'Slack' }).click();
    const strip = page.getByTestId('code-strip');
    expect(await strip.count()).toBe(0);
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await strip.getByText(`${code.slice(0, 3)} ${code.slice(3)}`).waitFor();
    expect(await strip.textContent()).toContain('20 s');
    await strip.getByRole('button', { name: 'Paste code 1' }).click();
    expect(await page.getByRole('textbox', { name: 'First code' }).inputValue()).toBe(code);
    await strip.getByRole('button', { name: 'Wait for the next code: 20 s' }).waitFor();
    await page.getByTestId('modal-submit').click({ trial: true });
    await parts.getByRole('button', { name: 'Phone' }).click();
    expect(await strip.isVisible()).toBe(false);
    await page.locator('.account').getByRole('button', { name: 'Wait for the next code' }).waitFor();
    expect(it.complaints).toEqual([]);
  });

  test('with forced colours of the system, chosen items look different and buttons have a border', async () => {
    await using it = await openPage({ workspace: { ...workspace, hasHome: true } });
    const { page } = it;
    await page.emulateMedia({ forcedColors: 'active' });
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await page.getByAltText('QR code for your authenticator app').waitFor();
    const pairs: readonly (readonly [Locator, Locator])[] = [
      [page.getByTestId('persona-U0ANA'), page.getByTestId('persona-U0ADA')],
      [page.locator('.conversation-item[aria-current]'), page.locator('.conversation-item:not([aria-current])')],
      [page.getByRole('tab', { name: 'Messages' }), page.getByRole('tab', { name: 'Home' })],
      [page.getByRole('tab', { name: 'AWS', exact: true }), page.getByRole('tab', { name: 'AWS calls' })],
    ];
    for (const [chosen, other] of pairs) {
      expect(await lookOf(chosen)).not.toEqual(await lookOf(other));
      const [background, text] = await lookOf(chosen);
      expect(text, 'it can be read').not.toBe(background);
    }
    const edge = await page.getByTestId('phone-scan').evaluate((button) => getComputedStyle(button).borderTopWidth);
    expect(edge).toBe('1px');
  });

  test('buttons, menus, tabs and checkboxes are at least 24 pixels wide and high', async () => {
    await using it = await openPage();
    const { page } = it;
    it.world.aws.show({ ...busyAws, calls: [] });
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await page.getByAltText('QR code for your authenticator app').waitFor();
    await page.getByTestId('phone-scan').click();
    await page.locator('.drift summary').click();
    await page.getByText('Names and ids').first().waitFor();
    expect(await tooSmall(page), 'the account').toEqual([]);
    it.world.aws.show(busyAws);
    await page.getByTestId('decision').first().waitFor();
    expect(await tooSmall(page), 'what AWS decided').toEqual([]);
    await page.getByRole('tab', { name: 'Faults' }).click();
    await page.getByText('For app developers').click();
    expect(await tooSmall(page), 'the faults').toEqual([]);
  });

  test('the page and the phone are in the language of the person', async () => {
    await using it = await openPage({ forgetHints: false, now });
    const { page } = it;
    await page.getByTestId('persona-U0YUI').click();
    await page.getByRole('heading', { level: 1, name: 'MFA Demo サンドボックス' }).waitFor();
    await page.getByText('Slack と AWS はこのコンピューター上のシミュレーションです。ボットは本物です。').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    await page.getByRole('button', { name: 'デモを開始' }).click();
    await expect.poll(() => it.world.actions.at(-1)).toMatchObject({ userId: 'U0YUI', action: 'types' });
    await showsQrTo(it, 'U0YUI');
    await page.getByRole('button', { name: 'QR を読み取る' }).click();
    await page.getByText('田中 さんのスマートフォン').waitFor();
    await page.getByText('スマートフォンの時計: 正確').waitFor();
    it.world.show('U0YUI', () => ({ modals: [enrollmentModal] }));
    await page.getByRole('button', { name: 'コード 1 を貼り付け' }).click();
    await page.getByRole('button', { name: /^次のコードをお待ちください: \d+ 秒$/ }).waitFor();
    await page.getByRole('tab', { name: 'AWS の判定' }).click();
    await page.getByTestId('persona-U0ANA').click();
    await page.getByRole('tab', { name: 'What AWS decided' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(it.complaints).toEqual([]);
  });
});

async function showsQrTo({ world, page }: OpenPage, userId: string): Promise<void> {
  showDm(world, userId, [message('1700000000.1', { blocks: qrBlocks })]);
  await page.getByAltText('QR code for your authenticator app').waitFor();
}

function lookOf(control: Locator): Promise<string[]> {
  return control.first().evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    return [backgroundColor, color];
  });
}

/**
 * Returns the visible buttons, folds, menus, tabs and checkboxes that are smaller than 24 pixels. For a checkbox, the
 * size of its label counts.
 */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>('button, summary, select, [role="tab"], .option, .check');
    return [...controls]
      .filter((control) => control.checkVisibility())
      .filter((control) => Math.min(control.offsetWidth, control.offsetHeight) < 24)
      .map((control) => `${control.className} ${control.textContent} ${control.offsetWidth}x${control.offsetHeight}`);
  });
}
