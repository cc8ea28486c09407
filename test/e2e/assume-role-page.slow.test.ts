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

describe.skipIf(!findChromium()).each(PEOPLE)('the lesson assume-role in %s', { timeout: 120_000 }, (locale, name) => {
  test('a person chooses the lesson, is denied the role twice, predicts the next answer, and assumes the role with a code', async () => {
    await using scene = await choosesLesson(name, locale, ({ assumeRole }) => assumeRole.about.name);
    const { world, tab, message, modal, field, second, text, complaints } = scene;
    const { assumeRole, sessionToken, takeHome, progress } = text;
    await modal
      .getByText(plain(assumeRole.deniedTwice.split('*')[1] ?? ''))
      .first()
      .waitFor();
    await modal.getByRole('button', { name: sessionToken.buttons.continue }).click();
    await modal.getByText(assumeRole.predict).waitFor();
    await modal.getByText(sessionToken.predict.allowed, { exact: true }).click();
    await field(0).fill(await laterCode(tab, second));
    await tab.getByTestId('modal-submit').click();
    await modal.getByText(assumeRole.worked).waitFor();
    await closesModal(tab);

    const readRows = () => message.getByRole('table').getByRole('row').allTextContents();
    await expect.poll(readRows).toHaveLength(6);
    const rows = await readRows();
    expect(rows.filter((row) => row.includes('AccessDenied'))).toHaveLength(3);
    expect(rows[5]).toContain(sessionToken.predict.wrong(sessionToken.predict.allowed));
    await message.getByRole('button', { name: assumeRole.buttons.results }).click();
    await modal.getByText(plain(assumeRole.whyAnswer['role-asked-for-mfa']).slice(0, 20)).waitFor();
    await closesModal(tab);
    await picks(message.locator('.overflow').last(), takeHome.buttons.policy);
    await modal.getByText('sts:AssumeRole').first().waitFor();
    await closesModal(tab);
    await message.getByRole('button', { name: sessionToken.buttons.cleanUp }).click();
    await message.getByText(progress.headline.succeeded).waitFor();
    expectNothingLeft(world);
    expect(complaints).toEqual([]);
  });
});
