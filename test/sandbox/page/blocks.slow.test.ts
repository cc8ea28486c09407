import { describe, expect, test } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { validBlocks, validViews } from '../slack/block-kit/examples.ts';
import { openPage, showDm } from './browser.ts';
import { enrollmentModal, message } from './sample-world.ts';

/** Elements of which the page shows only the name, because they need a workflow or files. */
const NAMED_ONLY = ['workflow_button', 'file_input'];

describe.skipIf(!findChromium())('blocks in the page', () => {
  test('of every block that the embedded Slack accepts, the page shows the content or at least the name', async () => {
    await using it = await openPage();
    const known = JSON.parse(JSON.stringify([validBlocks, validViews]).replaceAll('F0A1B2C3D4E', 'F0QR')) as [
      typeof validBlocks,
      typeof validViews,
    ];
    const blocks = known[0].filter(({ surfaces }) => surfaces.includes('message')).map(({ block }) => block);
    const [modal, home] = [known[1]['modal with everything']!, known[1].home!];
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks }), message('1700000001.1', { text: 'the end' })]);
    it.world.show('U0ANA', () => ({ home: { viewId: 'V0HOME', blocks: home.blocks as object[] } }));
    await it.page.getByText('the end').waitFor();
    expect(await it.page.getByTestId('message').first().locator('.blocks > .block').count()).toBeGreaterThanOrEqual(
      blocks.length,
    );
    expect(await unknown()).toEqual([]);
    await it.page.getByRole('tab', { name: 'Home' }).click();
    expect(await it.page.getByRole('region', { name: 'Home' }).locator('.block').count()).toBeGreaterThan(20);
    expect(await unknown()).toEqual([]);
    it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, blocks: modal.blocks as object[] }] }));
    await it.page.getByTestId('modal').waitFor();
    expect(await unknown()).toEqual([]);
    expect(it.complaints).toEqual([]);

    async function unknown(): Promise<string[]> {
      const texts = await it.page.locator('.unknown').allTextContents();
      return texts.filter((text) => !NAMED_ONLY.some((type) => text.includes(`“${type}”`)));
    }
  });

  test('a block that cannot be drawn does not affect the others', async () => {
    await using it = await openPage();
    const broken = { type: 'section', block_id: 'broken', text: { type: 'mrkdwn' } };
    const novel = { type: 'hologram', block_id: 'novel' };
    const good = { type: 'section', block_id: 'good', text: { type: 'mrkdwn', text: 'All is *well*' } };
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: [broken, novel, good] })]);
    await it.page.getByText('All is well').waitFor();
    expect(await it.page.locator('.unknown').allTextContents()).toEqual([
      'The sandbox page cannot show a “section” yet.',
      'The sandbox page cannot show a “hologram” yet.',
    ]);
    const repaired = { ...broken, text: { type: 'mrkdwn', text: 'Repaired' } };
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: [repaired, good] })]);
    await it.page.getByText('Repaired').waitFor();
  });
});
