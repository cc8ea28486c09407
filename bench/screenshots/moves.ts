import type { Locator, Page } from 'playwright-core';
import { textsOf } from '../../sandbox/page/client/text/texts.ts';
import { textOf } from '../../src/slack/text/catalog.ts';

export type Language = 'en' | 'ja';

/** Returns the texts of the bot and of the sandbox's page. The scripts find buttons and fields by these texts. */
export const wordsOf = (language: Language) => ({ ...textOf(language), page: textsOf(language) });

export const modalOf = (page: Page): Locator => page.getByTestId('modal');

export async function types(where: Page | Locator, text: string): Promise<void> {
  await where.getByTestId('composer').fill(text);
  await where.getByTestId('composer').press('Enter');
}

/**
 * Moves the browser's clock to the next period, so that nobody has to wait for the next code. AWS accepts a code that
 * is 30 s early.
 */
export async function waitsForTheNextCode(page: Page): Promise<void> {
  const code = page.getByTestId('phone-code');
  const before = await code.textContent();
  await page.clock.fastForward(30_000);
  while ((await code.textContent()) === before) await page.waitForTimeout(50);
}

/** Presses a button of the newest message, or of the open window. */
export async function presses(where: Page | Locator, name: string): Promise<void> {
  await where.getByRole('button', { name, exact: true }).last().click();
}

/** Chooses an entry of the overflow menu (three dots) of the newest message. */
export async function choosesInMenu(page: Page, label: string): Promise<void> {
  await page.getByTestId('message').locator('.overflow').last().click();
  await page.getByRole('menuitem', { name: label }).click();
}

/** Puts the phone's current code into the next field of the window. */
export async function pastesCode(page: Page): Promise<void> {
  await pasteButtonOf(page).click();
}

/**
 * Returns the paste button beside the account in the phone. A narrow page has a second paste button below the window.
 */
export const pasteButtonOf = (page: Page): Locator => page.locator('.account').getByTestId('phone-paste');
