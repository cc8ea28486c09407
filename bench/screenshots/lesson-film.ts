import { type Film, startFilm } from './film.ts';
import { type Language, modalOf, pasteButtonOf, waitsForTheNextCode, wordsOf } from './moves.ts';
import { folder, type Studio } from './studio.ts';

const WINDOW = { width: 1120, height: 720 };
const FILM_WIDTH = 960;

/** Films one demo at human speed in about 20 seconds; the waits for the next code are cut out. */
export async function filmTheLesson(studio: Studio, language: Language): Promise<string> {
  const bot = wordsOf(language);
  const { buttons, window, qrAlt } = bot.sessionToken;
  const scale = FILM_WIDTH / WINDOW.width;
  const page = await studio.open([language === 'en' ? 'Ana' : 'Yuki'], { viewport: WINDOW, deviceScaleFactor: scale });
  const modal = modalOf(page);
  const film: Film = startFilm(page, scale);
  const pressed = (name: string) => page.getByTestId('message').getByRole('button', { name, exact: true }).last();

  await film.hold(1000);
  await film.clicks(page.getByTestId('start'));
  await page.getByTestId('message').first().waitFor();
  await film.hold(500);
  await page.getByAltText(qrAlt).waitFor();
  await film.hold(900);
  await film.clicks(page.getByTestId('phone-scan'));
  await page.getByTestId('phone-code').waitFor();
  await film.hold(700);

  await film.clicks(pressed(buttons.enterCodes));
  await modal.getByText(bot.codes.enrollment.title, { exact: true }).waitFor();
  await film.hold(900);
  await film.clicks(pasteButtonOf(page));
  await film.hold(700);
  await waitsForTheNextCode(page);
  await film.hold(400);
  await film.clicks(pasteButtonOf(page));
  await film.hold(500);
  await film.clicks(page.getByTestId('modal-submit'));
  await film.hold(500);
  await modal.getByText(window.refused, { exact: true }).waitFor();
  await film.hold(2400);

  await film.clicks(page.getByTestId('modal-submit'));
  await modal.getByText(bot.codes.sessionCode.code, { exact: true }).waitFor();
  await film.hold(600);
  await waitsForTheNextCode(page);
  await film.hold(300);
  await film.clicks(pasteButtonOf(page));
  await film.hold(400);
  await film.clicks(page.getByTestId('modal-submit'));
  await film.hold(400);
  await modal.getByText(window.results, { exact: true }).waitFor();
  await film.hold(2500);

  await film.clicks(modal.getByRole('button', { name: bot.modals.close, exact: true }).last());
  await film.hold(1500);
  await film.clicks(pressed(buttons.cleanUp));
  await page.getByTestId('message').getByText(bot.progress.headline.succeeded).waitFor();
  await film.hold(600);
  await page.getByTestId('message').getByText(bot.progress.headline.succeeded).scrollIntoViewIfNeeded();
  await film.hold(2200);
  const name = language === 'en' ? 'demo.gif' : `demo.${language}.gif`;
  const size = await film.save(`${folder}${name}`);
  await page.context().close();
  return `${name}: ${film.seconds().toFixed(1)} s, ${Math.round(size / 1024)} KB`;
}
