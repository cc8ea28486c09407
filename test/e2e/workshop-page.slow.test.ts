import { describe, expect, test } from 'vitest';
import type { Locale } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { ALL_RULES, checkWith } from '../support/axe.ts';
import { picks } from '../support/chooses.ts';
import { findChromium } from '../support/chromium.ts';
import { type PersonaName, startTestWorld } from '../support/world.ts';
import { expectNothingLeft } from './moves.ts';
import { openBeside, openPage } from './open-page.ts';
import {
  answersTheQuestions,
  cannotConnect,
  choosesLanguage,
  goesTo,
  inMessages,
  opensWorkshopOnPage,
  plain,
  playsTheLesson,
  pressesByKeyboard,
} from './workshop-page-moves.ts';

const CHANNEL = 'security-training';
const APP = 'MFA Demo';

/** The trainer's language, which the workshop uses and Ana chooses too; the trainer; a participant. */
const WORKSHOPS: readonly (readonly [Locale, PersonaName, PersonaName])[] = [
  ['en', 'Max', 'Yuki'],
  ['ja', 'Yuki', 'Max'],
];

/** Opens a tab for each of the three people who join: the trainer, Ana and another person. */
async function inThreeTabs(locale: Locale, trainerName: PersonaName, otherName: PersonaName) {
  const world = await startTestWorld({ settings: { TRAINER_USER_IDS: 'U0SANDBOXY1' } });
  const page = await openPage(world, { hasClock: true, people: [trainerName] });
  const [ana, other] = [await openBeside(page, world, 'Ana'), await openBeside(page, world, otherName)];
  const [trainer, { complaints }] = [page.tab, page];
  const close = async () => {
    await page[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
  };
  return { world, trainer, ana, other, complaints, text: textOf(locale), [Symbol.asyncDispose]: close };
}

const isAccessible = checkWith(ALL_RULES);

describe.skipIf(!findChromium()).each(WORKSHOPS)('a workshop in %s', { timeout: 180_000 }, (locale, max, yuki) => {
  test('three people join, one has a wrong clock and gets help, the trainer ends the workshop, and the debrief appears', async () => {
    await using scene = await inThreeTabs(locale, max, yuki);
    const { world, trainer, ana, other, text, complaints } = scene;
    const { card, board } = text.workshop;
    await choosesLanguage(ana, locale);
    await goesTo(trainer, CHANNEL);
    await opensWorkshopOnPage(trainer, text);
    await isAccessible(trainer, 'the card');

    await goesTo(ana, CHANNEL);
    await pressesByKeyboard(ana, inMessages(ana).getByRole('button', { name: card.join }));
    await ana.getByText(plain(text.workshop.joined('').split('*')[1] ?? '')).waitFor();
    for (const tab of [other, trainer]) {
      await goesTo(tab, CHANNEL);
      await inMessages(tab).getByRole('button', { name: card.join }).click();
    }
    await inMessages(trainer).getByText(card.joined(3)).waitFor();

    await goesTo(ana, APP);
    await goesTo(trainer, APP);
    await cannotConnect(ana, text);
    await picks(inMessages(ana).locator('.overflow').last(), card.needHelp);
    await ana.getByText(plain(text.workshop.handRaised)).waitFor();
    await trainer.getByText(plain(board.hands(1))).waitFor();
    await isAccessible(trainer, 'the board');
    await trainer.getByRole('button', { name: board.takeWho(board.participant(1)) }).click();
    await trainer.getByRole('button', { name: board.helpedWho(board.participant(1)) }).waitFor();
    await inMessages(ana)
      .getByText(plain(text.workshop.letters.help(`@${max}`)))
      .waitFor();

    await playsTheLesson(ana, text);
    await trainer.getByText(plain(board.finished(1))).waitFor();
    await trainer.getByRole('button', { name: board.helpedWho(board.participant(1)) }).click();
    await trainer.getByText(plain(board.noHands)).waitFor();

    await trainer.getByRole('button', { name: board.buttons.end }).click();
    await trainer.getByRole('dialog').getByRole('button', { name: board.endQuestion.confirm }).click();
    await inMessages(trainer).getByText(board.titleOver, { exact: true }).waitFor();
    await inMessages(ana).getByText(text.progress.headline.succeeded).waitFor();
    await inMessages(trainer).getByText(text.progress.headline['workshop-over']).waitFor();
    expectNothingLeft(world);

    const table = trainer.getByRole('link', { name: /^workshop-\w+\.csv$/ });
    const csv = await (await trainer.request.get((await table.getAttribute('href')) ?? '')).text();
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    expect(csv).toContain(text.debrief.csv.refusedCodes);
    await answersTheQuestions(ana, text);
    expect(await ana.getByRole('link', { name: /\.csv$/ }).count()).toBe(0);

    await goesTo(ana, CHANNEL);
    const inChannel = inMessages(ana);
    await inChannel.getByText(plain(card.nothingLeft), { exact: true }).waitFor();
    await inChannel.getByText(plain(text.debrief.joined(3, 1))).waitFor();
    await inChannel.getByRole('table').first().waitFor();
    const { people, times } = text.debrief.chart;
    for (const title of [people, times]) await inChannel.getByText(title, { exact: true }).first().waitFor();
    await inChannel.getByText(text.debrief.questions.hardest).waitFor();
    await isAccessible(ana, 'the debrief');
    expect(complaints).toEqual([]);
  });
});
