import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Locale } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import type { Text } from '../../src/slack/text/en.ts';
import { chooses } from '../support/chooses.ts';
import { closesModal, laterCode, phoneCodes, types } from './open-page.ts';

/** Returns the text as people read it, without marks for bold and code, and without emoji. */
export function plain(sentence: string): string {
  return sentence.replaceAll(/[*`]|:[a-z_]+: ?/g, '').trim();
}

export function inMessages(tab: Page): Locator {
  return tab.getByTestId('message');
}

/** Opens a conversation by its name in the sidebar. */
export async function goesTo(tab: Page, name: string): Promise<void> {
  await tab.getByRole('navigation').getByRole('button', { name }).click();
}

/** Chooses the bot's language in the App Home. */
export async function choosesLanguage(tab: Page, locale: Locale): Promise<void> {
  const { home, ownName } = textOf(locale);
  await tab.getByRole('tab').first().click();
  await chooses(tab.getByRole('tabpanel').getByRole('combobox').first(), ownName);
  await tab.getByRole('tabpanel').getByText(home.title).waitFor();
  await tab.getByRole('tab').nth(1).click();
}

/** Types the command, fills the window, first with a wrong number of people, and waits until the workshop is open. */
export async function opensWorkshopOnPage(tab: Page, { workshop }: Text): Promise<void> {
  const modal = tab.getByTestId('modal');
  await types(tab, '/mfa-demo workshop');
  await modal.getByLabel(workshop.form.size).fill('0');
  await tab.getByTestId('modal-submit').click();
  await modal.getByText(/1.*2000/).waitFor();
  await modal.getByLabel(workshop.form.size).fill('3');
  await tab.getByTestId('modal-submit').click();
  await modal.getByText(plain(workshop.opened('', '').split('*')[1] ?? '')).waitFor();
  await closesModal(tab);
  await inMessages(tab).getByRole('button', { name: workshop.card.join }).waitFor();
}

/** Moves the focus from the message field to a button and presses it, with the keyboard alone. */
export async function pressesByKeyboard(tab: Page, button: Locator): Promise<void> {
  await button.waitFor();
  await tab.getByTestId('composer').focus();
  const isThere = () => button.evaluate((one) => one === document.activeElement);
  for (let steps = 0; steps < 20 && !(await isThere()); steps += 1) await tab.keyboard.press('Shift+Tab');
  expect(await isThere(), 'the button is reached with Shift and Tab').toBe(true);
  await tab.keyboard.press('Enter');
}

/**
 * Scans the QR code, sets the phone's clock ten minutes back, and enters its codes. Waits until the bot says that the
 * codes are too old.
 */
export async function cannotConnect(tab: Page, text: Text): Promise<void> {
  await tab.getByAltText(/QR (?:code|コード)/).waitFor();
  await tab.getByTestId('phone-scan').click();
  await tab.getByTestId('phone-code').waitFor();
  await tab.locator('.drift summary').click();
  await tab.getByRole('slider').fill('-600');
  await entersTwoCodes(tab, text);
  await tab
    .getByTestId('modal')
    .getByText(plain(text.refusals['codes-too-old']('…').split('…')[0] ?? ''))
    .waitFor();
  await closesModal(tab);
}

/** Sets the phone's clock right, and plays the lesson to its results. */
export async function playsTheLesson(tab: Page, text: Text): Promise<void> {
  const modal = tab.getByTestId('modal');
  await tab.getByRole('slider').fill('0');
  const second = await entersTwoCodes(tab, text);
  await modal.getByRole('button', { name: text.sessionToken.buttons.continue }).click();
  await modal
    .getByRole('textbox')
    .first()
    .fill(await laterCode(tab, second));
  await tab.getByTestId('modal-submit').click();
  await modal.getByText(text.sessionToken.worked).waitFor();
  await closesModal(tab);
}

async function entersTwoCodes(tab: Page, { sessionToken }: Text): Promise<string> {
  const field = (place: number) => tab.getByTestId('modal').getByRole('textbox').nth(place);
  await inMessages(tab).getByRole('button', { name: sessionToken.buttons.enterCodes }).last().click();
  await field(1).waitFor();
  const [first, second] = await phoneCodes(tab);
  await field(0).fill(first);
  await field(1).fill(second);
  await tab.getByTestId('modal-submit').click();
  return second;
}

/** Answers both questions, and waits until thanks replace them. */
export async function answersTheQuestions(tab: Page, { debrief }: Text): Promise<void> {
  const { well, nothing, thanks } = debrief.questions;
  await inMessages(tab).getByRole('radio', { name: well, exact: true }).check();
  // `check` would also verify that the option is chosen, but the bot may already have replaced the question.
  await inMessages(tab).getByRole('radio', { name: nothing, exact: true }).click();
  await inMessages(tab).getByText(plain(thanks)).waitFor();
}
