import type { Locator, Page } from 'playwright-core';
import { textsOf } from '../../sandbox/page/client/text/texts.ts';
import { textOf } from '../../src/slack/text/catalog.ts';

export type Language = 'en' | 'ja';

/** What the bot and the page say, to find by it what is to be pressed. */
export const wordsOf = (language: Language) => ({ ...textOf(language), page: textsOf(language) });

export const modalOf = (page: Page): Locator => page.getByTestId('modal');

export async function types(where: Page | Locator, text: string): Promise<void> {
  await where.getByTestId('composer').fill(text);
  await where.getByTestId('composer').press('Enter');
}

/** Nobody waits for a picture: the time in the browser is put forward by one period. AWS accepts a code that is this early. */
export async function waitsForTheNextCode(page: Page): Promise<void> {
  const code = page.getByTestId('phone-code');
  const before = await code.textContent();
  await page.clock.fastForward(30_000);
  while ((await code.textContent()) === before) await page.waitForTimeout(50);
}

/** Presses a button of the newest message, or of the window that is open. */
export async function presses(where: Page | Locator, name: string): Promise<void> {
  await where.getByRole('button', { name, exact: true }).last().click();
}

/** Chooses from the menu behind the three dots of the newest message. */
export async function choosesInMenu(page: Page, label: string): Promise<void> {
  await page.getByTestId('message').locator('.overflow').last().click();
  await page.getByRole('menuitem', { name: label }).click();
}

/** Puts the code that the phone shows into the next field of the window. */
export async function pastesCode(page: Page): Promise<void> {
  await pasteButtonOf(page).click();
}

/** A narrow page has a second one below the window. */
export const pasteButtonOf = (page: Page): Locator => page.locator('.account').getByTestId('phone-paste');
