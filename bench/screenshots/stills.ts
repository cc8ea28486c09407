import type { Page } from 'playwright-core';
import {
  choosesInMenu,
  type Language,
  modalOf,
  pastesCode,
  presses,
  types,
  waitsForTheNextCode,
  wordsOf,
} from './moves.ts';
import { type Studio, WIDE } from './studio.ts';

/** A window that is high enough to show the complete report, which is one message. */
const TALL = { width: 1280, height: 980 };

type Picture = (page: Page, name: string) => Promise<void>;

/**
 * Plays one demo from the start button to the receipt, and takes a picture of every step; in other languages than
 * English only of the report.
 */
export async function picturesOfTheLesson(studio: Studio, language: Language): Promise<void> {
  const { page: texts, ...bot } = wordsOf(language);
  const picture: Picture = async (page, name) => {
    if (language === 'en') await studio.picture(page, name);
    else if (name === 'report') await studio.picture(page, `${name}.${language}`);
  };
  const page = await studio.open([language === 'en' ? 'Ana' : 'Yuki']);
  const modal = modalOf(page);
  await page.getByTestId('start').waitFor();
  await picture(page, 'start');
  await page.getByTestId('start').click();
  await page.getByAltText(bot.sessionToken.qrAlt).waitFor();
  await page.getByTestId('phone-scan').click();
  await page.getByTestId('phone-code').waitFor();
  await picture(page, 'qr-code');
  await entersTwoCodes(page, language, picture);
  await picture(page, 'denied');
  await presses(modal, bot.sessionToken.buttons.continue);
  await modal.getByText(bot.codes.sessionCode.code, { exact: true }).waitFor();
  await waitsForTheNextCode(page);
  await pastesCode(page);
  await modal.getByLabel(bot.sessionToken.predict.allowed).check();
  await picture(page, 'third-code');
  await page.getByTestId('modal-submit').click();
  await modal.getByText(bot.sessionToken.window.results, { exact: true }).waitFor();
  await picture(page, 'results');
  await page.keyboard.press('Escape');
  await page.setViewportSize(TALL);
  await page.getByTestId('message').getByText(bot.sessionToken.worked).waitFor();
  await picture(page, 'report');
  if (language === 'en') await picturesOfWhatToRead(page, studio);
  await presses(page, bot.sessionToken.buttons.cleanUp);
  await page.getByTestId('message').getByText(bot.progress.headline.succeeded).waitFor();
  await picture(page, 'receipt');
  if (language === 'en') await picturesOfTheTools(page, studio);
  await page.setViewportSize(WIDE);
  await page.getByRole('tab', { name: texts.conversation.home, exact: true }).click();
  await page.getByRole('tabpanel').getByText(bot.home.title).waitFor();
  await picture(page, 'home');
  await page.context().close();
}

/** Enters two codes, guesses the outcome of two requests, and waits until the window says that AWS denied both. */
export async function entersTwoCodes(page: Page, language: Language, picture: Picture): Promise<void> {
  const { sessionToken } = wordsOf(language);
  const modal = modalOf(page);
  await presses(page, sessionToken.buttons.enterCodes);
  await pastesCode(page);
  await waitsForTheNextCode(page);
  await pastesCode(page);
  await modal.getByLabel(sessionToken.predict.allowed).first().check();
  await modal.getByLabel(sessionToken.predict.denied).last().check();
  await modal.getByRole('textbox').first().scrollIntoViewIfNeeded();
  await picture(page, 'two-codes');
  await page.getByTestId('modal-submit').click();
  await modal.getByText(sessionToken.window.refused, { exact: true }).waitFor();
}

async function picturesOfWhatToRead(page: Page, studio: Studio): Promise<void> {
  const { takeHome } = wordsOf('en');
  const modal = modalOf(page);
  await choosesInMenu(page, takeHome.buttons.cli);
  await modal.getByText(takeHome.cli.title, { exact: true }).waitFor();
  await studio.picture(page, 'cli');
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'detached' });
}

/** Takes pictures of the tabs with the AWS calls, the Slack API and the faults. */
async function picturesOfTheTools(page: Page, studio: Studio): Promise<void> {
  await page.getByRole('button', { name: 'Make this panel wider' }).click();
  await page.getByRole('tab', { name: 'AWS calls' }).click();
  await page.getByRole('checkbox', { name: 'Denied only' }).check();
  await studio.picture(page, 'aws-calls');
  await page.getByRole('tab', { name: 'Slack API' }).click();
  const submitted = page.locator('[data-kind="interactive:view_submission"]').last();
  await submitted.locator('summary').first().click();
  await submitted.evaluate((row) => row.scrollIntoView());
  await studio.picture(page, 'traffic');
  await page.getByRole('tab', { name: 'Faults' }).click();
  await page.getByRole('combobox', { name: 'Slow app' }).selectOption({ label: '4 s late' });
  await page.getByRole('combobox', { name: 'Throttling' }).selectOption({ label: '2 a second' });
  await page.getByText('2 faults are on').waitFor();
  await studio.picture(page, 'faults');
  await page.getByRole('button', { name: 'All off' }).click();
  await page.getByRole('button', { name: 'Make this panel wider' }).click();
  await page.getByRole('tab', { name: 'AWS', exact: true }).click();
}

/** Takes a picture of Ana's running demo beside the window in which Max chooses demos to clean up. */
export async function pictureSideBySide(studio: Studio): Promise<void> {
  const page = await studio.open(['Ana', 'Max'], { viewport: { width: 1440, height: 860 } });
  const [ana, max] = [page.locator('[data-desk]').first(), page.locator('[data-desk]').last()];
  await types(ana, '/mfa-demo start');
  await ana.getByAltText(/QR code/).waitFor();
  await types(max, '/mfa-demo cleanup');
  await max.getByTestId('modal').getByRole('checkbox').first().check();
  await studio.picture(page, 'side-by-side');
  await page.context().close();
}
