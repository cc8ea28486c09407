import { describe, expect, test } from 'vitest';
import { ALL_LESSONS, offering } from '../../src/app/lessons.ts';
import type { Locale } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { findChromium } from '../support/chromium.ts';
import { type PersonaName, startTestWorld } from '../support/world.ts';
import { expectNothingLeft } from './moves.ts';
import { closesModal, laterCode, openPage, phoneCodes, types } from './open-page.ts';

const PEOPLE: readonly (readonly [Locale, PersonaName])[] = [
  ['en', 'Ana'],
  ['ja', 'Yuki'],
];
const lessons = offering(ALL_LESSONS, ALL_LESSONS.scenarios.ids);

/** As it is read: without what makes it bold or code. */
function plain(sentence: string): string {
  return sentence.replaceAll(/[*`]|:[a-z_]+: ?/g, '').trim();
}

describe.skipIf(!findChromium()).each(PEOPLE)('the lesson mfa-age in %s', { timeout: 120_000 }, (locale, name) => {
  test('a person chooses it, guesses, waits until the code is too old, and enters the next one', async () => {
    await using world = await startTestWorld({ lessons });
    await using page = await openPage(world, { hasClock: true, people: [name] });
    const { tab, complaints } = page;
    const text = textOf(locale);
    const { mfaAge, sessionToken, commands, takeHome, progress } = text;
    const [message, modal] = [tab.getByTestId('message'), tab.getByTestId('modal')];
    const field = (place: number) => modal.getByRole('textbox').nth(place);

    await types(tab, '/mfa-demo start');
    await message.getByText(plain(commands.lessons.choose)).waitFor();
    await message.getByRole('button', { name: commands.lessons.startThis(mfaAge.about.name) }).click();
    await tab.getByAltText(/QR (?:code|コード)/).waitFor();
    await tab.getByTestId('phone-scan').click();
    await tab.getByTestId('phone-code').waitFor();
    const [first, second] = await phoneCodes(tab);
    await message.getByRole('button', { name: sessionToken.buttons.enterCodes }).click();
    await field(0).fill(first);
    await field(1).fill(second);
    await tab.getByTestId('modal-submit').click();

    await modal.getByText(mfaAge.predict).waitFor();
    await modal.getByText(sessionToken.predict.allowed, { exact: true }).click();
    const third = await laterCode(tab, second);
    await field(0).fill(third);
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(plain(mfaAge.allowedYoung)).waitFor();
    world.pass(63_000);
    await modal.getByText(plain(mfaAge.nextCodeForm.seen)).waitFor();
    await tab.clock.fastForward(60_000);
    await field(0).fill(await laterCode(tab, third));
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(mfaAge.worked).waitFor();
    await closesModal(tab);

    const rows = await message.getByRole('table').getByRole('row').allTextContents();
    expect(rows).toHaveLength(5);
    expect(rows.filter((row) => row.includes('AccessDenied'))).toHaveLength(2);
    expect(rows[3]).toContain(sessionToken.predict.wrong(sessionToken.predict.allowed));
    await message.getByRole('button', { name: mfaAge.buttons.results }).click();
    await modal.getByText(plain(mfaAge.whyAnswer['old-code']).slice(0, 20)).waitFor();
    await closesModal(tab);
    await message.locator('select.overflow').last().selectOption({ label: takeHome.buttons.policy });
    await modal.getByText('NumericLessThan').first().waitFor();
    await closesModal(tab);
    await message.getByRole('button', { name: sessionToken.buttons.cleanUp }).click();
    await message.getByText(progress.headline.succeeded).waitFor();
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  });
});
