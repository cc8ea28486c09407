import { describe, expect, test } from 'vitest';
import { hasFocus } from '../../support/browser.ts';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { message, qrBlocks } from './sample-world.ts';

describe.skipIf(!findChromium())('a conversation in the page', () => {
  const started = { userId: 'U0ANA', action: 'types', body: { channelId: 'D0APP', text: '/mfa-demo start' } };

  test('a first visit says what to type, the composer has the focus, and Enter sends', async () => {
    await using it = await openPage();
    const composer = it.page.getByTestId('composer');
    expect(await composer.getAttribute('placeholder')).toBe('Type /mfa-demo start');
    await it.page.keyboard.type('/mfa-demo start');
    await it.page.keyboard.press('Enter');
    await expect.poll(() => it.world.actions).toEqual([started]);
    expect(await composer.inputValue()).toBe('');
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'Here we go' })]);
    await it.page.getByText('Here we go').waitFor();
    expect(await composer.getAttribute('placeholder'), 'the app reads no messages').toBe('Type / to see the commands');
    expect(it.complaints).toEqual([]);
  });

  test('a command is completed with the keyboard only', async () => {
    await using it = await openPage();
    const composer = it.page.getByTestId('composer');
    await it.page.keyboard.type('/m');
    await it.page.getByRole('option', { name: 'Live through MFA-gated AWS access' }).waitFor();
    await it.page.keyboard.press('Enter');
    expect(await composer.inputValue()).toBe('/mfa-demo ');
    await it.page.keyboard.press('ArrowDown');
    await it.page.keyboard.press('ArrowDown');
    await it.page.keyboard.press('Tab');
    expect(await composer.inputValue()).toBe('/mfa-demo status');
    expect(it.world.actions).toEqual([]);
    await it.page.keyboard.press('Enter');
    await expect.poll(() => it.world.actions.length).toBe(1);
  });

  test('a click sends the ids of the message and the button; a button with a confirmation asks first', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    await it.page.getByRole('button', { name: 'Enter codes' }).click();
    const place = { in: { channelId: 'D0APP', ts: '1700000000.1' }, blockId: 'choices' };
    await expect.poll(() => it.world.actions.map(({ body }) => body)).toEqual([{ ...place, actionId: 'enter' }]);
    const stop = it.page.getByRole('button', { name: 'Stop' });
    await stop.click();
    await it.page.getByRole('button', { name: 'Go on' }).click();
    await hasFocus(stop);
    await it.page.getByRole('button', { name: 'Stop' }).click();
    await it.page.getByRole('button', { name: 'Stop it' }).click();
    await expect.poll(() => it.world.actions.map(({ body }) => body)).toContainEqual({ ...place, actionId: 'stop' });
    expect(it.world.actions.length).toBe(2);
    expect(it.complaints).toEqual([]);
  });
});
