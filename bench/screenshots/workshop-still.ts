import type { Locator } from 'playwright-core';
import { modalOf, presses, types, wordsOf } from './moves.ts';
import { entersTwoCodes } from './stills.ts';
import type { Studio } from './studio.ts';

const CHANNEL = 'security-training';
const APP = 'MFA Demo';

/**
 * Takes a picture of the card as Ana sees it beside Max's board. Ana continues her demo in another window, and Yuki
 * needs help.
 */
export async function pictureOfAWorkshop(studio: Studio): Promise<void> {
  const { workshop, sessionToken } = wordsOf('en');
  const page = await studio.open(['Ana', 'Max'], { viewport: { width: 1440, height: 960 } });
  const [ana, max] = [page.locator('[data-desk]').first(), page.locator('[data-desk]').last()];
  await goesTo(max, CHANNEL);
  await types(max, '/mfa-demo workshop');
  const modal = max.getByTestId('modal');
  await modal.getByLabel(workshop.form.size).fill('3');
  await max.getByTestId('modal-submit').click();
  await modal.getByText(workshop.opened('', '').split('*')[1] ?? '').waitFor();
  await page.keyboard.press('Escape');
  await goesTo(max, APP);

  await goesTo(ana, CHANNEL);
  await presses(ana, workshop.card.join);
  await ana.getByText(workshop.joined('').split('*')[1] ?? '').waitFor();
  const anaAlone = await studio.open(['Ana']);
  await anaAlone.getByAltText(sessionToken.qrAlt).waitFor();
  await anaAlone.getByTestId('phone-scan').click();
  await anaAlone.getByTestId('phone-code').waitFor();
  await entersTwoCodes(anaAlone, 'en', async () => undefined);
  await presses(modalOf(anaAlone), sessionToken.buttons.continue);

  const yuki = await studio.open(['Yuki']);
  await goesTo(yuki.locator('[data-desk]'), CHANNEL);
  await presses(yuki, workshop.card.join);
  await yuki.getByText(wordsOf('ja').workshop.joined('').split('*')[1] ?? '').waitFor();
  await presses(yuki, workshop.card.needHelp);

  // Both of Ana's pages show the windows of her lesson.
  await page.keyboard.press('Escape');
  await max.getByText(workshop.board.hands(1).split('*')[1] ?? '').waitFor();
  await max.getByText(workshop.board.guesses.split('*')[1] ?? '').waitFor();
  await max.getByText(workshop.board.step(2, sessionToken.steps.phone, 1)).waitFor();
  await ana.getByText(workshop.card.joined(2)).waitFor();
  await studio.picture(page, 'workshop');
  for (const one of [page, anaAlone, yuki]) await one.context().close();
}

async function goesTo(desk: Locator, name: string): Promise<void> {
  await desk.getByRole('navigation').getByRole('button', { name }).click();
}
