import { ALL_LESSONS, offering } from '../../src/app/lessons.ts';
import type { Locale } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import type { Text } from '../../src/slack/text/en.ts';
import { type PersonaName, startTestWorld } from '../support/world.ts';
import { openPage, phoneCodes, types } from './open-page.ts';

const lessons = offering(ALL_LESSONS, ALL_LESSONS.scenarios.lessonIds);

/** Returns the text as people read it, without emoji and without marks for bold and code. */
export function plain(sentence: string): string {
  return sentence.replaceAll(/[*`]|:[a-z_]+: ?/g, '').trim();
}

/**
 * Starts a world that offers all lessons, opens its page, chooses a lesson, scans the QR code, and submits two codes.
 * Dispose of the result to close the page and the world.
 */
export async function choosesLesson(name: PersonaName, locale: Locale, nameOf: (text: Text) => string) {
  const world = await startTestWorld({ lessons });
  const page = await openPage(world, { hasClock: true, people: [name] });
  const { tab, complaints } = page;
  const text = textOf(locale);
  const { sessionToken, commands } = text;
  const [message, modal] = [tab.getByTestId('message'), tab.getByTestId('modal')];
  const field = (place: number) => modal.getByRole('textbox').nth(place);
  await types(tab, '/mfa-demo start');
  await message.getByText(plain(commands.lessons.choose)).waitFor();
  await message.getByRole('button', { name: commands.lessons.startThis(nameOf(text)) }).click();
  await tab.getByAltText(/QR (?:code|コード)/).waitFor();
  await tab.getByTestId('phone-scan').click();
  await tab.getByTestId('phone-code').waitFor();
  const [first, second] = await phoneCodes(tab);
  await message.getByRole('button', { name: sessionToken.buttons.enterCodes }).click();
  await field(0).fill(first);
  await field(1).fill(second);
  await tab.getByTestId('modal-submit').click();
  return {
    ...{ world, tab, message, modal, field, second, text, complaints },
    [Symbol.asyncDispose]: async () => {
      await page[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}
