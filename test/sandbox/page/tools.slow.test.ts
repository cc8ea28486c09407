import { describe, expect, test } from 'vitest';
import { codeAt, parseAccount } from '../../../sandbox/phone/authenticator.ts';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { FixtureWorld, otpauthUri } from './fixture-world.ts';
import { busyAws, emptyAws, enrollmentModal, message, qrBlocks } from './sample-world.ts';

const account = parseAccount(otpauthUri)!;
/** The time at which the browser's clock is stopped, in epoch milliseconds. */
const now = Date.parse('2026-11-28T12:00:10Z');
const code = codeAt(account, now);

describe.skipIf(!findChromium())('the phone and the AWS account in the page', () => {
  test('the phone says if there is no QR code to scan', async () => {
    await using it = await openPage();
    await it.page.getByText('No QR code on the screen yet').waitFor();
    expect(await it.page.getByTestId('phone-scan').isDisabled()).toBe(true);
    showDm(it.world, 'U0ANA', [
      message('1700000000.1', { blocks: [{ type: 'image', slack_file: { id: 'F0GONE' }, alt_text: 'a cat' }] }),
    ]);
    await it.page.getByTestId('phone-scan').click();
    await it.page.getByText('No QR code on screen').waitFor();
    expect(await it.page.getByTestId('phone-code').count()).toBe(0);
  });

  test('after a scan, the phone shows the code that AWS expects, never the seed; a click copies the code', async () => {
    await using it = await openPage({ now });
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await it.page.getByAltText('QR code for your authenticator app').waitFor();
    await it.page.getByTestId('phone-scan').click();
    const shown = it.page.getByTestId('phone-code');
    await shown.waitFor();
    expect((await shown.textContent())!.replace(' ', '')).toBe(code);
    expect(await it.page.content()).not.toContain('JBSWY3DPEHPK3PXP');
    await shown.click();
    await it.page.getByText('Copied').waitFor();
    expect(await it.page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    expect(it.complaints).toEqual([]);
  });

  test('the phone keeps its accounts when the page is loaded again, and each person has a phone', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await it.page.getByAltText('QR code for your authenticator app').waitFor();
    await it.page.getByTestId('phone-scan').click();
    await it.page.getByTestId('phone-code').waitFor();
    await it.page.reload();
    await it.page.getByTestId('phone-code').waitFor();
    await it.page.getByTestId('persona-U0ADA').click();
    await it.page.getByText('Ada’s phone').waitFor();
    expect(await it.page.getByTestId('phone-code').count()).toBe(0);
  });

  test('a code is pasted into the first empty field, and a pasted or typed code is not offered again', async () => {
    await using it = await openPage({ now });
    const { page } = it;
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await page.getByAltText('QR code for your authenticator app').waitFor();
    await page.getByTestId('phone-scan').click();
    const news = page.locator('.phone').getByTestId('phone-news');
    await expect.poll(() => news.textContent()).toBe(`New code: ${[...code].join(' ')}`);
    await page.getByText('Amazon Web Services').waitFor();
    await page.getByText('mfa-demo-k3v9@123456789012', { exact: true }).waitFor();
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await page.getByRole('button', { name: 'Paste code 1' }).click();
    expect(await page.getByRole('textbox', { name: 'First code' }).inputValue()).toBe(code);
    const waits = page.getByRole('button', { name: 'Wait for the next code: 20 s' });
    expect(await waits.isDisabled()).toBe(true);

    await page.clock.pauseAt(now + 20_000);
    const next = codeAt(account, now + 20_000);
    await expect.poll(() => news.textContent()).toBe(`New code: ${[...next].join(' ')}`);
    await page.getByRole('button', { name: 'Paste code 2' }).waitFor();
    await page.getByText(`previous code: ${code.slice(0, 3)}\u00a0${code.slice(3)}`).waitFor();
    await page.getByRole('textbox', { name: 'Second code' }).fill(next);
    const waitsAgain = page.getByRole('button', { name: 'Wait for the next code: 30 s' });
    await waitsAgain.waitFor();
    const session = { ...enrollmentModal, viewId: 'V0SESSION', blocks: enrollmentModal.blocks.slice(0, 2) };
    it.world.show('U0ANA', () => ({ modals: [session] }));
    await expect.poll(() => page.getByRole('textbox', { name: 'First code' }).inputValue()).toBe('');
    await waitsAgain.waitFor();
    await page.clock.pauseAt(now + 50_000);
    await page.getByRole('button', { name: 'Paste code', exact: true }).waitFor();
    expect(it.complaints).toEqual([]);
  });

  test('the page shows the resources of the account, and the calls with the reason of the decision, newest last', async () => {
    await using it = await openPage();
    await it.page.getByText('Nothing here yet').waitFor();
    it.world.aws.show({ ...busyAws, calls: [] });
    const user = it.page.getByTestId('aws-user');
    await user.waitFor();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'Your user is mfa-demo-k3v9' })]);
    await user.getByRole('heading', { name: 'Ana’s test user' }).waitFor();
    expect(await user.locator('h3 + p').textContent()).toBe(
      '1 access key · 1 policy: list buckets with MFAnot active everywhere yet',
    );
    expect(await user.getByText('AKIAIOSFODNN7EXAMPLE').isVisible()).toBe(false);
    await user.getByText('Names and ids').click();
    expect(await user.getByText('AKIAIOSFODNN7EXAMPLE').isVisible()).toBe(true);
    await user.getByText('Policy list-buckets-with-mfa').click();
    await user.getByText('"Action": "s3:ListAllMyBuckets"').waitFor();
    expect(await it.page.getByTestId('aws-device').textContent()).toContain('Ana’s MFA devicenot connected yet');
    it.world.aws.show({ ...emptyAws, calls: busyAws.calls });
    await it.page.getByTestId('decision').first().waitFor();
    await it.page.getByRole('tab', { name: 'AWS', exact: true }).click();
    await it.page.getByText('Nothing left').waitFor();

    await it.page.getByRole('tab', { name: 'AWS calls' }).click();
    const calls = it.page.getByTestId('aws-call');
    const shown = () =>
      calls.evaluateAll((rows) => rows.map((row) => `${row.dataset.operation} ${row.dataset.result}`));
    expect(await shown()).toEqual(['ListBuckets denied', 'GetSessionToken failed', 'ListBuckets allowed']);
    await it.page.getByRole('checkbox', { name: 'Also the bot’s own' }).check();
    expect(await shown()).toEqual([
      'CreateUser allowed',
      'ListBuckets denied',
      'GetSessionToken failed',
      'ListBuckets allowed',
    ]);
    expect(await calls.nth(1).textContent()).toContain('MFA: not in the request403 AccessDenied');
    expect(await calls.nth(1).textContent()).toContain('No statement allowed it');
    expect(await calls.nth(3).textContent()).toContain('allowed by WithMfa of list-buckets-with-mfa');
    await it.page.getByRole('checkbox', { name: 'Denied only' }).check();
    expect(await shown()).toEqual(['ListBuckets denied']);
    await it.page.getByRole('checkbox', { name: 'Denied only' }).uncheck();
    await it.page.getByRole('searchbox', { name: 'Filter the calls' }).fill('invalidclient');
    expect(await shown()).toEqual(['GetSessionToken failed']);
  });

  test('the theme follows the system until the person chooses another theme, which is stored', async () => {
    await using it = await openPage({ colorScheme: 'dark' });
    const background = () => it.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe('rgb(13, 16, 22)');
    await it.page.getByRole('button', { name: 'Switch to light mode' }).click();
    expect(await background()).toBe('rgb(236, 238, 243)');
    await it.page.reload();
    await it.page.getByRole('button', { name: 'Switch to dark mode' }).waitFor();
    await expect.poll(background).toBe('rgb(236, 238, 243)');
  });

  test('a narrow window shows one part at a time', async () => {
    await using it = await openPage({ viewport: { width: 390, height: 844 } });
    expect(await it.page.getByTestId('phone-scan').isVisible()).toBe(false);
    await it.page.getByRole('button', { name: 'Phone' }).click();
    expect(await it.page.getByTestId('phone-scan').isVisible()).toBe(true);
    expect(await it.page.getByTestId('composer').isVisible()).toBe(false);
    const width = await it.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });

  test('the page says that the sandbox has stopped, and shows new messages when it runs again', async () => {
    await using it = await openPage();
    await it.world.close();
    await it.page.getByText('The sandbox has stopped.').waitFor();
    await using again = await FixtureWorld.start({ port: Number(new URL(it.world.page.url).port) });
    await it.page.getByText('The sandbox has stopped.').waitFor({ state: 'detached' });
    showDm(again, 'U0ANA', [message('1700000000.1', { text: 'Welcome back' })]);
    await it.page.getByText('Welcome back').waitFor();
  });
});
