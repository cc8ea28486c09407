import { describe, expect, test } from 'vitest';
import { chooses, picks } from '../../support/chooses.ts';
import { findChromium } from '../../support/chromium.ts';
import { option, plain } from '../slack/block-kit/payload-parts.ts';
import { openPage, showDm } from './browser.ts';
import { message } from './sample-world.ts';

describe.skipIf(!findChromium())('charts, menus and shortcuts in the page', () => {
  test('a chart is a table with a bar for each number, and the longest bar is as wide as its cell', async () => {
    await using it = await openPage();
    const data = [
      { label: 'Pumpkin', value: 70 },
      { label: 'Lemon', value: 35 },
    ];
    const chart = {
      type: 'bar',
      series: [{ name: 'Pies', data: data.toReversed() }],
      axis_config: { categories: ['Pumpkin', 'Lemon'], x_label: 'Kind' },
    };
    const blocks = [
      { type: 'data_visualization', title: 'Bars', chart },
      { type: 'data_visualization', title: 'Slices', chart: { type: 'pie', segments: data } },
    ];
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks })]);
    const bars = it.page.getByRole('table', { name: 'Bars' });
    await bars.waitFor();
    expect(await bars.getByRole('row').allTextContents()).toEqual(['KindPies', 'Pumpkin70', 'Lemon35']);
    expect(await bars.locator('.chart-bar').evaluateAll((all) => all.map((bar) => bar.style.width))).toEqual([
      '100%',
      '50%',
    ]);
    const slices = it.page.getByRole('table', { name: 'Slices' });
    expect(await slices.getByRole('row').allTextContents()).toEqual(['Share in %', 'Pumpkin67', 'Lemon33']);
    expect(it.complaints).toEqual([]);
  });

  test('menus of people, date pickers and overflow menus on the Home send the chosen values to the app', async () => {
    await using it = await openPage();
    const blocks = [
      {
        type: 'actions',
        block_id: 'more',
        elements: [
          { type: 'users_select', action_id: 'who', placeholder: plain('Who?') },
          { type: 'multi_users_select', action_id: 'team', initial_users: ['U0GUS'] },
          { type: 'datepicker', action_id: 'day', initial_date: '2026-01-31', placeholder: plain('Which day?') },
          { type: 'overflow', action_id: 'dots', options: [option('archive'), option('delete')] },
        ],
      },
    ];
    it.world.show('U0ANA', () => ({ home: { viewId: 'V0HOME', blocks } }));
    await it.page.getByRole('tab', { name: 'Home' }).click();
    const home = it.page.getByRole('region', { name: 'Home' });
    await it.does('clicks', () => chooses(home.getByRole('combobox', { name: 'Who?' }), 'Ada Admin'));
    await it.does('clicks', () => chooses(home.getByRole('combobox', { name: 'Choose an option' }), 'Ana Silva'));
    await it.does('clicks', () => home.getByLabel('Which day?').fill('2026-02-01'));
    await it.does('clicks', () => picks(home.getByRole('button', { name: 'More actions' }), 'delete'));
    const values = (changes: object) => ({ who: 'U0ADA', team: ['U0GUS', 'U0ANA'], day: '2026-02-01', ...changes });
    const click = (actionId: string, more: object) => ({
      in: { viewId: 'V0HOME' },
      blockId: 'more',
      actionId,
      values: { more },
    });
    await expect
      .poll(() => it.world.actions.filter(({ action }) => action === 'clicks').map(({ body }) => body))
      .toEqual([
        click('who', values({ team: ['U0GUS'], day: '2026-01-31' })),
        click('team', values({ day: '2026-01-31' })),
        click('day', values({})),
        click('dots', values({ dots: 'delete' })),
      ]);
    expect(it.complaints).toEqual([]);
  });

  test('global shortcuts run from the composer, and message shortcuts from the menu of a message', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { text: 'For <!subteam^S0TRAINERS> and <@U0ADA>' })]);
    await it.page.getByText('For @trainers and @Ada Admin').waitFor();
    await it.does('runs', () => picks(it.page.getByRole('button', { name: 'Message shortcuts' }), 'Explain this'));
    await it.does('runs', () =>
      picks(it.page.getByRole('button', { name: 'Shortcuts', exact: true }), 'Book a training'),
    );
    await it.page.getByTestId('composer').fill('/book');
    await it.page.keyboard.press('Enter');
    await expect
      .poll(() => it.world.actions.filter(({ action }) => action === 'runs').map(({ body }) => body))
      .toEqual([
        { callbackId: 'explain', on: { channelId: 'D0APP', ts: '1700000000.1' } },
        { callbackId: 'book' },
        { callbackId: 'book' },
      ]);
    expect(await it.page.getByTestId('composer').inputValue()).toBe('');
  });
});
