import type { Locator } from 'playwright-core';

/** Chooses an option of a Block Kit select menu on the page, by the text of the option. */
export async function chooses(combobox: Locator, option: string): Promise<void> {
  await combobox.fill(option);
  await combobox.press('Enter');
}

/** Picks an item of the menu that a button on the page opens, by the text of the item. */
export async function picks(button: Locator, item: string): Promise<void> {
  await button.click();
  await button.page().getByRole('menuitem', { name: item }).click();
}
