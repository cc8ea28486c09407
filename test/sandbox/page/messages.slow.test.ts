import { describe, expect, test } from 'vitest';
import { ALL_RULES, checkWith } from '../../support/axe.ts';
import { hasFocus } from '../../support/browser.ts';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { enrollmentModal, message, otherApp } from './sample-world.ts';

describe.skipIf(!findChromium())('messages in the page', () => {
  test('of several messages by one author within a few minutes, only the first has the name; the next has only the time', async () => {
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

  test('with another app, its first letter is its icon, and the page has no texts about the demo bot', async () => {
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

  test('a thread opens beside the conversation, takes a reply, and returns the focus', async () => {
    await using it = await openPage();
    const { page, world } = it;
    const threadTs = '1700000000.1';
    showDm(world, 'U0ANA', [
      message(threadTs, { text: 'Where shall we eat?', replyCount: 2 }),
      message('1700000001.1', { text: 'Here', threadTs }),
      message('1700000002.1', { text: 'Or there', threadTs, isBroadcast: true }),
      message('1700000003.1', { text: 'Another matter' }),
    ]);
    const replies = page.getByRole('button', { name: '2 replies' });
    await replies.click();
    expect(
      await page
        .getByRole('log', { name: 'Messages' })
        .getByTestId('message')
        .locator('.message-body > p:last-of-type')
        .count(),
    ).toBe(3);
    const thread = page.getByRole('region', { name: 'Thread MFA Demo' });
    expect(await thread.getByTestId('message').count()).toBe(3);
    const reply = thread.getByRole('combobox', { name: 'Reply…' });
    await hasFocus(reply);
    await thread.getByRole('checkbox', { name: 'Also send to MFA Demo' }).check();
    await it.does('types', async () => {
      await reply.fill('Soup');
      await reply.press('Enter');
    });
    const said = { channelId: 'D0APP', text: 'Soup', threadTs, isBroadcast: true };
    expect(world.actions.at(-1)?.body).toEqual(said);
    await expect.poll(() => thread.getByRole('checkbox').isChecked()).toBe(false);
    await checkWith(ALL_RULES)(page, 'a thread');
    await page.keyboard.press('Escape');
    await hasFocus(replies);
    expect(await thread.count()).toBe(0);
    const other = page.getByRole('article').last();
    await other.hover();
    await other.getByRole('button', { name: 'Reply in thread' }).click();
    await thread.getByText('Another matter').waitFor();
    await thread.getByRole('button', { name: 'Close the thread' }).click();
    await hasFocus(other.getByRole('button', { name: 'Reply in thread' }));
    expect(it.complaints).toEqual([]);
  });

  test('the composer completes people and channels and suggests emoji; Enter sends only if no list is open', async () => {
    await using it = await openPage();
    const { page } = it;
    const composer = page.getByTestId('composer');
    await page.keyboard.type('Hello @gu');
    const names = page.getByRole('listbox', { name: 'People, channels and emoji' });
    const gus = names.getByRole('option', { name: '@Gus Guest' });
    await gus.waitFor();
    expect(await composer.getAttribute('aria-activedescendant')).toBe(await gus.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.keyboard.type('#gen');
    await page.keyboard.press('Tab');
    await page.keyboard.type(':taco');
    await names.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await names.waitFor({ state: 'hidden' });
    expect(await composer.inputValue()).toBe('Hello @Gus Guest #general :taco');
    await it.does('types', () => page.keyboard.press('Enter'));
    expect(it.world.actions.at(-1)?.body).toEqual({ channelId: 'D0APP', text: 'Hello @Gus Guest #general :taco' });
    await page.keyboard.type(', please');
    await page.keyboard.press('Home');
    await page.keyboard.type('@ad');
    await page.keyboard.press('Tab');
    expect(await composer.inputValue()).toBe('@Ada Admin , please');
    expect(await composer.evaluate((field: HTMLTextAreaElement) => field.selectionEnd)).toBe('@Ada Admin '.length);
    expect(it.complaints).toEqual([]);
  });

  test('a person adds a common reaction, a reaction found by name, and a reaction that others have added', async () => {
    await using it = await openPage();
    const { page } = it;
    const reactions = [
      { name: 'eyes', userIds: ['U0ADA'] },
      { name: '+1', userIds: ['U0GUS', 'U0ANA'] },
    ];
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'Soup?', reactions })]);
    const eyes = page.getByRole('button', { name: 'Ada Admin reacted with :eyes:' });
    const thumb = page.getByRole('button', { name: 'Gus Guest, Ana Silva reacted with :+1:' });
    expect([await eyes.textContent(), await thumb.textContent()]).toEqual([
      '👀 1 Ada Admin reacted with :eyes:',
      '👍 2 Gus Guest, Ana Silva reacted with :+1:',
    ]);
    expect([await eyes.getAttribute('aria-pressed'), await thumb.getAttribute('aria-pressed')]).toEqual([
      'false',
      'true',
    ]);
    await it.does('reacts', () => eyes.click());
    await it.does('reacts', () => thumb.click());
    const add = page.getByRole('button', { name: 'Add reaction' });
    await add.press('Enter');
    const picker = page.getByRole('dialog', { name: 'Add reaction' });
    expect(await picker.getByRole('button').count()).toBe(12);
    await checkWith(ALL_RULES)(page, 'the picker');
    await it.does('reacts', () => picker.getByRole('button', { name: 'tada' }).click());
    await hasFocus(add);
    await add.press('Enter');
    await page.keyboard.type('taco');
    await it.does('reacts', () => page.keyboard.press('Enter'));
    await add.press('Enter');
    await page.keyboard.press('Escape');
    await hasFocus(add);
    expect(await picker.count()).toBe(0);
    const given = it.world.actions.map(({ body }) => body as { name: string; isRemoved: boolean });
    expect(given.map(({ name, isRemoved }) => [name, isRemoved])).toEqual([
      ['eyes', false],
      ['+1', true],
      ['tada', false],
      ['taco', false],
    ]);
    expect(it.complaints).toEqual([]);
  });
});
