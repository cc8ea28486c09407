import type { Locator } from 'playwright-core';

/** Chooses an option of a select menu of Block Kit on the page, by its words. */
export async function chooses(combobox: Locator, option: string): Promise<void> {
  await combobox.fill(option);
  await combobox.press('Enter');
}

/** Picks an item of the menu that a button on the page opens, by its words. */
export async function picks(button: Locator, item: string): Promise<void> {
  await button.click();
  await button.page().getByRole('menuitem', { name: item }).click();
}
