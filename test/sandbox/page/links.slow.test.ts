import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ScreenMessage, Workspace } from '../../../sandbox/slack/person/types.ts';
import { hasFocus } from '../../support/browser.ts';
import { findChromium } from '../../support/chromium.ts';
import { plain } from '../slack/block-kit/payload-parts.ts';
import { openPage, showDm } from './browser.ts';
import type { FixtureWorld } from './fixture-world.ts';
import { message, workspace } from './sample-world.ts';

const URL = 'http://127.0.0.1:4391';
const withUrl: Workspace = { ...workspace, url: URL };
const tsOf = (place: number) => `17000000${10 + place}.000100`;
const permalink = (ts: string, words: string, more = '') =>
  `<${URL}/archives/C0GENERAL/p${ts.replace('.', '')}${more}|${words}>`;

/**
 * Shows a channel with 30 messages and a thread with 30 replies, and a message of the app with a link into the channel.
 */
function showChannel(world: FixtureWorld, link: string): void {
  const roots = Array.from({ length: 30 }, (_, place) => message(tsOf(place), { text: `Message ${place}` }));
  const replies = Array.from({ length: 30 }, (_, place) =>
    message(tsOf(place + 40), { text: `Reply ${place}`, threadTs: tsOf(0) }),
  );
  const messages: ScreenMessage[] = [{ ...roots[0]!, replyCount: 30 }, ...roots.slice(1), ...replies];
  world.show('U0ANA', (screen) => ({
    conversations: screen.conversations.map((one) =>
      one.kind === 'channel' ? { ...one, messages } : { ...one, messages: [message('1700000000.1', { text: link })] },
    ),
  }));
}

const shown = (page: Page, words: string, where = 'thread') =>
  where === 'thread'
    ? page.getByTestId('thread').getByTestId('message').filter({ hasText: words })
    : page.getByRole('log', { name: 'Messages' }).getByTestId('message').filter({ hasText: words });

describe.skipIf(!findChromium())('links, pictures, and the tabs of the app in the page', () => {
  test('a link to a reply opens the thread, and a closed thread stays closed; a link to a message scrolls to the message', async () => {
    await using it = await openPage({ workspace: withUrl });
    const { page, world } = it;
    showChannel(world, permalink(tsOf(43), 'go there', `?thread_ts=${tsOf(0)}&cid=C0GENERAL`));
    await page.getByRole('link', { name: 'go there' }).click();
    await hasFocus(shown(page, 'Reply 3').first());
    expect(await isInSight(page, 'Reply 3')).toBe(true);
    await page.getByRole('button', { name: 'Close the thread' }).click();
    await page.getByRole('navigation').getByRole('button', { name: 'MFA Demo' }).click();
    await page.getByRole('navigation').getByRole('button', { name: 'general' }).click();
    await shown(page, 'Message 29', 'channel').waitFor();
    expect(await page.getByTestId('thread').count()).toBe(0);

    // The address of this link to a reply does not contain the thread. Each link has a different text, so that the test
    // does not click the previous link.
    await page.getByRole('navigation').getByRole('button', { name: 'MFA Demo' }).click();
    showChannel(world, permalink(tsOf(60), 'to the reply'));
    await page.getByRole('link', { name: 'to the reply' }).click();
    await hasFocus(shown(page, 'Reply 20'));

    await page.getByRole('navigation').getByRole('button', { name: 'MFA Demo' }).click();
    showChannel(world, permalink(tsOf(5), 'to the message'));
    await page.getByRole('link', { name: 'to the message' }).click();
    await hasFocus(shown(page, 'Message 5', 'channel'));
    expect(await isInSight(page, 'Message 5')).toBe(true);
    expect(await page.getByTestId('thread').count()).toBe(0);
    expect(it.complaints).toEqual([]);
  });

  test('the picture of an app is shown, or its first letter if the picture cannot be loaded', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const pictures = createServer(({ url }, response) => {
      if (url === '/face.png') response.writeHead(200, { 'content-type': 'image/png' }).end(png);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => pictures.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void pictures.close());
    const at = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`;
    await using it = await openPage();
    const posted = (ts: string, authorName: string, url: string) =>
      message(ts, { authorName, text: `I am ${authorName}`, icon: { url } });
    showDm(it.world, 'U0ANA', [
      posted('1700000000.1', 'Painter', `${at}/face.png`),
      posted('1700000001.1', 'Writer', `${at}/none.png`),
    ]);
    const avatar = (name: string) =>
      it.page
        .getByTestId('message')
        .filter({ hasText: `I am ${name}` })
        .locator('.avatar');
    await expect.poll(() => avatar('Writer').textContent()).toBe('W');
    await expect
      .poll(() => avatar('Painter').evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth))
      .toBe(1);
    expect(it.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });

  test('a screen reader reads the accessibility label of a button, also if the button is a link', async () => {
    await using it = await openPage();
    const labelled = (accessibility_label: string, more: object = {}) => ({
      type: 'button',
      action_id: accessibility_label,
      text: plain('More'),
      accessibility_label,
      ...more,
    });
    const elements = [labelled('More about MFA'), labelled('The guide of AWS', { url: 'https://example.com/guide' })];
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: [{ type: 'actions', block_id: 'more', elements }] })]);
    await it.page.getByRole('button', { name: 'More about MFA', exact: true }).waitFor();
    const link = it.page.getByRole('link', { name: 'The guide of AWS', exact: true });
    expect(await link.getAttribute('href')).toBe('https://example.com/guide');
  });

  test('a read-only messages tab has a sentence instead of the composer, and so do its threads', async () => {
    await using it = await openPage({ workspace: { ...workspace, messagesTab: 'read-only' } });
    const { page, world } = it;
    const sentence = page.getByText('Sending messages to this app has been turned off.');
    await sentence.waitFor();
    expect([await page.getByTestId('composer').count(), await page.getByTestId('start').count()]).toEqual([0, 0]);
    showDm(world, 'U0ANA', [message('1700000000.1', { text: 'News', replyCount: 1 })]);
    await page.getByRole('button', { name: '1 reply' }).click();
    await expect.poll(() => sentence.count()).toBe(2);
    await page.getByRole('navigation').getByRole('button', { name: 'general' }).click();
    await page.getByTestId('composer').waitFor();
    expect(it.complaints).toEqual([]);
  });

  test('an app without a messages tab has only its Home, and the page reports to Slack that the Home is open', async () => {
    const homeAlone: Workspace = { ...workspace, hasHome: true, messagesTab: 'off' };
    await using it = await openPage({ workspace: homeAlone });
    const { page, world } = it;
    await page.getByText('The app has not published a Home for you yet.').waitFor();
    expect(
      await page.getByRole('tablist', { name: 'Parts of this conversation' }).getByRole('tab').allTextContents(),
    ).toEqual(['Home']);
    expect(await page.getByTestId('composer').count()).toBe(0);
    await expect.poll(() => world.actions).toEqual([{ userId: 'U0ANA', action: 'opens-home', body: { tab: 'home' } }]);
    expect(it.complaints).toEqual([]);
  });

  test('for an app with neither a Home nor a messages tab, the page says that it has neither', async () => {
    await using it = await openPage({ workspace: { ...workspace, messagesTab: 'off' } });
    await it.page.getByText('This app has neither a Home nor messages.').waitFor();
    expect(it.world.actions).toEqual([]);
  });
});

function isInSight(page: Page, words: string): Promise<boolean> {
  const one = page.getByTestId('message').filter({ hasText: words }).first();
  return one.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const list = element.closest('.messages')!.getBoundingClientRect();
    return top >= list.top && bottom <= list.bottom;
  });
}
