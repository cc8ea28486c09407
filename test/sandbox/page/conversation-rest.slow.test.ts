import { describe, expect, test } from 'vitest';
import { hasFocus } from '../../support/browser.ts';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { message, otherApp, progressBlocks, qrBlocks, workspace } from './sample-world.ts';

describe.skipIf(!findChromium())('more of a conversation in the page', () => {
  const started = { userId: 'U0ANA', action: 'types', body: { channelId: 'D0APP', text: '/mfa-demo start' } };

  test('a first visit has one button that types and sends the command, and no hint', async () => {
    await using it = await openPage({ forgetHints: false });
    const { page } = it;
    expect(await page.title()).toBe('MFA Demo sandbox');
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['MFA Demo sandbox']);
    await page.getByText('Slack and AWS are simulated on your computer. The bot is real.').waitFor();
    expect(await page.locator('.hint').count()).toBe(0);
    await page.getByRole('button', { name: 'Start the demo' }).click();
    await expect.poll(() => it.world.actions).toEqual([started]);
    await hasFocus(page.getByTestId('composer'));
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'Here we go' })]);
    await page.getByTestId('start').waitFor({ state: 'detached' });
    expect(it.complaints).toEqual([]);
  });

  test('for an app without a start command, the page has buttons for its commands, and says that the app reads messages', async () => {
    await using it = await openPage({ hasAws: false, workspace: otherApp });
    const { page } = it;
    await page.getByRole('heading', { name: 'Lunch sandbox' }).waitFor();
    expect(await page.getByTestId('start').count()).toBe(0);
    expect(await page.getByTestId('composer').getAttribute('placeholder')).toBe('Message MFA Demo');
    await page.getByText('You can also write to the app.').waitFor();
    await page.getByRole('list', { name: 'Commands of this app' }).getByRole('button', { name: '/menu' }).click();
    await expect.poll(() => it.world.actions.map(({ body }) => body)).toEqual([{ channelId: 'D0APP', text: '/menu' }]);
    expect(it.complaints).toEqual([]);
  });

  test('an app with a Home has two tabs, as in Slack; a message that arrives while the Home is open marks the Messages tab', async () => {
    await using it = await openPage({ workspace: { ...workspace, hasHome: true } });
    const { page } = it;
    const tabs = page.getByRole('tablist', { name: 'Parts of this conversation' });
    const [home, messages] = [tabs.getByRole('tab', { name: 'Home' }), tabs.getByRole('tab', { name: 'Messages' })];
    expect(await messages.getAttribute('aria-selected')).toBe('true');
    await it.does('opens-home', () => home.click());
    expect(it.world.actions.at(-1)?.body).toEqual({ tab: 'home' });
    await page.getByText('The app has not published a Home for you yet.').waitFor();
    it.world.show('U0ANA', () => ({ home: { viewId: 'V0HOME', blocks: qrBlocks } }));
    await it.does('clicks', () => page.getByRole('button', { name: 'Enter codes' }).click());
    expect(it.world.actions.at(-1)?.body).toEqual({ in: { viewId: 'V0HOME' }, blockId: 'choices', actionId: 'enter' });
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'A receipt' })]);
    await expect.poll(() => messages.textContent()).toBe('Messagesnew');
    await it.does('opens-home', () => home.press('ArrowRight'));
    expect(it.world.actions.at(-1)?.body).toEqual({ tab: 'messages' });
    await page.getByText('A receipt').waitFor();
    await expect.poll(() => messages.textContent()).toBe('Messages');
    await page.getByRole('button', { name: 'general' }).click();
    expect(await tabs.count()).toBe(0);
    expect(it.complaints).toEqual([]);
  });

  test('one click on another person shows their Slack', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ADA', [message('1700000000.1', { text: 'Only Ada has this' })]);
    await it.page.getByTestId('persona-U0ADA').click();
    await it.page.getByText('Only Ada has this').waitFor();
    await it.page.getByTestId('composer').fill('hello');
    await it.page.keyboard.press('Enter');
    await expect.poll(() => it.world.actions[0]?.userId).toBe('U0ADA');
    expect(await it.page.getByTestId('persona-U0ADA').getAttribute('aria-pressed')).toBe('true');
    expect(await it.page.getByTestId('persona-U0YUI').textContent()).toContain('member · ja-JP');
  });

  test('messages appear and change without a reload, and an ephemeral message says that only one person sees it', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'Your demo is *starting*', isEphemeral: true })]);
    const messages = it.page.getByTestId('message');
    await it.page.getByText('Only visible to you').waitFor();
    expect(await messages.first().locator('strong').textContent()).toBe('starting');
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: progressBlocks, isEdited: true })]);
    await it.page.getByRole('heading', { name: 'Your MFA demo' }).waitFor();
    expect(await messages.first().textContent()).toContain('(edited)');
    expect(await messages.first().textContent()).not.toContain('<!date');
    expect(await messages.count()).toBe(1);
  });

  test('a conversation with a new message is marked until the person opens it', async () => {
    await using it = await openPage();
    const dm = it.page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name: 'MFA Demo' });
    await it.page.getByRole('button', { name: 'general' }).click();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'A receipt' })]);
    await expect.poll(() => dm.textContent()).toContain('new');
    await dm.click();
    await it.page.getByText('A receipt').waitFor();
    expect(await dm.textContent()).not.toContain('new');
  });

  test('a refused action shows an error, and the typed text stays', async () => {
    await using it = await openPage();
    it.world.answer = () => ({ ok: false, error: 'no such conversation' });
    await it.page.keyboard.type('hello');
    await it.page.keyboard.press('Enter');
    await it.page.getByText('no such conversation').waitFor();
    expect(await it.page.getByTestId('composer').inputValue()).toBe('hello');
  });

  test("Slack's own notices are shown and can be dismissed", async () => {
    await using it = await openPage();
    const text = '/mfa-demo failed with the error "operation_timeout"';
    it.world.show('U0ANA', () => ({ notices: [{ id: 'N1', channelId: 'D0APP', text }] }));
    await it.page.getByText(text).waitFor();
    await it.page.getByRole('button', { name: 'Dismiss' }).click();
    await it.page.getByText(text).waitFor({ state: 'detached' });
  });
});
