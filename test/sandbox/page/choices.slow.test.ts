import { describe, expect, test } from 'vitest';
import { ALL_RULES, checkWith } from '../../support/axe.ts';
import { hasFocus } from '../../support/browser.ts';
import { chooses } from '../../support/chooses.ts';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { choicesModal, demosInput, looseChoices } from './sample-choices.ts';
import { message } from './sample-world.ts';

describe.skipIf(!findChromium())('choices in the page', () => {
  test('are made and sent with the keyboard only', async () => {
    await using it = await openPage();
    const { keyboard } = it.page;
    it.world.show('U0ANA', () => ({ modals: [choicesModal] }));
    const demos = it.page.getByRole('group', { name: 'Demos (optional)' });
    const ana = demos.getByRole('checkbox', { name: '@Ana Silva waits for two codes' });
    const gus = demos.getByRole('checkbox', { name: '@Gus Guest is stuck' });
    await hasFocus(ana);
    expect([await ana.isChecked(), await gus.isChecked()]).toEqual([false, true]);
    expect(await ana.getAttribute('aria-describedby').then((id) => it.page.locator(`[id="${id}"]`).textContent())).toBe(
      '3 min old',
    );
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    expect([await ana.isChecked(), await gus.isChecked()]).toEqual([true, false]);
    await keyboard.press('Tab');
    await keyboard.press('ArrowDown');
    const pace = it.page.getByRole('radiogroup', { name: 'Pace' });
    expect(await pace.getByRole('radio', { name: 'At once' }).isChecked()).toBe(true);
    await keyboard.press('Tab');
    await keyboard.press('p');
    const city = it.page.getByRole('combobox', { name: 'City' });
    await it.page.getByRole('option', { name: 'Porto' }).waitFor();
    await keyboard.press('Tab');
    expect(await city.inputValue()).toBe('Porto');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    const values = { demos: { ticked: ['k3v9'] }, pace: { chosen: ['fast'] }, place: { city: ['porto'] } };
    await expect
      .poll(() => it.world.actions)
      .toEqual([{ userId: 'U0ANA', action: 'submits', body: { viewId: 'V0CHOICES', values } }]);
    expect(it.complaints).toEqual([]);
  });

  test('show an error, and the field with the error gets the focus', async () => {
    await using it = await openPage();
    it.world.show('U0ANA', () => ({ modals: [choicesModal] }));
    const pace = it.page.getByRole('radiogroup', { name: 'Pace' });
    await pace.waitFor();
    it.world.show('U0ANA', () => ({ modals: [{ ...choicesModal, errors: { pace: 'Choose a pace.' } }] }));
    await pace.getByText('Choose a pace.').waitFor();
    const slow = pace.getByRole('radio', { name: 'Slowly' });
    await hasFocus(slow);
    expect(await pace.getAttribute('aria-invalid')).toBe('true');
    const describedBy = (await pace.getAttribute('aria-describedby'))!.split(' ');
    const description = await Promise.all(describedBy.map((id) => it.page.locator(`[id="${id}"]`).textContent()));
    expect(description).toEqual(['How fast', 'Choose a pace.']);
  });

  test('stay when the app updates the view, if they are still offered', async () => {
    await using it = await openPage();
    it.world.show('U0ANA', () => ({ modals: [choicesModal] }));
    await it.page.getByText('@Ana Silva').click();
    const news = { type: 'section', block_id: 'new', text: { type: 'mrkdwn', text: 'One is over' } };
    const [first] = demosInput.element.options;
    const fewer = { ...demosInput, element: { ...demosInput.element, options: [first], initial_options: undefined } };
    it.world.show('U0ANA', () => ({ modals: [{ ...choicesModal, blocks: [news, fewer] }] }));
    await it.page.getByText('One is over').waitFor();
    expect(await it.page.getByRole('checkbox').count()).toBe(1);
    expect(await it.page.getByRole('checkbox').isChecked()).toBe(true);
    await it.page.getByTestId('modal-submit').click();
    await expect.poll(() => it.world.actions[0]?.body).toMatchObject({ values: { demos: { ticked: ['k3v9'] } } });
  });

  test('outside a form are sent to the app at once, and a button sends them too', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: looseChoices })]);
    const shown = it.page.getByTestId('message');
    await it.does('clicks', () => shown.getByRole('radio', { name: 'Slowly' }).check());
    await it.does('clicks', () => shown.getByRole('checkbox', { name: '@Gus Guest' }).check());
    await it.does('clicks', () => shown.getByRole('button', { name: 'Send' }).click());
    const click = (actionId: string, pace: string[], demos: string[]) => ({
      in: { channelId: 'D0APP', ts: '1700000000.1' },
      blockId: 'more',
      actionId,
      values: { where: { city: [] }, more: { pace, demos } },
    });
    await expect
      .poll(() => it.world.actions.map(({ body }) => body))
      .toEqual([click('pace', ['slow'], []), click('demos', ['slow'], ['p7x2']), click('send', ['slow'], ['p7x2'])]);
    expect(it.complaints).toEqual([]);
  });

  test('with a confirmation are made only after the person confirms', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: looseChoices })]);
    const city = it.page.getByRole('combobox', { name: 'Where shall it run' });
    await chooses(city, 'Turin');
    const question = it.page.getByRole('dialog', { name: 'Really?' });
    await question.getByRole('button', { name: 'Leave it' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await city.inputValue()).toBe('');
    expect(it.world.actions).toEqual([]);
    await chooses(city, 'Turin');
    await question.getByRole('button', { name: 'Do it' }).click();
    await expect.poll(() => it.world.actions[0]?.body).toMatchObject({ values: { where: { city: ['turin'] } } });
    expect(await city.inputValue()).toBe('Turin');
  });

  test('a menu that asks the app shows the options for the typed text, and keeps the chosen one', async () => {
    await using it = await openPage();
    const { page, world } = it;
    const option = (name: string) => ({ value: name.toLowerCase(), text: { type: 'plain_text', text: name } });
    world.answer = ({ action, body }) => {
      const { query = '' } = body as { readonly query?: string };
      return { ok: true, ...(action === 'looks-up' ? { options: [option(`${query}sterdam`)] } : {}) };
    };
    const element = { type: 'external_select', action_id: 'city', min_query_length: 2 };
    showDm(world, 'U0ANA', [
      message('1700000000.1', { blocks: [{ type: 'actions', block_id: 'where', elements: [element] }] }),
    ]);
    const city = page.getByRole('combobox', { name: 'Choose an option' });
    await city.click();
    await page.getByText('No options found. Keep typing.').waitFor();
    await page.keyboard.type('Am');
    await page.getByRole('option', { name: 'Amsterdam' }).waitFor();
    await checkWith(ALL_RULES)(page, 'an open menu');
    await it.does('clicks', () => page.keyboard.press('Enter'));
    const at = { in: { channelId: 'D0APP', ts: '1700000000.1' }, blockId: 'where', actionId: 'city' };
    expect(world.actions.map(({ body }) => body)).toEqual([
      { ...at, query: 'Am', values: { where: { city: [] } } },
      { ...at, values: { where: { city: ['amsterdam'] } } },
    ]);
    expect(await city.inputValue()).toBe('Amsterdam');
    await page.keyboard.type('zz');
    await page.keyboard.press('Escape');
    expect(await city.inputValue()).toBe('Amsterdam');
    expect(it.complaints).toEqual([]);
  });

  test('a day is picked from a calendar, and a time is picked from a list or typed', async () => {
    await using it = await openPage();
    const { page } = it;
    const elements = [
      { type: 'datepicker', action_id: 'day', initial_date: '2026-01-31' },
      { type: 'timepicker', action_id: 'time' },
    ];
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: [{ type: 'actions', block_id: 'when', elements }] })]);
    const day = page.getByRole('textbox', { name: 'Pick a date' });
    await day.press('ArrowDown');
    const calendar = page.getByRole('dialog', { name: 'Pick a date' });
    await hasFocus(calendar.getByRole('button', { name: 'Saturday, January 31, 2026' }));
    await checkWith(ALL_RULES)(page, 'an open calendar');
    await page.keyboard.press('PageDown');
    await hasFocus(calendar.getByRole('button', { name: 'Saturday, February 28, 2026' }));
    await page.keyboard.press('ArrowUp');
    await hasFocus(calendar.getByRole('button', { name: 'Saturday, February 21, 2026' }));
    await it.does('clicks', () => page.keyboard.press('Enter'));
    await hasFocus(day);
    expect(await day.inputValue()).toBe('2026-02-21');
    await day.press('ArrowDown');
    await page.keyboard.press('Escape');
    await hasFocus(day);
    const time = page.getByRole('combobox', { name: 'Pick a time' });
    await it.does('clicks', () => chooses(time, '9:05'));
    expect(await time.inputValue()).toBe('09:05');
    await it.does('clicks', () => chooses(time, '1:30 PM'));
    const when = it.world.actions.map(({ body }) => (body as { values: { when: object } }).values.when);
    expect(when).toEqual([
      { day: '2026-02-21', time: '' },
      { day: '2026-02-21', time: '09:05' },
      { day: '2026-02-21', time: '13:30' },
    ]);
    expect(it.complaints).toEqual([]);
  });
});
