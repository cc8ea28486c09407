import { describe, expect, test } from 'vitest';
import type { Locale } from '../../src/scenario/demo.ts';
import { picks } from '../support/chooses.ts';
import { findChromium } from '../support/chromium.ts';
import type { PersonaName } from '../support/world.ts';
import { choosesLesson, plain } from './lesson-page-moves.ts';
import { expectNothingLeft } from './moves.ts';
import { closesModal, laterCode } from './open-page.ts';

const PEOPLE: readonly (readonly [Locale, PersonaName])[] = [
  ['en', 'Ana'],
  ['ja', 'Yuki'],
];

describe.skipIf(!findChromium()).each(PEOPLE)('the lesson mfa-age in %s', { timeout: 120_000 }, (locale, name) => {
  test('a person chooses the lesson, predicts the answer, waits until the code is too old, and enters the next code', async () => {
    await using scene = await choosesLesson(name, locale, ({ mfaAge }) => mfaAge.about.name);
    const { world, tab, message, modal, field, second, text, complaints } = scene;
    const { mfaAge, sessionToken, takeHome, progress } = text;
    await modal.getByText(mfaAge.predict).waitFor();
    await modal.getByText(sessionToken.predict.allowed, { exact: true }).click();
    const third = await laterCode(tab, second);
    await field(0).fill(third);
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(plain(mfaAge.allowedYoung)).waitFor();
    world.pass(63_000);
    await modal.getByText(plain(mfaAge.nextCodeForm.seen)).waitFor();
    // The clock of AWS is 63 seconds ahead. This line and `laterCode` move the phone's clock about as far, because STS
    // accepts only codes of nearby times.
    await tab.clock.fastForward(30_000);
    await field(0).fill(await laterCode(tab, third));
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(mfaAge.worked).waitFor();
    await closesModal(tab);

    const readRows = () => message.getByRole('table').getByRole('row').allTextContents();
    await expect.poll(readRows).toHaveLength(5);
    const rows = await readRows();
    expect(rows.filter((row) => row.includes('AccessDenied'))).toHaveLength(2);
    expect(rows[3]).toContain(sessionToken.predict.wrong(sessionToken.predict.allowed));
    await message.getByRole('button', { name: mfaAge.buttons.results }).click();
    await modal.getByText(plain(mfaAge.whyAnswer['old-code']).slice(0, 20)).waitFor();
    await closesModal(tab);
    await picks(message.locator('.overflow').last(), takeHome.buttons.policy);
    await modal.getByText('NumericLessThan').first().waitFor();
    await closesModal(tab);
    await message.getByRole('button', { name: sessionToken.buttons.cleanUp }).click();
    await message.getByText(progress.headline.succeeded).waitFor();
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  });
});
