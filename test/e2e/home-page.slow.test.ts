import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/slack/text/catalog.ts';
import { findChromium } from '../support/chromium.ts';
import { startTestWorld } from '../support/world.ts';
import { deskOf, openPage } from './open-page.ts';

const { home, sessionToken } = textOf('en');

describe.skipIf(!findChromium())('the App Home in the browser', () => {
  test('starts a demo, shows its stage, and has a link to its messages that opens in the same tab', async () => {
    await using world = await startTestWorld();
    await using page = await openPage(world, { people: ['Ana'] });
    const desk = deskOf(page.tab, world, 'Ana');
    await desk.getByRole('button', { name: 'MFA Demo' }).click();
    await desk.getByRole('tab', { name: 'Home' }).click();
    const tab = desk.getByRole('region', { name: 'Home' });
    await tab.getByRole('button', { name: home.start }).click();
    await tab.getByText(sessionToken.where['awaiting-enrollment']).waitFor();
    const tabs = page.tab.context().pages().length;
    await tab.getByRole('link', { name: home.goToDemo }).click();
    await desk.getByText('scan this code').waitFor();
    expect(await tab.count()).toBe(0);
    expect(page.tab.context().pages()).toHaveLength(tabs);
    await desk.getByRole('tab', { name: 'Home' }).click();
    await tab.getByRole('button', { name: home.stop.label }).click();
    await page.tab.getByRole('dialog').getByRole('button', { name: home.stop.label }).click();
    await tab.getByText(home.past.ending.stop).waitFor();
    expect(page.complaints).toEqual([]);
  });
});
