import { describe, expect, test } from 'vitest';
import { ALL_RULES, checkWith } from '../../support/axe.ts';
import { hasFocus } from '../../support/browser.ts';
import { chooses } from '../../support/chooses.ts';
import { findChromium } from '../../support/chromium.ts';
import { option, plain } from '../slack/block-kit/payload-parts.ts';
import { openPage, showDm } from './browser.ts';
import { enrollmentModal, message } from './sample-world.ts';

const TS = '1700000000.1';

const actions = (...elements: object[]) => [message(TS, { blocks: [{ type: 'actions', block_id: 'more', elements }] })];
const valuesOf = ({ body }: { readonly body: unknown }) => (body as { readonly values: { more: object } }).values.more;

describe.skipIf(!findChromium())('menus in the page', () => {
  test('an overflow menu can be used with the keyboard, and the focus goes back to its button', async () => {
    await using it = await openPage();
    const { page } = it;
    const options = [
      { ...option('Archive'), description: plain('It can be read later') },
      option('Delete'),
      { ...option('Details'), url: 'https://example.com/details' },
    ];
    showDm(it.world, 'U0ANA', actions({ type: 'overflow', action_id: 'dots', options }));
    const dots = page.getByRole('button', { name: 'More actions' });
    const item = (name: string) => page.getByRole('menuitem', { name });
    await dots.press('Enter');
    await hasFocus(item('Archive'));
    expect(await dots.getAttribute('aria-expanded')).toBe('true');
    await checkWith(ALL_RULES)(page, 'an open menu');
    for (const [key, name] of [
      ['ArrowDown', 'Delete'],
      ['ArrowDown', 'Details'],
      ['ArrowDown', 'Archive'],
      ['ArrowUp', 'Details'],
      ['Home', 'Archive'],
      ['End', 'Details'],
      ['a', 'Archive'],
      ['d', 'Delete'],
    ] as const) {
      await page.keyboard.press(key);
      await hasFocus(item(name));
    }
    await page.keyboard.press('Escape');
    await hasFocus(dots);
    expect(await page.getByRole('menu').count()).toBe(0);
    await dots.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(it.world.actions).toEqual([]);
    await dots.press('ArrowDown');
    await page.keyboard.press('d');
    await it.does('clicks', () => page.keyboard.press('Enter'));
    await hasFocus(dots);
    expect(it.world.actions.map(valuesOf)).toEqual([{ dots: 'Delete' }]);
    await dots.click();
    expect(await item('Details').getAttribute('href')).toBe('https://example.com/details');
    expect(it.complaints).toEqual([]);
  });

  test('Escape closes a menu in a modal, and the modal stays open', async () => {
    await using it = await openPage();
    const elements = [{ type: 'overflow', action_id: 'dots', options: [option('Archive')] }];
    const blocks = [{ type: 'actions', block_id: 'more', elements }];
    it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, blocks }] }));
    const modal = it.page.getByTestId('modal');
    await modal.getByRole('button', { name: 'More actions' }).press('Enter');
    await hasFocus(it.page.getByRole('menuitem', { name: 'Archive' }));
    await it.page.keyboard.press('Escape');
    await hasFocus(modal.getByRole('button', { name: 'More actions' }));
    expect(await it.page.getByRole('menu').count()).toBe(0);
    expect(it.world.actions).toEqual([]);
  });

  test('a date and time picker sends a value to the app only when it has a date and a time', async () => {
    await using it = await openPage();
    const { page, world } = it;
    showDm(world, 'U0ANA', actions({ type: 'datetimepicker', action_id: 'when' }));
    const when = page.getByRole('group', { name: 'Pick a date and time' });
    const day = when.getByRole('textbox', { name: 'Pick a date' });
    await day.fill('2026-02-21');
    expect(world.actions).toEqual([]);
    await it.does('clicks', () => chooses(when.getByRole('combobox', { name: 'Pick a time' }), '9:05'));
    await day.press('ArrowDown');
    await hasFocus(page.getByRole('button', { name: 'Saturday, February 21, 2026' }));
    await page.keyboard.press('ArrowRight');
    await it.does('clicks', () => page.keyboard.press('Enter'));
    await checkWith(ALL_RULES)(page, 'a moment');
    const seconds = (local: string) => page.evaluate((text) => `${new Date(text).getTime() / 1000}`, local);
    expect(world.actions.map(valuesOf)).toEqual([
      { when: await seconds('2026-02-21T09:05') },
      { when: await seconds('2026-02-22T09:05') },
    ]);
    expect(it.complaints).toEqual([]);
  });

  test('a menu for several options gets them from the app, and lists the chosen options until they are removed', async () => {
    await using it = await openPage();
    const { page, world } = it;
    world.answer = ({ action, body }) => {
      const { query = '' } = body as { readonly query?: string };
      return { ok: true, ...(action === 'looks-up' ? { options: [option(`${query}x`), option(`${query}y`)] } : {}) };
    };
    const element = {
      type: 'multi_external_select',
      action_id: 'tags',
      min_query_length: 1,
      max_selected_items: 2,
      initial_options: [option('first')],
    };
    showDm(world, 'U0ANA', actions(element));
    const tags = page.getByRole('combobox', { name: 'Choose an option' });
    const chosen = page.getByRole('list', { name: 'Chosen' }).getByRole('listitem');
    await tags.pressSequentially('a');
    await page.getByRole('option', { name: 'ay' }).waitFor();
    await checkWith(ALL_RULES)(page, 'an open menu of several');
    await it.does('clicks', () => page.getByRole('option', { name: 'ay' }).click());
    expect(await chosen.allTextContents()).toEqual(['first', 'ay']);
    await hasFocus(tags);
    await tags.press('ArrowDown');
    await page.getByText('No more than 2 can be chosen.').waitFor();
    await page.keyboard.press('Escape');
    await it.does('clicks', () => page.getByRole('button', { name: 'Remove first' }).click());
    await hasFocus(tags);
    await it.does('clicks', () => page.keyboard.press('Backspace'));
    expect(await chosen.count()).toBe(0);
    const told = world.actions.filter(({ action }) => action === 'clicks').map(valuesOf);
    expect(told).toEqual([{ tags: ['first', 'ay'] }, { tags: ['ay'] }, { tags: [] }]);
    expect(world.actions.filter(({ action }) => action === 'looks-up').map(({ body }) => body)).toMatchObject([
      { query: 'a', values: { more: { tags: ['first'] } } },
    ]);
    expect(it.complaints).toEqual([]);
  });

  test('people are chosen in a modal by their names', async () => {
    await using it = await openPage();
    const { page, world } = it;
    const element = { type: 'multi_users_select', action_id: 'who', initial_users: ['U0GUS'] };
    const block = { type: 'input', block_id: 'team', label: plain('Team'), element };
    world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, blocks: [block] }] }));
    const team = page.getByRole('combobox', { name: 'Team' });
    await hasFocus(team);
    await chooses(team, 'ada');
    await page.getByRole('button', { name: 'Remove Ada Admin' }).waitFor();
    await it.does('submits', () => page.getByTestId('modal-submit').click());
    expect(world.actions.at(-1)?.body).toMatchObject({ values: { team: { who: ['U0GUS', 'U0ADA'] } } });
    expect(it.complaints).toEqual([]);
  });
});
