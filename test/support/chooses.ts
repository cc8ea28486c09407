import type { Locator } from 'playwright-core';

/** Chooses an option of a select menu of Block Kit on the page, by its words. */
export async function chooses(combobox: Locator, option: string): Promise<void> {
  await combobox.fill(option);
  await combobox.press('Enter');
}
