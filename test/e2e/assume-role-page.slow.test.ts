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

describe.skipIf(!findChromium()).each(PEOPLE)('the lesson assume-role in %s', { timeout: 120_000 }, (locale, name) => {
  test('a person chooses it, is denied the role twice, guesses, and assumes it with a code', async () => {
    await using world = await startTestWorld({ lessons });
    await using page = await openPage(world, { hasClock: true, people: [name] });
    const { tab, complaints } = page;
    const text = textOf(locale);
    const { assumeRole, sessionToken, commands, takeHome, progress } = text;
    const [message, modal] = [tab.getByTestId('message'), tab.getByTestId('modal')];
    const field = (place: number) => modal.getByRole('textbox').nth(place);

    await types(tab, '/mfa-demo start');
    await message.getByText(plain(commands.lessons.choose)).waitFor();
    await message.getByRole('button', { name: commands.lessons.startThis(assumeRole.about.name) }).click();
    await tab.getByAltText(/QR (?:code|コード)/).waitFor();
    await tab.getByTestId('phone-scan').click();
    await tab.getByTestId('phone-code').waitFor();
    const [first, second] = await phoneCodes(tab);
    await message.getByRole('button', { name: sessionToken.buttons.enterCodes }).click();
    await field(0).fill(first);
    await field(1).fill(second);
    await tab.getByTestId('modal-submit').click();

    await modal
      .getByText(plain(assumeRole.deniedTwice.split('*')[1] ?? ''))
      .first()
      .waitFor();
    await modal.getByRole('button', { name: assumeRole.buttons.continue }).click();
    await modal.getByText(assumeRole.predict).waitFor();
    await modal.getByText(sessionToken.predict.allowed, { exact: true }).click();
    await field(0).fill(await laterCode(tab, second));
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(assumeRole.worked).waitFor();
    await closesModal(tab);

    const rows = await message.getByRole('table').getByRole('row').allTextContents();
    expect(rows).toHaveLength(6);
    expect(rows.filter((row) => row.includes('AccessDenied'))).toHaveLength(3);
    expect(rows[5]).toContain(sessionToken.predict.wrong(sessionToken.predict.allowed));
    await message.getByRole('button', { name: assumeRole.buttons.results }).click();
    await modal.getByText(plain(assumeRole.whyAnswer['role-asked-for-mfa']).slice(0, 20)).waitFor();
    await closesModal(tab);
    await message.locator('select.overflow').last().selectOption({ label: takeHome.buttons.policy });
    await modal.getByText('sts:AssumeRole').first().waitFor();
    await closesModal(tab);
    await message.getByRole('button', { name: sessionToken.buttons.cleanUp }).click();
    await message.getByText(progress.headline.succeeded).waitFor();
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  });
});
