import { describe, expect, test } from 'vitest';
import { hasFocus } from '../../support/browser.ts';
import { findChromium } from '../../support/chromium.ts';
import { openPage, showDm } from './browser.ts';
import { demosInput } from './sample-choices.ts';
import { enrollmentModal, message, qrBlocks } from './sample-world.ts';

describe.skipIf(!findChromium())('a modal in the page', () => {
  test('can be filled in, corrected after an error at a field, and submitted with the keyboard only', async () => {
    await using it = await openPage();
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    const dialog = it.page.getByRole('dialog', { name: 'Enroll your device' });
    await dialog.waitFor();
    const first = it.page.getByRole('textbox', { name: 'First code' });
    await hasFocus(first);
    await it.page.keyboard.type('12345');
    await it.page.keyboard.press('Tab');
    await it.page.keyboard.type('222222');
    it.world.answer = () => {
      it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, errors: { first: 'A code has six digits.' } }] }));
      return { ok: true };
    };
    await it.page.keyboard.press('Enter');

    await it.page.getByText('A code has six digits.').waitFor();
    await hasFocus(first);
    expect(await first.getAttribute('aria-invalid')).toBe('true');
    const describedBy = (await first.getAttribute('aria-describedby'))!.split(' ');
    const description = await Promise.all(describedBy.map((id) => it.page.locator(`[id="${id}"]`).textContent()));
    expect(description).toEqual(['The six digits you see now', 'A code has six digits.']);

    expect(await first.inputValue()).toBe('12345');
    await it.page.keyboard.press('End');
    await it.page.keyboard.type('6');
    await it.page.keyboard.press('Enter');
    await expect
      .poll(() => it.world.actions.at(-1))
      .toEqual({
        userId: 'U0ANA',
        action: 'submits',
        body: { viewId: 'V0ENROLL', values: { first: { code: '123456' }, second: { code: '222222' } } },
      });
    expect(it.complaints).toEqual([]);
  });

  test('sends each typed character to the app if the view asks for it, and Enter still submits', async () => {
    await using it = await openPage();
    const trigger = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    const inputs = enrollmentModal.blocks.map((block) => {
      const { block_id: id, element } = block as { readonly block_id?: string; readonly element?: object };
      return id === 'first' ? { ...block, dispatch_action: true, element: { ...element, ...trigger } } : block;
    });
    it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, blocks: inputs }] }));
    await it.page.getByRole('textbox', { name: 'First code' }).pressSequentially('12');
    const told = (code: string) => ({
      userId: 'U0ANA',
      action: 'clicks',
      body: {
        in: { viewId: 'V0ENROLL' },
        blockId: 'first',
        actionId: 'code',
        values: { first: { code }, second: { code: '' } },
      },
    });
    await expect.poll(() => it.world.actions).toEqual([told('1'), told('12')]);
    await it.page.keyboard.press('Tab');
    await it.page.keyboard.type('3');
    await it.page.keyboard.press('Enter');
    await expect.poll(() => it.world.actions.at(-1)).toMatchObject({ action: 'submits' });
    expect(it.world.actions).toHaveLength(3);
    expect(it.complaints).toEqual([]);
  });

  test('shows that it waits for the answer, and cannot be submitted again until then', async () => {
    await using it = await openPage();
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await it.page.getByRole('textbox', { name: 'First code' }).fill('111111');
    let answerNow = () => {};
    it.world.answer = () =>
      new Promise((resolve) => {
        answerNow = () => resolve({ ok: true });
      });
    await it.page.keyboard.press('Enter');
    const submit = it.page.getByTestId('modal-submit');
    await expect.poll(() => submit.isDisabled()).toBe(true);
    await it.page.keyboard.press('Enter');
    await expect.poll(() => it.world.actions.length).toBe(1);
    answerNow();
    await expect.poll(() => submit.isDisabled()).toBe(false);
    expect(it.world.actions.length).toBe(1);

    it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, state: 'submitting' }] }));
    await expect.poll(() => submit.isDisabled()).toBe(true);
  });

  test('shows an error that is from Slack, not from the app', async () => {
    await using it = await openPage();
    const trouble = 'We had some trouble connecting. Try again?';
    it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, trouble }] }));
    await expect.poll(() => it.page.getByTestId('modal').getByRole('alert').textContent()).toBe(trouble);
  });

  test('keeps the typed text when the app updates the view', async () => {
    await using it = await openPage();
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await it.page.getByRole('textbox', { name: 'Second code' }).fill('222222');
    const checking = { type: 'section', block_id: 'new', text: { type: 'mrkdwn', text: 'Try once more' } };
    it.world.show('U0ANA', () => ({
      modals: [{ ...enrollmentModal, blocks: [checking, ...enrollmentModal.blocks.slice(1)] }],
    }));
    await it.page.getByText('Try once more').waitFor();
    expect(await it.page.getByRole('textbox', { name: 'Second code' }).inputValue()).toBe('222222');
  });

  test('keeps typed and chosen values while another person is shown', async () => {
    await using it = await openPage();
    const blocks = [...enrollmentModal.blocks, demosInput];
    it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, blocks }] }));
    await it.page.getByRole('textbox', { name: 'First code' }).fill('111111');
    await it.page.getByRole('checkbox', { name: '@Ana Silva' }).check();
    await it.page.getByTestId('persona-U0ADA').click();
    await it.page.getByText('Ada’s phone').waitFor();
    expect(await it.page.getByTestId('modal').count()).toBe(0);
    await it.page.getByTestId('persona-U0ANA').click();
    expect(await it.page.getByRole('textbox', { name: 'First code' }).inputValue()).toBe('111111');
    expect(await it.page.getByRole('checkbox', { name: '@Ana Silva' }).isChecked()).toBe(true);
  });

  test('keeps the focus in the modal, the tools and the list of people; Esc closes it and returns the focus', async () => {
    await using it = await openPage();
    await it.page.getByTestId('composer').focus();
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await hasFocus(it.page.getByRole('textbox', { name: 'First code' }));
    const stops = new Set<string>();
    for (let press = 0; press < 18; press += 1) {
      await it.page.keyboard.press('Tab');
      stops.add(
        await it.page.evaluate(
          () => (document.activeElement?.closest('.modal, .tools, .personas, .slack-window') as HTMLElement)?.className,
        ),
      );
    }
    expect(stops).toEqual(new Set(['modal', 'tools', 'sidebar-section personas']));
    it.world.answer = () => {
      it.world.show('U0ANA', () => ({ modals: [] }));
      return { ok: true };
    };
    await it.page.keyboard.press('Escape');
    await it.page.getByTestId('modal').waitFor({ state: 'detached' });
    expect(it.world.actions).toEqual([{ userId: 'U0ANA', action: 'closes', body: { viewId: 'V0ENROLL' } }]);
    const composer = it.page.getByTestId('composer');
    await hasFocus(composer);
  });

  test('returns the focus to the button that opened it, also if that button waited for the app', async () => {
    await using it = await openPage();
    showDm(it.world, 'U0ANA', [message('1700000000.1', { blocks: qrBlocks })]);
    const opener = it.page.getByRole('button', { name: 'Enter codes' });
    it.world.answer = ({ action }) => {
      it.world.show('U0ANA', () => ({ modals: action === 'clicks' ? [enrollmentModal] : [] }));
      return { ok: true };
    };
    await opener.click();
    await hasFocus(it.page.getByRole('textbox', { name: 'First code' }));
    await it.page.keyboard.press('Escape');
    await hasFocus(opener);
    await opener.press('Enter');
    await it.page.getByTestId('modal').getByRole('button', { name: 'Cancel' }).last().click();
    await hasFocus(opener);
    await opener.click();
    await hasFocus(it.page.getByRole('textbox', { name: 'First code' }));
    showDm(it.world, 'U0ANA', []);
    await it.page.keyboard.press('Escape');
    await hasFocus(it.page.getByTestId('composer'));
    expect(it.complaints).toEqual([]);
  });

  test('moves the focus to the first field of a form that follows a modal with only a button', async () => {
    await using it = await openPage();
    const toRead = { ...enrollmentModal, title: 'Read this', blocks: [], submitLabel: 'Continue' };
    it.world.show('U0ANA', () => ({ modals: [toRead] }));
    const goOn = it.page.getByTestId('modal').getByRole('button', { name: 'Continue' });
    it.world.answer = () => {
      it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
      return { ok: true };
    };
    await goOn.press('Enter');
    await hasFocus(it.page.getByRole('textbox', { name: 'First code' }));
  });

  test('moves the focus to the new content when the app replaces the fields', async () => {
    await using it = await openPage();
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await it.page.getByRole('textbox', { name: 'First code' }).waitFor();
    const checking = { type: 'section', block_id: 'wait', text: { type: 'mrkdwn', text: 'Checking with AWS' } };
    it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, submitLabel: undefined, blocks: [checking] }] }));
    await it.page.getByText('Checking with AWS').waitFor();
    await hasFocus(it.page.getByTestId('modal'));
    it.world.show('U0ANA', () => ({ modals: [{ ...enrollmentModal, blocks: enrollmentModal.blocks.slice(2) }] }));
    await hasFocus(it.page.getByRole('textbox', { name: 'Second code' }));
  });

  test('that is opened on top of another modal does not change the text typed there', async () => {
    await using it = await openPage();
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await it.page.getByRole('textbox', { name: 'First code' }).fill('111111');
    const help = { ...enrollmentModal, viewId: 'V0HELP', title: 'Help', submitLabel: undefined, blocks: [] };
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal, help] }));
    await it.page.getByRole('dialog', { name: 'Help' }).waitFor();
    expect(await it.page.getByTestId('modal').count()).toBe(1);
    expect(await it.page.getByTestId('modal-submit').isVisible()).toBe(false);
    it.world.show('U0ANA', () => ({ modals: [enrollmentModal] }));
    await it.page.getByRole('dialog', { name: 'Enroll your device' }).waitFor();
    expect(await it.page.getByRole('textbox', { name: 'First code' }).inputValue()).toBe('111111');
  });
});
