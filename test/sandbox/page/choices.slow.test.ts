import { describe, expect, test } from 'vitest';
import { hasFocus } from '../../support/browser.ts';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { choicesModal, demosInput, looseChoices } from './sample-choices.ts';
import { message } from './sample-world.ts';

describe.skipIf(!findChromium())('choices in the page', () => {
  test('are made and sent with keys alone', async () => {
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
    expect(await it.page.getByRole('combobox', { name: 'City' }).inputValue()).toBe('porto');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    const values = { demos: { ticked: ['k3v9'] }, pace: { chosen: ['fast'] }, place: { city: ['porto'] } };
    await expect
      .poll(() => it.world.actions)
      .toEqual([{ userId: 'U0ANA', action: 'submits', body: { viewId: 'V0CHOICES', values } }]);
    expect(it.complaints).toEqual([]);
  });

  test('show what was refused, and take the person there', async () => {
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

  test('stay when the app changes the view, as far as they are still offered', async () => {
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

  test('outside of a form tell the app at once, and a button tells what is chosen', async () => {
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

  test('that ask first are made only after a yes', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: looseChoices })]);
    const city = it.page.getByRole('combobox', { name: 'Where shall it run' });
    await city.selectOption('Turin');
    const question = it.page.getByRole('dialog', { name: 'Really?' });
    await question.getByRole('button', { name: 'Leave it' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await city.inputValue()).toBe('');
    expect(it.world.actions).toEqual([]);
    await city.selectOption('Turin');
    await question.getByRole('button', { name: 'Do it' }).click();
    await expect.poll(() => it.world.actions[0]?.body).toMatchObject({ values: { where: { city: ['turin'] } } });
    expect(await city.inputValue()).toBe('turin');
  });
});
